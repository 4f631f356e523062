//! Costs, filters and probabilities that somebody else has written down.

use approx::assert_relative_eq;
use neuroscale_lnp::cost::*;
use neuroscale_lnp::{RateError, poisson_counts, poisson_probability, time_steps, waits, window};
use neuroscale_quantity::Count;

fn granule() -> CellType<u32> {
    CellType {
        neurons: 50,
        fan_in: 15,
        fan_out: 100,
        dendrites: 4,
        branches: 3,
        temporal_taps: 5,
        soma_taps: 5,
        update_rate: 200,
        firing_rate: 200,
    }
}

fn purkinje() -> CellType<u32> {
    CellType {
        neurons: 1,
        fan_in: 100_000,
        fan_out: 1000,
        dendrites: 1000,
        branches: 10,
        temporal_taps: 5,
        soma_taps: 5,
        update_rate: 200,
        firing_rate: 200,
    }
}

/// The document's cells, with the neurons that a `u32` cannot hold.
fn cells() -> [CellType<Count>; 2] {
    let granule = CellType { neurons: Count::new(50_000_000_000), ..granule().map(Count::from) };
    let purkinje = CellType { neurons: Count::new(100_000_000), ..purkinje().map(Count::from) };
    [granule, purkinje]
}

fn document(convention: Convention, output: Output) -> Option<u128> {
    flops(total_multiply_adds_per_second(&cells(), convention, output)?, Count::from(2)).get()
}

/// `brain-vs-deep-learning`, *Estimation of cerebellar filter dimensions*: 3x4x5 and 10x1000x5.
#[test]
fn the_filters_have_the_sizes_that_the_post_states() {
    assert_relative_eq!(spatial_taps(3.0, 4.0), 12.0);
    assert_relative_eq!(dendritic_taps(3.0, 4.0, 5.0), 60.0);
    assert_relative_eq!(dendritic_taps(10.0, 1000.0, 5.0), 50_000.0);
}

/// Worked out by hand from the conventions' definitions, exactly.
#[test]
fn each_convention_has_its_own_cost() {
    use Convention::{DirectOwnFilter, Separable, Streaming};
    let costs = [
        (Streaming, Output::Excluded, 7_600_200_000_000_000),
        (Separable, Output::Excluded, 200_125_600_200_000_000_000),
        (DirectOwnFilter, Output::Excluded, 1_000_090_100_200_000_000_000),
        (DirectOwnFilter, Output::EventDriven, 1_000_092_140_200_000_000_000),
        (DirectOwnFilter, Output::Dense, 1_100_840_100_200_000_000_000),
    ];
    for (convention, output, cost) in costs {
        assert_eq!(document(convention, output), Some(cost), "{}, {}", convention.name(), output.name());
    }
}

/// The document's part *Defining reference numbers*: 10 trillion synapses at 200 action potentials a second.
#[test]
fn the_simple_model_multiplies_synapses_by_rate() {
    assert_relative_eq!(simple_model(10e12, 200.0), 2e15);
}

/// The document's own conversions: 0.6, 2.4 and 6 steps at 30 frames a second.
#[test]
fn time_steps_are_those_that_the_post_states() {
    for (duration, steps) in [(0.020, 0.6), (0.080, 2.4), (0.200, 6.0)] {
        assert_relative_eq!(time_steps(duration, 30.0), steps, max_relative = 1e-15);
    }
    assert_relative_eq!(window(5.0, 30.0), 1.0 / 6.0);
}

/// e^(−1/2) = 0.606530659712633…, times 1, 1/2, 1/8, 1/48 (Abramowitz and Stegun 1964, table 4.4).
#[test]
fn poisson_probabilities_are_those_of_the_tables() {
    let none = 0.606_530_659_712_633_4;
    for (events, factor) in [(0, 1.0), (1, 0.5), (2, 0.125), (3, 1.0 / 48.0)] {
        assert_relative_eq!(poisson_probability(0.5, events), factor * none, max_relative = 1e-15);
    }
}

/// mpmath 1.3 at 50 digits: `exp(k·log(λ) − λ − loggamma(k + 1))`.
#[test]
fn poisson_probabilities_keep_their_digits_however_many_events_there_are() {
    let reference = [
        (745.5, 5, 3.28488926598677e-312),
        (760.0, 20, 1.4666989540243999e-291),
        (1200.0, 170, 2.7967364933725591e-305),
        (50.0, 171, 5.192404780344447e-41),
        (3.0, 175, 1.3880214512755957e-236),
        (1400.0, 400, 4.29067311456797e-219),
        (800.0, 750, 0.0029522272473534307),
        (1e3, 1000, 0.0126146113487215),
        (1e4, 9900, 0.0024278067065407017),
        (1e5, 104_000, 6.353800697990066e-38),
        (1e6, 1_000_000, 0.00039894224715624403),
        (1e6, 1_030_000, 1.2232132831015098e-197),
        (4e9, 4_000_000_000, 6.307831304918987e-6),
    ];
    for (expected, events, probability) in reference {
        assert_relative_eq!(poisson_probability(expected, events), probability, max_relative = 1e-11);
    }
    let nothing =
        [poisson_probability(1e300, 1000), poisson_probability(0.0, 170), poisson_probability(0.0, 171)];
    assert_eq!(nothing.map(f64::to_bits), [0; 3]);
}

/// The cascade in the order of the document's part *Back to the LNP model*.
#[test]
fn a_signal_passes_the_stages_in_order() {
    let costs = stage_costs(&purkinje().map(f64::from), Convention::Streaming, Output::EventDriven);
    let names = costs.map(|cost| cost.stage.name());
    assert_eq!(names.first(), Some(&"input"));
    assert_eq!(names.last(), Some(&"output"));
    let sizes = costs.map(|cost| cost.size);
    let stated = [5e5, 1e5, 5e4, 1e3, 5.0, 1.0, 1.0, 1e3];
    for (size, stated) in sizes.into_iter().zip(stated) {
        assert_relative_eq!(size, stated);
    }
}

/// Pinned from the first run, so that figures drawn from the stream keep their points.
#[test]
fn a_seed_always_yields_the_same_sample() -> Result<(), RateError> {
    let counts: Vec<u64> = poisson_counts(0.5, 1)?.take(12).collect();
    assert_eq!(counts, poisson_counts(0.5, 1)?.take(12).collect::<Vec<_>>());
    assert_ne!(counts, poisson_counts(0.5, 2)?.take(12).collect::<Vec<_>>());
    assert_eq!(counts, [1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0]);
    assert_eq!(
        waits(1.0, 1)?.take(2).map(f64::to_bits).collect::<Vec<_>>(),
        [4602320846779043721, 4611133379581606858]
    );
    Ok(())
}

#[test]
fn a_rate_that_no_process_can_have_is_refused_by_name() {
    for rate in [0.0, -1.0, f64::INFINITY, f64::NAN] {
        let refused = waits(rate, 1).err().map(|error| error.to_string());
        assert_eq!(refused, Some(format!("a rate of {rate} is not positive and finite")));
        assert!(poisson_counts(rate, 1).is_err());
    }
}
