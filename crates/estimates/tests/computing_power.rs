//! What a brain computes in a second, and when machines do: closed forms, laws and published numbers.

use approx::assert_relative_eq;
use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::{ComputingPower, Crossing, HUMAN_BRAIN, PopulationWeighted, Reading};
use neuroscale_lnp::Convention;
use neuroscale_quantity::{Package, Spread};
use neuroscale_uncertainty::{Model, Sampling};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn tables() -> Result<(Package, PopulationSet), Box<dyn std::error::Error>> {
    let package = neuroscale_data::package()?;
    let set = PopulationSet::read(&package, HUMAN_BRAIN)?;
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
    let missing = PopulationSet { members: vec![], ..set };
    assert!(ComputingPower::of(&package, &missing, Reading::PointNeurons).is_err());
    Ok(())
}

/// Closed form: the 5 % and 95 % points of the slope are its value ∓ t(n − 2)·s / √Sₜₜ, and their middle is
/// the value.
#[test]
fn the_growth_spreads_symmetrically_about_the_fitted_slope() -> Outcome {
    let (package, set) = tables()?;
    let crossing = Crossing::of(&package, &set, Reading::Cascade(Convention::Streaming))?;
    let Spread::Normal { low, high } = crossing.growth.spread() else { panic!("no spread") };
    assert_relative_eq!(f64::midpoint(low, high), crossing.growth.value(), max_relative = 1e-12);
    assert_relative_eq!(crossing.doubling_time.value() * crossing.growth.value(), 1.0, max_relative = 1e-12);
    assert!(low > 0.0 && crossing.never < 1e-6);
    assert_eq!(crossing.start.edition.to_string(), "2026-06");
    assert_eq!(crossing.year.unit().to_string(), "year");
    Ok(())
}

#[test]
fn a_dearer_reading_is_reached_later() -> Outcome {
    let (package, set) = tables()?;
    let year = |reading| Crossing::of(&package, &set, reading).map(|crossing| crossing.year.value());
    let years = Reading::ALL.map(year).into_iter().collect::<Result<Vec<_>, _>>()?;
    assert!(years.is_sorted(), "{years:?}");
    Ok(())
}

/// Growth that is as likely negative as not reaches the target on half of all paths; the others still have a
/// date.
#[test]
fn paths_that_do_not_grow_are_counted_and_left_out() -> Outcome {
    let mut files = neuroscale_data::files();
    let heads = "list,rank,system,hpcg_tflops,hpl_rmax_tflops,top500_rank,cores,source\n\
                 2014-06,1,A,500,1000,1,1,hpcg-lists\n2015-06,1,B,510,1000,1,1,hpcg-lists\n2016-06,1,C,490,1000,1,1,hpcg-lists\n\
                 2017-06,1,D,505,1000,1,1,hpcg-lists\n";
    files.insert("machines/hpcg.csv".to_owned(), heads.as_bytes().to_vec());
    let package = Package::read(&files)?;
    let set = PopulationSet::read(&package, HUMAN_BRAIN)?;
    let crossing = Crossing::of(&package, &set, Reading::Cascade(Convention::Streaming))?;
    assert!((0.2..0.8).contains(&crossing.never), "{}", crossing.never);
    let answer = crossing.model()?.answer(&Sampling::default())?;
    assert!(answer.interval(0.9)[0].value > crossing.start.date.value());
    Ok(())
}
