//! What holds for every anatomy.

use approx::assert_relative_eq;
use neuroscale_anatomy::*;
use proptest::prelude::*;

fn amount() -> impl Strategy<Value = f64> {
    1e-3..1e12
}

proptest! {
    #[test]
    fn a_part_comes_back_from_its_share(part in amount(), rest in amount()) {
        let all = part + rest;
        assert_relative_eq!(of_share(all, share(part, all)), part, max_relative = 1e-12);
        prop_assert!(share(part, all) <= 1.0);
    }

    #[test]
    fn a_share_and_the_remaining_share_are_the_whole(share in 0.0..1.0) {
        assert_relative_eq!(share + remaining_share(share), 1.0);
    }

    #[test]
    fn the_whole_is_at_least_any_part(parts in prop::collection::vec(amount(), 1..10)) {
        let sum = whole(&parts).expect("not empty");
        prop_assert!(parts.iter().all(|part| *part <= sum));
    }

    #[test]
    fn regions_together_have_at_least_the_synapses_of_one(
        neurons in amount(), regions in prop::collection::vec((0.01..1.0, 1.0..1e5), 1..6),
    ) {
        let regions: Vec<_> =
            regions.into_iter().map(|(share, synapses_per_neuron)| Region { share, synapses_per_neuron }).collect();
        let all = synapses_of_regions(neurons, &regions).expect("not empty");
        prop_assert!(regions.iter().all(|region| synapses_of_region(neurons, *region) <= all));
        let twice = synapses_of_regions(2.0 * neurons, &regions).expect("not empty");
        assert_relative_eq!(twice, 2.0 * all, max_relative = 1e-12);
    }

    #[test]
    fn equal_regions_are_one(neurons in amount(), share in 0.01..0.99, each in 1.0..1e5) {
        let region = |share| Region { share, synapses_per_neuron: each };
        let both = synapses_of_regions(neurons, &[region(share), region(remaining_share(share))]);
        assert_relative_eq!(both.expect("two"), synapses_of_region(neurons, region(1.0)), max_relative = 1e-12);
    }

    #[test]
    fn more_neurons_or_more_of_each_never_mean_less(count in amount(), each in amount(), factor in 1.0..5.0) {
        for product in [dendrites::<f64>, synaptic_inputs, event_rate, power, energy_of_molecules] {
            prop_assert!(product(factor * count, each) >= product(count, each));
            prop_assert!(product(count, factor * each) >= product(count, each));
            assert_relative_eq!(product(2.0 * count, each), 2.0 * product(count, each));
        }
    }

    #[test]
    fn counts_balance_when_they_agree_and_invert_when_they_swap(sent in amount(), received in amount()) {
        assert_relative_eq!(balance(sent, sent), 1.0);
        assert_relative_eq!(balance(sent, received) * balance(received, sent), 1.0, max_relative = 1e-12);
        assert_relative_eq!(energy_ratio(sent, received) * energy_ratio(received, sent), 1.0, max_relative = 1e-12);
    }

    #[test]
    fn the_energy_of_each_event_comes_back_from_the_power(energy in amount(), rate in amount()) {
        assert_relative_eq!(energy_of_each(power(energy, rate), rate), energy, max_relative = 1e-12);
    }

    #[test]
    fn landauers_bound_grows_in_step_with_the_temperature(temperature in 1.0..1e4) {
        let bound = |temperature| landauer_bound(1.380649e-23, temperature);
        assert_relative_eq!(bound(2.0 * temperature), 2.0 * bound(temperature));
    }
}
