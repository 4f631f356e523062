use neuroscale_anatomy::{PopulationSet, energy_of_each, energy_of_molecules, event_rate};
use neuroscale_quantity::{Expr, Graph, Package, Scalar, Unit};

use super::{Carrier, EnergyOfOne};
use crate::weighted::populations;
use crate::{EstimateError, weighted_brain};

/// What a brain spends in all for each spike that reaches a synapse.
///
/// # Formula
///
/// `energy = power / (synapses × rate)`, in `J/event`, with the power of the whole brain in `W`, synapses in
/// `synapse` and the mean rate of spikes in `1/s`. Arrivals are counted, whether or not they release a
/// vesicle.
///
/// # Examples
///
/// ```
/// use neuroscale_estimates::energy_of_synaptic_event;
///
/// assert_eq!(energy_of_synaptic_event(20.0, 1e14, 0.25), 8e-13);
/// ```
///
/// # Source
///
/// Definition of a mean.
pub fn energy_of_synaptic_event<S: Scalar>(power: S, synapses: S, rate: S) -> S {
    energy_of_each(power, event_rate(synapses, rate))
}

pub(super) fn energies(package: &Package) -> Result<[EnergyOfOne; 4], EstimateError> {
    let graph = Graph::new();
    let row = |table, key, unit| Ok::<_, EstimateError>(graph.input(package.quantity_in(table, key, unit)?));
    let energy = |key, unit| row("anatomy/energy.csv", key, unit);
    let each = energy("atp-energy", Unit::JOULE / Unit::MOLECULE)?;
    let of_atp =
        |key, per| Ok::<_, EstimateError>(energy_of_molecules(energy(key, Unit::MOLECULE / per)?, each));
    let power = energy("human-brain-power", Unit::WATT)?;
    let rate = row(crate::computing_power::ASSUMPTIONS, "firing-rate", Unit::NONE / Unit::SECOND)?;
    let event = energy_of_synaptic_event(power, synapses(package, &graph)?, rate);
    let brain = |id, what: &str, per, energy| {
        EnergyOfOne::new(&graph, Carrier::Brain, id, what.to_owned(), per, energy)
    };
    Ok([
        brain(
            "synapse-bit",
            "ATP at a synapse of a fly’s retina",
            "per bit",
            of_atp("synapse-bit-atp", Unit::BIT)?,
        )?,
        brain(
            "vesicle",
            "ATP of a synaptic event in a rat",
            "per vesicle",
            of_atp("vesicle-atp", Unit::VESICLE)?,
        )?,
        brain("brain-event", "A human brain, all in all", "per spike that reaches a synapse", event)?,
        brain(
            "spike",
            "ATP of a human cortical neuron",
            "per spike",
            of_atp("human-spike-atp", Unit::SPIKE)?,
        )?,
    ])
}

fn synapses<'g>(package: &Package, graph: &'g Graph) -> Result<Expr<'g>, EstimateError> {
    let set = PopulationSet::human_brain(package)?;
    let brain = weighted_brain(&populations(&set, graph));
    brain.map(|brain| brain.synapses).ok_or(EstimateError::NoPopulation { set: set.name })
}
