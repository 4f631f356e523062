//! Part I, the numbers that the model starts from, and how the usual estimate combines them.

use neuroscale_lnp::simple_model;
use neuroscale_params::{connections, connections_per_neuron};
use neuroscale_quantity::{Expr, Ring, Unit};

use crate::measured::{
    CELLS, DENDRITES, POPULATIONS, RATES, SYNAPSES, brain_fan_in, brain_neurons, brain_synapses, cerebellum,
};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    totals(d)?;
    children(d)?;
    shares(d)?;
    synapses_per_neuron(d)?;
    usual_estimate(d)
}

fn totals(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let neurons = d.input("dl-adult-neurons")?;
    d.evidence("dl-adult-neurons", &brain_neurons(d)?)?;
    let synapses = d.input("dl-adult-synapses")?;
    d.evidence("dl-adult-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;
    d.derive("dl-synapses-per-neuron", connections_per_neuron(synapses, neurons))?;
    d.evidence("dl-synapses-per-neuron", &brain_fan_in(d, Unit::SYNAPSE)?)?;

    d.input("dl-adult-dendrites")?;
    let of_granule =
        d.row(POPULATIONS, "human-granule-neurons-remainder")? * d.row(DENDRITES, "granule-dendrites")?;
    let of_cortex = d.row(POPULATIONS, "human-cortex-neurons")? * d.row(DENDRITES, "pyramidal-dendrites")?;
    d.evidence("dl-adult-dendrites", &[of_granule + of_cortex])?;
    d.note(
        "dl-adult-dendrites",
        "measured: granule cells and cortical neurons, the latter with the dendrites of pyramidal cells; all others are \
         one neuron in a hundred",
    )
}

fn children(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-child-neurons")?;
    let infant = d.row(POPULATIONS, "human-child-brain-neurons-at-least")?;
    d.evidence("dl-child-neurons", &[infant])?;
    d.input("dl-child-synapses")?;
    let neocortex = d.row(SYNAPSES, "human-child-brain-synapses-at-least")?;
    d.evidence("dl-child-synapses", &[neocortex])?;
    d.input("dl-child-dendrites")?;
    d.input("dl-fetus-neurons")?;
    let all_cells = d.row(POPULATIONS, "human-fetal-brain-neurons-at-most")?;
    d.evidence("dl-fetus-neurons", &[all_cells])
}

fn shares(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let cerebellum = d.row(POPULATIONS, "human-cerebellum-neurons")?;
    let cortex = d.row(POPULATIONS, "human-cortex-neurons")?;
    let rest = d.row(POPULATIONS, "human-rest-neurons")?;
    let granule = d.row(POPULATIONS, "human-granule-neurons-2003")?;
    let neocortex = d.row(POPULATIONS, "human-neocortex-neurons-stereology")?;
    let (counted, summed) = (cerebellum + cortex + rest, granule + neocortex + rest);

    let one = Expr::from(1_u32);
    let (share, rest_of_it) = (d.stated("dl-cerebellum-share")?, d.stated("dl-cerebrum-share")?);
    d.derive("dl-cerebellum-share", one - rest_of_it)?;
    d.evidence("dl-cerebellum-share", &[cerebellum / counted, granule / summed])?;
    d.derive("dl-cerebrum-share", one - share)?;
    d.evidence("dl-cerebrum-share", &[cortex / counted, neocortex / summed])?;
    d.derive("dl-cerebellum-neurons", share * d.stated("dl-adult-neurons")?)?;
    d.evidence("dl-cerebellum-neurons", &[cerebellum, granule])
}

fn synapses_per_neuron(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let cerebellar = d.input("dl-cerebellar-synapses")?;
    let [granule, purkinje, others] = cerebellum(d)?;
    let counted = granule.neurons * granule.fan_in + purkinje.neurons * purkinje.fan_in;
    let counted = counted + others.neurons * others.fan_in;
    let cells = granule.neurons + purkinje.neurons + others.neurons;
    d.evidence("dl-cerebellar-synapses", &[connections_per_neuron(counted, cells)])?;
    let (fewest, most) = d.input_range("dl-cerebral-synapses")?;
    let over_the_count_of_2009 = d.row(SYNAPSES, "human-cortex-fan-in")?;
    let over_the_count_of_1997 = d.row(SYNAPSES, "human-neocortex-fan-in")?;
    let in_samples = d.row(SYNAPSES, "human-cortex-fan-in-cragg")?;
    let unsourced = d.row(SYNAPSES, "human-cortex-fan-in-roth")?;
    d.evidence(
        "dl-cerebral-synapses",
        &[over_the_count_of_2009, over_the_count_of_1997, in_samples, unsourced],
    )?;

    let neurons = d.stated("dl-adult-neurons")?;
    let in_cerebellum = connections(d.stated("dl-cerebellum-share")? * neurons, cerebellar);
    let in_cerebrum_low = connections(d.stated("dl-cerebrum-share")? * neurons, fewest);
    let in_cerebrum_high = connections(d.stated("dl-cerebrum-share")? * neurons, most);
    let low = in_cerebellum + in_cerebrum_low;
    let high = in_cerebellum + in_cerebrum_high;
    d.derive("dl-synapses-from-fan-in", (low.counted_as(Unit::SYNAPSE), high.counted_as(Unit::SYNAPSE)))?;
    d.evidence("dl-synapses-from-fan-in", &brain_synapses(d, Unit::SYNAPSE)?)?;
    d.derive("dl-cerebellar-synapse-share", (in_cerebellum / high, in_cerebellum / low))?;

    let share = d.input("dl-cerebellum-connection-share")?;
    d.derive("dl-cerebellum-connections", share * d.stated("dl-adult-synapses")?)?;
    let [at_least] = brain_synapses(d, Unit::SYNAPSE)?;
    d.evidence("dl-cerebellum-connections", &[counted])?;
    d.evidence("dl-cerebellar-synapse-share", &[counted / at_least])?;
    d.evidence("dl-cerebellum-connection-share", &[counted / at_least])?;

    d.input("dl-purkinje-synapses")?;
    let of_purkinje = d.row(SYNAPSES, "human-purkinje-fan-in")?;
    d.evidence("dl-purkinje-synapses", &[of_purkinje])?;
    d.input("dl-neuron-types")?;
    let clusters = d.row(CELLS, "human-brain-cell-types")?;
    let subclusters = d.row(CELLS, "human-brain-cell-subtypes")?;
    d.evidence("dl-neuron-types", &[clusters, subclusters])?;
    d.input("dl-cerebral-synapses-max")?;
    Ok(())
}

fn usual_estimate(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let rate = d.input("dl-simple-rate")?;
    let of_cortex = d.row(RATES, "human-cortex-rate")?;
    d.evidence("dl-simple-rate", &[of_cortex])?;
    d.note("dl-simple-rate", "measured: the cortex, from its supply of energy")?;
    let neurons = d.stated("dl-adult-neurons")?;
    let cerebellar =
        connections(d.stated("dl-cerebellum-share")? * neurons, d.stated("dl-cerebellar-synapses")?);
    let (fewest, most) = d.stated_range("dl-cerebral-synapses")?;
    let low = cerebellar + connections(d.stated("dl-cerebrum-share")? * neurons, fewest);
    let high = cerebellar + connections(d.stated("dl-cerebrum-share")? * neurons, most);
    d.readings(
        "dl-simple-model",
        &[
            ("with the synapses stated", simple_model(d.stated("dl-adult-synapses")?, rate).into()),
            (
                "with the synapses per neuron stated",
                (simple_model(low, rate), simple_model(high, rate)).into(),
            ),
        ],
    )
}
