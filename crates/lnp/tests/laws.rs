//! What holds for every cascade and every Poisson process.

use approx::assert_relative_eq;
use neuroscale_lnp::*;
use proptest::prelude::*;

fn cell_type() -> impl Strategy<Value = CellType<f64>> {
    let wiring = (1.0..1e11, 1.0..2e5, 1.0..1e4);
    let filter = (1.0..2e3, 1.0..50.0, 1.0..20.0, 1.0..20.0);
    let clock = (1.0..1e3, 0.01..1e3);
    (wiring, filter, clock).prop_map(
        |((neurons, inputs, outputs), (dendrites, branches, steps, soma_taps), (updates, spikes))| CellType {
            neurons,
            inputs,
            outputs,
            dendrites,
            branches,
            steps,
            soma_taps,
            updates,
            spikes,
        },
    )
}

fn convention() -> impl Strategy<Value = Convention> {
    prop::sample::select(Convention::ALL.as_slice())
}

fn output() -> impl Strategy<Value = Output> {
    prop::sample::select(Output::ALL.as_slice())
}

proptest! {
    #[test]
    fn the_cost_is_the_sum_of_the_stages(cell in cell_type(), convention in convention()) {
        let stages = cascade(&cell, convention, Output::Excluded);
        let sum: f64 = stages.iter().filter_map(|stage| stage.work.multiply_adds()).sum();
        assert_relative_eq!(multiply_adds_per_update(&cell, convention), sum, max_relative = 1e-12);
    }

    #[test]
    fn a_larger_cell_never_costs_less(
        cell in cell_type(), convention in convention(), output in output(), factor in 1.0..3.0,
    ) {
        let larger = [
            CellType { neurons: factor * cell.neurons, ..cell },
            CellType { inputs: factor * cell.inputs, ..cell },
            CellType { outputs: factor * cell.outputs, ..cell },
            CellType { dendrites: factor * cell.dendrites, ..cell },
            CellType { branches: factor * cell.branches, ..cell },
            CellType { steps: factor * cell.steps, ..cell },
            CellType { soma_taps: factor * cell.soma_taps, ..cell },
            CellType { updates: factor * cell.updates, ..cell },
            CellType { spikes: factor * cell.spikes, ..cell },
        ];
        let cost = multiply_adds(&cell, convention, output);
        for larger in larger {
            prop_assert!(multiply_adds(&larger, convention, output) >= cost * (1.0 - 1e-12));
        }
    }

    #[test]
    fn twice_the_neurons_cost_twice_as_much(cell in cell_type(), convention in convention(), output in output()) {
        let twice = CellType { neurons: 2.0 * cell.neurons, ..cell };
        let cost = multiply_adds(&cell, convention, output);
        assert_relative_eq!(multiply_adds(&twice, convention, output), 2.0 * cost);
    }

    #[test]
    fn twice_the_updates_and_spikes_cost_twice_as_much(
        cell in cell_type(), convention in convention(), output in output(),
    ) {
        let faster = CellType { updates: 2.0 * cell.updates, spikes: 2.0 * cell.spikes, ..cell };
        let cost = multiply_adds(&cell, convention, output);
        assert_relative_eq!(multiply_adds(&faster, convention, output), 2.0 * cost);
    }

    #[test]
    fn counting_the_output_never_makes_it_cheaper(cell in cell_type(), convention in convention(), output in output()) {
        let without = multiply_adds(&cell, convention, Output::Excluded);
        prop_assert!(multiply_adds(&cell, convention, output) >= without);
    }

    #[test]
    fn the_direct_convolution_costs_at_least_what_streaming_costs(cell in cell_type()) {
        let weighing = cell.inputs;
        let direct = multiply_adds_per_update(&cell, Convention::DirectOwnFilter);
        prop_assert!(direct + weighing >= multiply_adds_per_update(&cell, Convention::Streaming));
    }

    #[test]
    fn separating_space_from_time_pays_once_both_have_two_taps(mut cell in cell_type()) {
        cell.branches += 1.0;
        cell.steps += 1.0;
        let separable = multiply_adds_per_update(&cell, Convention::Separable);
        prop_assert!(separable <= multiply_adds_per_update(&cell, Convention::DirectOwnFilter) * (1.0 + 1e-12));
    }

    #[test]
    fn all_cell_types_cost_at_least_what_one_costs(
        cells in prop::collection::vec(cell_type(), 1..6), convention in convention(), output in output(),
    ) {
        let total = total_multiply_adds(&cells, convention, output).expect("not empty");
        for cell in &cells {
            prop_assert!(total >= multiply_adds(cell, convention, output));
        }
    }

    #[test]
    fn sharing_the_own_filter_leaves_out_only_the_soma(cell in cell_type()) {
        let own = dendrite_filter(cell.branches, cell.dendrites, cell.steps);
        let soma = cell.neurons * cell.updates * cell.soma_taps;
        let direct = multiply_adds(&cell, Convention::DirectOwnFilter, Output::Excluded);
        assert_relative_eq!(shared_filter_multiply_adds(&cell, own) + soma, direct, max_relative = 1e-12);
    }

    #[test]
    fn a_window_holds_the_steps_that_span_it(steps in 0.1..1e3, rate in 0.1..1e4) {
        assert_relative_eq!(time_steps(window(steps, rate), rate), steps, max_relative = 1e-12);
    }

    #[test]
    fn poisson_probabilities_add_up_to_one(expected in 0.01..20.0) {
        let sum: f64 = (0..200).map(|events| poisson_probability(expected, events)).sum();
        assert_relative_eq!(sum, 1.0, max_relative = 1e-12);
    }

    #[test]
    fn poisson_probabilities_have_the_expected_number_as_mean(expected in 0.01..20.0) {
        let mean: f64 = (0..200).map(|events| f64::from(events) * poisson_probability(expected, events)).sum();
        assert_relative_eq!(mean, expected, max_relative = 1e-12);
    }

    #[test]
    fn a_longer_wait_is_never_denser(rate in 0.01..100.0, wait in 0.0..100.0, more in 0.0..100.0) {
        prop_assert!(exponential_density(rate, wait + more) <= exponential_density(rate, wait));
    }

    #[test]
    fn the_density_halves_with_every_half_life(rate in 0.01..100.0, wait in 0.0..10.0) {
        let half_life = std::f64::consts::LN_2 / rate;
        let density = exponential_density(rate, wait);
        assert_relative_eq!(2.0 * exponential_density(rate, wait + half_life), density, max_relative = 1e-9);
    }

    #[test]
    fn waits_are_never_negative(rate in 1e-3..1e3, seed: u64) {
        prop_assert!(waits(rate, seed)?.take(100).all(|wait| wait >= 0.0 && wait.is_finite()));
    }

    #[test]
    fn a_faster_process_waits_in_proportion_less(rate in 1e-3..1e3, seed: u64) {
        for (slow, fast) in waits(rate, seed)?.zip(waits(2.0 * rate, seed)?).take(20) {
            assert_relative_eq!(slow, 2.0 * fast);
        }
    }
}

/// The statistic of Kolmogorov and Smirnov exceeds 1.95/√n in one of a thousand samples (Massey 1951).
#[test]
fn waits_follow_the_exponential_distribution() -> Result<(), RateError> {
    let n = 20_000;
    let mut sample: Vec<f64> = waits(2.0, 7)?.take(n).collect();
    sample.sort_by(f64::total_cmp);
    let expected = |wait: f64| 1.0 - libm::exp(-2.0 * wait);
    let distances = sample.iter().enumerate().map(|(i, wait)| (expected(*wait) - i as f64 / n as f64).abs());
    assert!(distances.fold(0.0, f64::max) < 1.95 / (n as f64).sqrt());
    Ok(())
}

/// The statistic of Pearson with eight cells exceeds 24.32 in one of a thousand samples.
#[test]
fn counts_follow_the_poisson_distribution() -> Result<(), RateError> {
    let n = 20_000;
    let mut observed = [0.0; 8];
    for count in poisson_counts(2.5, 7)?.take(n) {
        observed[usize::try_from(count).map_or(7, |count| count.min(7))] += 1.0;
    }
    let mut probabilities = [0, 1, 2, 3, 4, 5, 6, 7].map(|events| poisson_probability(2.5, events));
    probabilities[7] = 1.0 - probabilities[..7].iter().sum::<f64>();
    let excess = |(seen, p): (f64, f64)| (seen - p * n as f64) * (seen - p * n as f64) / (p * n as f64);
    assert!(observed.into_iter().zip(probabilities).map(excess).sum::<f64>() < 24.32);
    Ok(())
}
