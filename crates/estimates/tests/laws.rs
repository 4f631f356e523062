//! Laws of brains of any number of populations.

use neuroscale_estimates::weighted_brain;
use neuroscale_params::Population;
use proptest::prelude::*;

fn population() -> impl Strategy<Value = Population<f64>> {
    (1e3..1e11, 1.0..1e6).prop_map(|(neurons, fan_in)| Population { neurons, fan_in })
}

fn brain() -> impl Strategy<Value = Vec<Population<f64>>> {
    prop::collection::vec(population(), 1..8)
}

const ROUNDING: f64 = 1e-12;

proptest! {
    #[test]
    fn a_weighted_count_lies_between_the_smallest_and_the_largest_fan_in_for_all(populations in brain()) {
        let counted = weighted_brain(&populations).unwrap();
        let least = populations.iter().map(|p| p.fan_in).fold(f64::INFINITY, f64::min);
        let most = populations.iter().map(|p| p.fan_in).fold(0.0, f64::max);
        prop_assert!(counted.synapses >= counted.neurons * least * (1.0 - ROUNDING));
        prop_assert!(counted.synapses <= counted.neurons * most * (1.0 + ROUNDING));
    }

    #[test]
    fn another_population_never_takes_synapses_away(populations in brain(), more in population()) {
        let before = weighted_brain(&populations).unwrap();
        let after = weighted_brain(&[populations, vec![more]].concat()).unwrap();
        prop_assert!(after.synapses >= before.synapses && after.parameters >= before.parameters);
    }

    #[test]
    fn a_population_cut_in_two_counts_the_same(populations in brain(), cut in 0.01..0.99) {
        let whole = weighted_brain(&populations).unwrap();
        let halves = populations.iter().flat_map(|p| {
            [cut, 1.0 - cut].map(|part| Population { neurons: p.neurons * part, fan_in: p.fan_in })
        });
        let parts = weighted_brain(&halves.collect::<Vec<_>>()).unwrap();
        prop_assert!((parts.parameters / whole.parameters - 1.0).abs() < ROUNDING);
    }

    #[test]
    fn the_mean_fan_in_given_to_all_yields_the_same_brain(populations in brain()) {
        let counted = weighted_brain(&populations).unwrap();
        let alike = Population { neurons: counted.neurons, fan_in: counted.mean_fan_in };
        let uniform = weighted_brain(&[alike]).unwrap();
        prop_assert!((uniform.synapses / counted.synapses - 1.0).abs() < ROUNDING);
    }
}

#[test]
fn no_population_is_no_brain() {
    assert_eq!(weighted_brain::<f64>(&[]), None);
}
