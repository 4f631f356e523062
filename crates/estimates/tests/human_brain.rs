//! The estimates on the tables, beside numbers that were found elsewhere.

use approx::assert_relative_eq;
use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::{
    Carrier, EstimateError, PopulationWeighted, check_energies, energies, weighted_brain,
};
use neuroscale_params::Population;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn human() -> Result<PopulationWeighted, Box<dyn std::error::Error>> {
    let set = PopulationSet::human_brain(&neuroscale_data::package()?)?;
    Ok(PopulationWeighted::of(&set)?)
}

#[test]
fn the_parts_are_the_whole() -> Outcome {
    let brain = human()?;
    let sum = |part: fn(&neuroscale_estimates::Part) -> f64| brain.parts.iter().map(part).sum::<f64>();
    assert_relative_eq!(sum(|part| part.synapses.value()), brain.synapses.value(), max_relative = 1e-12);
    assert_relative_eq!(sum(|part| part.neuron_share.value()), 1.0, max_relative = 1e-12);
    assert_relative_eq!(sum(|part| part.synapse_share.value()), 1.0, max_relative = 1e-12);
    Ok(())
}

/// Herculano-Houzel 2010 gives the granule cells four fifths of all neurons; Pakkenberg et al. 2003 give the
/// neocortex 0.15e15 synapses, and nobody has counted more elsewhere.
#[test]
fn most_neurons_are_granule_cells_and_most_synapses_are_cortical() -> Outcome {
    let brain = human()?;
    let (many, wired) = (brain.most_neurons().ok_or("no part")?, brain.most_synapses().ok_or("no part")?);
    assert_eq!(many.member.population, "cerebellar granule cells");
    assert_relative_eq!(many.neuron_share.value(), 0.8, max_relative = 0.05);
    assert_eq!(wired.member.population, "cerebral cortex");
    assert!((0.15e15..0.36e15).contains(&wired.synapses.value()), "between counts and densities");
    Ok(())
}

#[test]
fn a_uniform_fan_in_counts_the_neurons_of_all_with_the_synapses_of_one() -> Outcome {
    let brain = human()?;
    let fan_in = brain.most_synapses().ok_or("no part")?.fan_in.value();
    assert_relative_eq!(brain.uniform.value(), brain.neurons.value() * fan_in, max_relative = 1e-15);
    assert_relative_eq!(brain.overcount.value() * brain.synapses.value(), brain.uniform.value());
    Ok(())
}

#[test]
fn numbers_and_expressions_agree_to_the_last_bit() -> Outcome {
    let brain = human()?;
    let of = |part: &neuroscale_estimates::Part| Population {
        neurons: part.member.neurons.value(),
        fan_in: part.fan_in.value(),
    };
    let numbers = weighted_brain(&brain.parts.iter().map(of).collect::<Vec<_>>()).ok_or("no part")?;
    for (formula, number) in [
        (&brain.neurons, numbers.neurons),
        (&brain.synapses, numbers.synapses),
        (&brain.parameters, numbers.parameters),
        (&brain.mean_fan_in, numbers.mean_fan_in),
    ] {
        assert_eq!(formula.value().to_bits(), number.to_bits());
    }
    Ok(())
}

#[test]
fn every_estimate_carries_its_unit() -> Outcome {
    let brain = human()?;
    let units = [&brain.neurons, &brain.synapses, &brain.parameters, &brain.mean_fan_in, &brain.overcount];
    let units = units.map(|formula| formula.unit().to_string());
    assert_eq!(units, ["neuron", "synapse", "parameter", "synapse/neuron", "1"]);
    Ok(())
}

#[test]
fn a_formula_names_its_rows_and_steps() -> Outcome {
    let brain = human()?;
    let derivation = brain.parameters.derivation();
    let answer = derivation.steps().last().and_then(|step| step.expression.as_deref());
    assert_eq!(answer, Some("[weights] + [biases]"));
    assert_eq!(brain.parameters.inputs().len(), 2 * brain.parts.len());
    Ok(())
}

#[test]
fn an_empty_set_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let mut set = PopulationSet::human_brain(&neuroscale_data::package()?)?;
    set.members.clear();
    let refused = PopulationWeighted::of(&set);
    assert!(matches!(refused, Err(EstimateError::NoPopulation { set }) if set == "human-brain"));
    Ok(())
}

/// Closed forms from the printed numbers: Laughlin 1998 (10⁴ ATP per bit), Attwell and Laughlin 2001 (1.64e5
/// per vesicle), Lennie 2003 (2.4e9 per spike), 8.3e-20 J per ATP; Green500 of June 2026 (73.282 GFLOP/s per
/// watt).
#[test]
fn energies_are_what_the_printed_numbers_give() -> Outcome {
    let energies = energies(&neuroscale_data::package()?)?;
    let of = |id| energies.iter().find(|energy| energy.id == id).map_or(f64::NAN, |e| e.energy.value());
    assert_relative_eq!(of("landauer"), 1.380649e-23 * 310.15 * std::f64::consts::LN_2, max_relative = 1e-12);
    assert_relative_eq!(of("synapse-bit"), 8.3e-16, max_relative = 1e-12);
    assert_relative_eq!(of("vesicle"), 1.3612e-14, max_relative = 1e-12);
    assert_relative_eq!(of("spike"), 1.992e-10, max_relative = 1e-12);
    assert_relative_eq!(of("green500"), 1.0 / 73.282e9, max_relative = 1e-12);
    Ok(())
}

#[test]
fn nothing_is_cheaper_than_the_bound_of_physics() -> Outcome {
    let energies = energies(&neuroscale_data::package()?)?;
    let bound = energies.iter().find(|energy| energy.carrier == Carrier::Physics).ok_or("no bound")?;
    assert!(energies.iter().all(|energy| energy.energy.value() >= bound.energy.value()));
    Ok(())
}

#[test]
fn every_energy_is_in_joules_of_something() -> Outcome {
    for energy in energies(&neuroscale_data::package()?)? {
        assert_eq!(energy.energy.unit().physical(), neuroscale_quantity::Unit::JOULE, "{}", energy.id);
        assert!(energy.energy.unit() != neuroscale_quantity::Unit::JOULE, "{} is per nothing", energy.id);
    }
    Ok(())
}

fn refused(table: &str, from: &str, to: &str) -> Result<String, Box<dyn std::error::Error>> {
    let mut files = neuroscale_data::files();
    let bytes = files.get_mut(table).ok_or("no table")?;
    let text = String::from_utf8(bytes.clone())?;
    assert!(text.contains(from), "{table} has no {from}");
    *bytes = text.replacen(from, to, 1).into();
    let refused = check_energies(&neuroscale_quantity::Package::read(&files)?);
    Ok(refused.err().ok_or("accepted")?.to_string())
}

/// 6.7e21 erasures in a second of 1.380649e-23 × 310.15 × ln 2 = 2.96811e-21 J each take 19.8864 W.
#[test]
fn a_brain_of_twenty_kilowatts_is_refused_with_its_row() -> Outcome {
    let message = refused("anatomy/energy.csv", ",20,,,exact,W", ",20,,,exact,kW")?;
    let expected = "anatomy/energy.csv:2: column `value`: found `20`; expected about 0.0198864 kW, to a factor of 3, \
                    which is what compute/estimates.csv#carlsmith-limit, constants.csv#boltzmann, \
                    constants.csv#body-temperature make of it; check unit and digits (of all), and change them together";
    assert_eq!(message, expected);
    Ok(())
}

#[test]
fn a_factor_of_a_thousand_in_what_makes_an_energy_is_refused() -> Outcome {
    for (table, from, to) in [
        ("constants.csv", "1.380649e-23", "1.380649e-20"),
        ("constants.csv", "310.15", "37"),
        ("anatomy/energy.csv", ",8.3e-20,", ",8.3e-17,"),
        ("anatomy/energy.csv", ",164000,", ",164,"),
        ("anatomy/energy.csv", ",1.36e-14,", ",1.36e-17,"),
        ("compute/estimates.csv", ",6.7e21,", ",6.7e18,"),
    ] {
        let message = refused(table, from, to)?;
        assert!(message.starts_with("anatomy/energy.csv:"), "{message}");
    }
    Ok(())
}
