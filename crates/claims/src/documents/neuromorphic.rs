//! An unfinished post that asks how near current networks come to the brain.

use neuroscale_params::{connections, layered_units, parameters_per_unit, size_ratio, weights};
use neuroscale_quantity::{Ring, Unit};

use crate::measured::{
    MODELS, SINGLE_NEURON_MODELS, brain_fan_in, brain_neurons, brain_synapses, pyramidal_network_layers,
};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("neuro-llama")?;
    d.note("neuro-llama", "a model's name; counted, it has 405.85 billion parameters")?;
    d.input("neuro-model-scale")?;
    let switch = d.cell(MODELS, "switch-c", "parameters")?;
    let m6 = d.cell(MODELS, "m6-10t", "parameters")?;
    d.evidence("neuro-model-scale", &[switch, m6])?;

    let neurons = d.input("neuro-neurons")?;
    d.evidence("neuro-neurons", &brain_neurons(d)?)?;
    let fan_in = d.input("neuro-fan-in")?;
    d.evidence("neuro-fan-in", &brain_fan_in(d, Unit::SYNAPSE)?)?;
    d.derive("neuro-synapses", connections(neurons, fan_in).counted_as(Unit::SYNAPSE))?;
    d.evidence("neuro-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;
    let (fewest, most) = d.input_range("neuro-synapses-range")?;
    d.evidence("neuro-synapses-range", &brain_synapses(d, Unit::SYNAPSE)?)?;

    let each = d.input("neuro-parameter-per-synapse")?;
    let bagualu = d.input("neuro-bagualu")?;
    let ran = d.cell(MODELS, "bagualu-benchmarked", "parameters")?;
    d.evidence("neuro-bagualu", &[ran])?;
    d.note(
        "neuro-bagualu",
        "measured: the model that ran; one of 174 trillion was said to fit into the machine",
    )?;
    let synapses = d.stated("neuro-synapses")?;
    let assumed = size_ratio(weights(synapses, each), bagualu);
    let low = size_ratio(weights(fewest, each), bagualu);
    let high = size_ratio(weights(most, each), bagualu);
    d.readings(
        "neuro-brain-larger",
        &[("from most estimates", (low, high).into()), ("from the synapses assumed", assumed.into())],
    )?;
    d.derive("neuro-overestimate", size_ratio(synapses, most))?;
    d.readings(
        "neuro-largest-model",
        &[("from most estimates", (low, high).into()), ("from the synapses assumed", assumed.into())],
    )?;

    d.input_range("neuro-ann-layers")?;
    d.evidence("neuro-ann-layers", &pyramidal_network_layers(d)?)?;
    d.input("neuro-ann-units")?;
    let layers = d.row(SINGLE_NEURON_MODELS, "pyramidal-network-layers")?;
    let width = d.row(SINGLE_NEURON_MODELS, "pyramidal-network-width")?;
    d.evidence("neuro-ann-units", &[layered_units(layers, width)])?;
    d.input("neuro-ann-layers-without-nmda")?;
    let without_nmda = d.row(SINGLE_NEURON_MODELS, "pyramidal-network-layers-without-nmda")?;
    d.evidence("neuro-ann-layers-without-nmda", &[without_nmda])?;

    for (claim, row) in
        [("neuro-xor-neuron", "xor-neurons"), ("neuro-xor-units", "xor-rectified-linear-units")]
    {
        d.input(claim)?;
        let measured = d.row(SINGLE_NEURON_MODELS, row)?;
        d.evidence(claim, &[measured])?;
    }
    d.note("neuro-xor-neuron", "measured: the strengths of two inputs to one dendrite, not signals in time")?;

    let (low, high) = d.input_range("neuro-equivalent")?;
    let per_neuron = (parameters_per_unit(low, neurons), parameters_per_unit(high, neurons));
    d.derive("neuro-per-neuron", per_neuron)
}
