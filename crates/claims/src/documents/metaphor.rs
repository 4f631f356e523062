//! A page that sets the brain's neurons and synapses beside the hidden units and parameters of GPT-3.

use neuroscale_params::{
    Gpt, connections_per_neuron, gpt_output_units, gpt_parameters, layered_units, parameters_per_unit,
};
use neuroscale_quantity::Unit;

use crate::measured::{MODELS, brain_fan_in, brain_neurons, brain_synapses};
use crate::reading::whole;
use crate::{ClaimError, Document, Recomputed};

const ARCHITECTURES: &str = "models/architectures.csv";

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("meta-mass")?;
    let mass = d.row("anatomy/masses.csv", "human-brain-mass")?;
    d.evidence("meta-mass", &[mass])?;
    let neurons = d.input("meta-neurons")?;
    d.evidence("meta-neurons", &brain_neurons(d)?)?;
    let synapses = d.input("meta-synapses")?;
    d.evidence("meta-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;

    let gpt3 = Gpt {
        layers: d.cell(ARCHITECTURES, "gpt-3", "layers")?,
        width: d.cell(ARCHITECTURES, "gpt-3", "width")?,
        feed_forward: d.cell(ARCHITECTURES, "gpt-3", "feed_forward")?,
        vocabulary: d.cell(ARCHITECTURES, "gpt-3", "vocabulary")?,
        context: d.cell(ARCHITECTURES, "gpt-3", "context")?,
    };
    let exact = gpt3.map(whole);
    let outputs = Recomputed::counted(gpt_output_units(gpt3), gpt_output_units(exact));
    let hidden = layered_units(gpt3.layers, gpt3.feed_forward);
    let residual = layered_units(gpt3.layers, gpt3.width);
    d.readings(
        "meta-hidden-units",
        &[
            (
                "hidden units of the MLPs alone",
                Recomputed::counted(hidden, layered_units(exact.layers, exact.feed_forward)),
            ),
            ("outputs of every dense map", outputs),
            (
                "units of the residual stream alone",
                Recomputed::counted(residual, layered_units(exact.layers, exact.width)),
            ),
        ],
    )?;
    d.input("meta-hidden-units-growth")?;
    d.given("meta-gpt3", Recomputed::counted(gpt_parameters(gpt3), gpt_parameters(exact)))?;
    let published = d.cell(MODELS, "gpt-3", "parameters")?;
    d.evidence("meta-gpt3", &[published])?;

    d.derive("meta-synapses-per-neuron", connections_per_neuron(synapses, neurons))?;
    d.evidence("meta-synapses-per-neuron", &brain_fan_in(d, Unit::SYNAPSE)?)?;
    let stated = parameters_per_unit(d.stated("meta-gpt3")?, d.stated("meta-hidden-units")?);
    let counted = parameters_per_unit(gpt_parameters(gpt3), gpt_output_units(gpt3));
    d.readings(
        "meta-weights-per-unit",
        &[("from the stated numbers", stated.into()), ("from the exact counts", counted.into())],
    )
}
