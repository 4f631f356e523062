//! A page that sets the brain's neurons and synapses beside the hidden units and parameters of GPT-3.

use neuroscale_params::decoder::Decoder;
use neuroscale_params::{connections_per_neuron, layered_units, parameters_per_unit};
use neuroscale_quantity::{Count, Quantity, Unit};

use crate::measured::{MODELS, brain_fan_in, brain_neurons, brain_synapses};
use crate::{ClaimError, Document, Recomputed};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("meta-mass")?;
    let mass = d.row("anatomy/masses.csv", "human-brain-mass")?;
    d.evidence("meta-mass", &[mass])?;
    let neurons = d.input("meta-neurons")?;
    d.evidence("meta-neurons", &brain_neurons(d)?)?;
    let synapses = d.input("meta-synapses")?;
    d.evidence("meta-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;

    let gpt3 = Decoder::<Quantity>::read(d.package(), "gpt-3")?.map(|number| d.found(&number));
    let exact = Decoder::<Count>::read(d.package(), "gpt-3")?;
    let outputs = Recomputed::counted(gpt3.output_units(), exact.output_units());
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
    let parameters = gpt3.network().parameters();
    d.given("meta-gpt3", Recomputed::counted(parameters, exact.network().parameters()))?;
    let published = d.cell(MODELS, "gpt-3", "parameters")?;
    d.evidence("meta-gpt3", &[published])?;

    d.derive("meta-synapses-per-neuron", connections_per_neuron(synapses, neurons))?;
    d.evidence("meta-synapses-per-neuron", &brain_fan_in(d, Unit::SYNAPSE)?)?;
    let stated = parameters_per_unit(d.stated("meta-gpt3")?, d.stated("meta-hidden-units")?);
    let counted = parameters_per_unit(parameters, gpt3.output_units());
    d.readings(
        "meta-weights-per-unit",
        &[("from the stated numbers", stated.into()), ("from the exact counts", counted.into())],
    )
}
