//! One table that compares neurons with parameters.

use neuroscale_anatomy::energy_ratio;
use neuroscale_params::connections_per_neuron;
use neuroscale_quantity::Unit;

use crate::measured::{MODELS, RATES, brain_fan_in, brain_neurons, brain_synapses, pyramidal_network_layers};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let neurons = d.input("side-neurons")?;
    d.evidence("side-neurons", &brain_neurons(d)?)?;
    d.input("side-gpt3")?;
    let gpt3 = d.cell(MODELS, "gpt-3", "parameters")?;
    d.evidence("side-gpt3", &[gpt3])?;
    d.input("side-frontier")?;
    let switch = d.cell(MODELS, "switch-c", "parameters")?;
    let kimi = d.cell(MODELS, "kimi-k2", "parameters")?;
    let m6 = d.cell(MODELS, "m6-10t", "parameters")?;
    d.evidence("side-frontier", &[switch, kimi, m6])?;

    d.input("side-parameters-alone")?;
    let better = d.cell(MODELS, "chinchilla", "parameters")?;
    let worse = d.cell(MODELS, "gopher", "parameters")?;
    d.evidence("side-parameters-alone", &[better / worse])?;
    d.note(
        "side-parameters-alone",
        "measured: Chinchilla over Gopher, which it outdoes with the same computation",
    )?;

    d.input("side-numbers-per-parameter")?;
    let synapses = d.input("side-synapses")?;
    d.evidence("side-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;
    let fan_in = connections_per_neuron(synapses, neurons);
    d.given("side-synapses-per-neuron", fan_in)?;
    d.evidence("side-synapses-per-neuron", &brain_fan_in(d, Unit::SYNAPSE)?)?;
    d.derive("side-synapses-per-neuron-implied", fan_in)?;
    d.evidence("side-synapses-per-neuron-implied", &brain_fan_in(d, Unit::SYNAPSE)?)?;
    d.input_range("side-model-parameters")?;
    let smallest = d.cell(MODELS, "adaline", "parameters")?;
    d.evidence("side-model-parameters", &[smallest, m6])?;

    let event = d.input("side-synapse-energy")?;
    let vesicle = d.row("anatomy/energy.csv", "synaptic-event-energy")?;
    d.evidence("side-synapse-energy", &[vesicle])?;
    let operation = d.input("side-parameter-energy")?;
    d.derive("side-energy-ratio", energy_ratio(operation, event))?;
    d.input("side-conduction")?;
    let fastest = d.row(RATES, "fastest-axon-speed")?;
    d.evidence("side-conduction", &[fastest])?;
    d.input_range("side-layers")?;
    d.evidence("side-layers", &pyramidal_network_layers(d)?)?;
    d.input("side-parameter-per-synapse")?;
    Ok(())
}
