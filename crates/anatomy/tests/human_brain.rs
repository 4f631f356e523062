//! The human brain of the tables against what was published about it.

use approx::assert_relative_eq;
use neuroscale_anatomy::*;
use neuroscale_quantity::{Package, Quantity, TableError};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn package() -> Result<Package, TableError> {
    neuroscale_data::package()
}

/// Azevedo et al. 2009: 86.06 billion neurons, of which cortex, cerebellum and rest are disjoint parts.
#[test]
fn the_populations_of_the_set_are_the_whole_brain() -> Outcome {
    let package = package()?;
    let set = PopulationSet::read(&package, "human-azevedo-2009")?;
    set.adds_up_to(package.quantity("anatomy/populations.csv", "human-brain-neurons")?, 0.001)?;
    Ok(())
}

#[test]
fn a_set_that_is_not_the_whole_says_by_how_much() -> Outcome {
    let package = package()?;
    let mut set = PopulationSet::read(&package, "human-azevedo-2009")?;
    set.members.retain(|member| member.population == "cerebral cortex");
    let brain = package.quantity("anatomy/populations.csv", "human-brain-neurons")?;
    let refused = set.adds_up_to(brain, 0.01).map_err(|error| error.to_string());
    let message = "the populations of `human-azevedo-2009` add up to 16340000000 neurons, \
                   0.1898675342784104 of `anatomy/populations.csv#human-brain-neurons`";
    assert_eq!(refused, Err(message.to_owned()));
    Ok(())
}

#[test]
fn a_number_of_synapses_is_no_whole_of_neurons() -> Outcome {
    let package = package()?;
    let set = PopulationSet::read(&package, "human-azevedo-2009")?;
    let synapses = package.quantity("anatomy/synapses.csv", "human-neocortex-synapses")?;
    let refused = set.adds_up_to(synapses, 0.01).map_err(|error| error.to_string());
    let message =
        "`anatomy/synapses.csv#human-neocortex-synapses` is in synapse; the whole of a set is in neuron";
    assert_eq!(refused, Err(message.to_owned()));
    Ok(())
}

#[test]
fn a_set_that_nobody_named_is_not_found() -> Outcome {
    let missing = PopulationSet::read(&package()?, "martian").map(|set| set.name);
    assert!(matches!(missing, Err(TableError::NoRow { key, .. }) if key == "martian"));
    Ok(())
}

/// Azevedo et al. 2009: the cerebellum holds four fifths of all neurons.
#[test]
fn every_subject_is_read_with_its_species_and_region() -> Outcome {
    let package = package()?;
    for subject in Subject::ALL {
        let measurements = Measurement::read(&package, subject)?;
        assert_eq!(measurements.len(), package.quantities(subject.path())?.len());
        assert!(measurements.iter().all(|m| !m.species.is_empty() && !m.statistic.is_empty()));
    }
    let populations = Measurement::read(&package, Subject::Populations)?;
    let neurons =
        |key| populations.iter().find(|m| m.quantity.address().key() == key).map(|m| m.quantity.value());
    let (Some(part), Some(all)) = (neurons("human-cerebellum-neurons"), neurons("human-brain-neurons"))
    else {
        return Err("no cerebellum".into());
    };
    assert!((share(part, all) - 0.80).abs() < 0.005);
    Ok(())
}

/// The document's own numbers: 86e9 × (3/4 × 25 000 + 1/4 × 5000 to 15 000), recomputed in Python.
#[test]
fn the_post_s_shares_lead_to_two_thousand_trillion_synapses() {
    let cerebellum = Region { share: 0.75, synapses_per_neuron: 25_000.0 };
    let cerebrum = |synapses_per_neuron| Region { share: 0.25, synapses_per_neuron };
    let synapses = |each| synapses_of_regions(86e9, &[cerebellum, cerebrum(each)]);
    assert_relative_eq!(synapses(5e3).unwrap_or(f64::NAN), 1.72e15);
    assert_relative_eq!(synapses(15e3).unwrap_or(f64::NAN), 1.935e15);
}

/// 50e9 × 4 + 1e8 × 1000 dendrites, and 50e9 × 100 synapses sent to 1e8 × 100 000 received.
#[test]
fn the_post_s_dendrites_add_up_and_its_synapses_do_not_balance() {
    let by_type = [dendrites(50e9, 4.0), dendrites(1e8, 1000.0)];
    assert_relative_eq!(whole(&by_type).unwrap_or(f64::NAN), 300e9);
    assert_relative_eq!(balance(50e9 * 100.0, 1e8 * 1e5), 0.5);
}

/// k·T·ln 2 at 310.15 K with the Boltzmann constant of the SI: 2.968e-21 J.
#[test]
fn erasing_a_bit_at_body_temperature_takes_three_zeptojoules() -> Outcome {
    let package = package()?;
    let constant = |key| package.quantity("constants.csv", key).map(Quantity::value);
    let bound = landauer_bound(constant("boltzmann")?, constant("body-temperature")?);
    assert_relative_eq!(bound, 2.97e-21, max_relative = 1e-3);
    Ok(())
}
