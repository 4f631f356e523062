//! What holds for every cascade, for many cell types, and for every Poisson process.

use approx::assert_relative_eq;
use neuroscale_lnp::cost::*;
use neuroscale_lnp::{RateError, poisson_counts, poisson_probability, waits};
use proptest::prelude::*;

fn cell_type() -> impl Strategy<Value = CellType<f64>> {
    let wiring = (1.0..1e11, 1.0..2e5, 1.0..1e4);
    let filter = (1.0..2e3, 1.0..50.0, 1.0..20.0, 1.0..20.0);
    let clock = (1.0..1e3, 0.01..1e3);
    (wiring, filter, clock).prop_map(|(wiring, filter, clock)| {
        let (neurons, fan_in, fan_out) = wiring;
        let (dendrites, branches, temporal_taps, soma_taps) = filter;
        let (update_rate, firing_rate) = clock;
        CellType {
            neurons,
            fan_in,
            fan_out,
            dendrites,
            branches,
            temporal_taps,
            soma_taps,
            update_rate,
            firing_rate,
        }
    })
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
        let stages = stage_costs(&cell, convention, Output::Excluded);
        let sum: f64 = stages.iter().filter_map(|cost| cost.work.multiply_adds()).sum();
        assert_relative_eq!(multiply_adds_per_update(&cell, convention), sum, max_relative = 1e-12);
    }

    #[test]
    fn separating_space_from_time_pays_once_both_have_two_taps(mut cell in cell_type()) {
        cell.branches += 1.0;
        cell.temporal_taps += 1.0;
        let separable = multiply_adds_per_update(&cell, Convention::Separable);
        prop_assert!(separable <= multiply_adds_per_update(&cell, Convention::DirectOwnFilter) * (1.0 + 1e-12));
    }

    #[test]
    fn all_cell_types_cost_at_least_what_one_costs(
        cells in prop::collection::vec(cell_type(), 1..6), convention in convention(), output in output(),
    ) {
        let total = total_multiply_adds_per_second(&cells, convention, output).expect("not empty");
        for cell in &cells {
            prop_assert!(total >= multiply_adds_per_second(cell, convention, output));
        }
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
