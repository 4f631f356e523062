//! What a brain computes in a second: closed forms, laws and published numbers.

use approx::assert_relative_eq;
use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::{ComputingPower, PopulationWeighted, Reading};
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::Package;
use neuroscale_uncertainty::{Model, Sampling};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn tables() -> Result<(Package, PopulationSet), Box<dyn std::error::Error>> {
    let package = neuroscale_data::package()?;
    let set = PopulationSet::human_brain(&package)?;
    Ok((package, set))
}

/// √(0.1·2) spikes a second and √(1·100) FLOP for each: the geometric middles of published ranges.
#[test]
fn point_neurons_take_the_middle_of_both_ranges_for_every_synapse() -> Outcome {
    let (package, set) = tables()?;
    let synapses = PopulationWeighted::of(&set)?.synapses.value();
    let power = ComputingPower::of(&package, &set, Reading::PointNeurons)?;
    assert_relative_eq!(power.flops.value(), synapses * 0.2_f64.sqrt() * 10.0, max_relative = 1e-12);
    Ok(())
}

/// Carlsmith 2020 arrives at 1e13 to 1e17 with 1e14 to 1e15 synapses; ours are 1.6e14.
#[test]
fn point_neurons_lie_within_the_range_of_the_mechanistic_method() -> Outcome {
    let (package, set) = tables()?;
    let power = ComputingPower::of(&package, &set, Reading::PointNeurons)?;
    let answer = Model::of(&power.flops)?.answer(&Sampling::default())?;
    let [low, high] = answer.interval(0.9);
    assert!(low.value > 1e13 && high.value < 1e17, "{answer}");
    Ok(())
}

#[test]
fn readings_are_ordered_from_the_cheapest_to_the_dearest() -> Outcome {
    let (package, set) = tables()?;
    let power = |reading| ComputingPower::of(&package, &set, reading).map(|power| power.flops.value());
    let powers = Reading::ALL.map(power).into_iter().collect::<Result<Vec<_>, _>>()?;
    assert!(powers.is_sorted(), "{powers:?}");
    Ok(())
}

/// A granule cell by hand: the direct convolution of `formulas` with D = √20, S = √3, T = R·window.
#[test]
fn the_cascade_of_one_population_is_the_convention_written_out() -> Outcome {
    let (package, mut set) = tables()?;
    set.members.retain(|member| member.population == "cerebellar granule cells");
    let power = ComputingPower::of(&package, &set, Reading::Cascade(Convention::DirectOwnFilter))?;
    let updates = (200.0_f64 * 1000.0).sqrt();
    let steps = (0.020_f64 * 0.153).sqrt() * updates;
    let branches = 3.0_f64.sqrt();
    let taps = branches * 20.0_f64.sqrt() * steps;
    let neurons = set.members.first().map_or(f64::NAN, |member| member.neurons.value());
    let expected = 2.0 * neurons * updates * (20.0_f64.sqrt() * steps * taps + steps);
    assert_relative_eq!(power.flops.value(), expected, max_relative = 1e-9);
    Ok(())
}

#[test]
fn every_population_has_dendrites_of_its_own_row() -> Outcome {
    let (package, set) = tables()?;
    let power = ComputingPower::of(&package, &set, Reading::Cascade(Convention::Streaming))?;
    assert_eq!(power.rows.len(), set.members.len());
    let mut missing = set;
    missing.members.clear();
    assert!(ComputingPower::of(&package, &missing, Reading::PointNeurons).is_err());
    Ok(())
}
