//! Part I, the numbers that the model starts from, and how the usual estimate combines them.

use neuroscale_anatomy::{Region, dendrites, of_share, remaining_share, share, synapses_of_region};
use neuroscale_estimates::Reading;
use neuroscale_lnp::cost::{Convention, simple_model};
use neuroscale_params::connections_per_neuron;
use neuroscale_quantity::{Expr, Unit};

use crate::measured::{
    CELLS, CEREBELLUM, DENDRITES, POPULATIONS, RATES, SYNAPSES, WHOLE, brain, brain_fan_in, brain_neurons,
    brain_synapses,
};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    totals(d)?;
    children(d)?;
    shares(d)?;
    let synapses = synapses_per_neuron(d)?;
    usual_estimate(d, synapses)
}

fn totals(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let neurons = d.input("dl-adult-neurons")?;
    d.evidence("dl-adult-neurons", &brain_neurons(d)?)?;
    let synapses = d.input("dl-adult-synapses")?;
    d.evidence("dl-adult-synapses", &brain_synapses(d, Unit::SYNAPSE)?)?;
    d.derive("dl-synapses-per-neuron", connections_per_neuron(synapses, neurons))?;
    d.evidence("dl-synapses-per-neuron", &brain_fan_in(d, Unit::SYNAPSE)?)?;

    d.input("dl-adult-dendrites")?;
    let granule = d.answer("human-granule-neurons")?;
    let of_granule = dendrites(granule, d.row(DENDRITES, "granule-dendrites")?);
    let cortex = d.answer("human-cortex-neurons")?;
    let of_cortex = dendrites(cortex, d.row(DENDRITES, "pyramidal-dendrites")?);
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
    let cerebellum = brain(d, CEREBELLUM)?.neurons;
    let all = brain(d, WHOLE)?.neurons;

    let in_cerebellum = d.stated_share("dl-cerebellum-share")?;
    d.given("dl-cerebellum-share", remaining_share(d.stated_share("dl-cerebrum-share")?))?;
    d.evidence("dl-cerebellum-share", &[share(cerebellum, all)])?;
    d.given("dl-cerebrum-share", remaining_share(in_cerebellum))?;
    d.evidence("dl-cerebrum-share", &[share(all - cerebellum, all)])?;
    d.derive("dl-cerebellum-neurons", of_share(d.stated("dl-adult-neurons")?, in_cerebellum))?;
    d.evidence("dl-cerebellum-neurons", &[cerebellum])?;
    d.input("dl-cerebellum-share-mammals")?;
    let for_each = d.row(POPULATIONS, "mammal-cerebellar-to-cortical-neurons")?;
    d.evidence("dl-cerebellum-share-mammals", &[share(for_each, for_each + Expr::from(1.0))])?;
    d.note("dl-cerebellum-share-mammals", "of cerebellum and cortex together, the mean of 19 species")?;
    d.input("dl-cortex-most")?;
    let cortex = d.answer("human-cortex-neurons")?;
    d.evidence("dl-cortex-most", &[share(cortex, all - cerebellum)])
}

/// Binds the synapses per neuron, and gives the range of all synapses that follows from them.
fn synapses_per_neuron<'g>(d: &mut Document<'g>) -> Result<(Expr<'g>, Expr<'g>), ClaimError> {
    let cerebellar = d.input("dl-cerebellar-synapses")?;
    let measured = brain(d, CEREBELLUM)?;
    d.evidence("dl-cerebellar-synapses", &[connections_per_neuron(measured.synapses, measured.neurons)])?;
    let (fewest, most) = d.input_range("dl-cerebral-synapses")?;
    let of_cortex =
        connections_per_neuron(d.answer("human-cortex-synapses")?, d.answer("human-cortex-neurons")?);
    d.evidence("dl-cerebral-synapses", &[of_cortex])?;

    let neurons = d.stated("dl-adult-neurons")?;
    let cerebellum =
        Region { share: d.stated_share("dl-cerebellum-share")?, synapses_per_neuron: cerebellar };
    let cerebrum = Region { share: d.stated_share("dl-cerebrum-share")?, synapses_per_neuron: fewest };
    let well_wired_cerebrum = Region { synapses_per_neuron: most, ..cerebrum };
    let in_cerebellum = synapses_of_region(neurons, cerebellum);
    let low = in_cerebellum + synapses_of_region(neurons, cerebrum);
    let high = in_cerebellum + synapses_of_region(neurons, well_wired_cerebrum);
    let [in_all] = brain_synapses(d, Unit::SYNAPSE)?;
    d.derive("dl-synapses-from-fan-in", (low, high))?;
    d.evidence("dl-synapses-from-fan-in", &[in_all])?;
    d.derive("dl-cerebellar-synapse-share", (share(in_cerebellum, high), share(in_cerebellum, low)))?;
    d.evidence("dl-cerebellar-synapse-share", &[share(measured.synapses, in_all)])?;
    d.derive("dl-cerebellum-computation", (share(in_cerebellum, high), share(in_cerebellum, low)))?;
    let ours = d.share_of_computing(CEREBELLUM, Reading::Cascade(Convention::DirectOwnFilter))?;
    d.answered("dl-cerebellum-computation", &ours)?;
    d.note(
        "dl-cerebellum-computation",
        "recomputed: its share of the synapses, to which the simple model's operations are proportional; ours: the direct \
         cascade, with all readings in figure cerebellum-share",
    )?;
    let of_purkinje = d.answer("human-purkinje-neurons")? * d.answer("human-purkinje-fan-in")?;
    d.input("dl-purkinje-synapse-share")?;
    d.evidence("dl-purkinje-synapse-share", &[share(of_purkinje, measured.synapses)])?;
    let in_cerebrum =
        (synapses_of_region(neurons, cerebrum), synapses_of_region(neurons, well_wired_cerebrum));
    d.derive("dl-cerebral-synapses-total", in_cerebrum)?;
    d.input("dl-cerebellum-connection-share")?;
    let of_connections = d.stated_share("dl-cerebellum-connection-share")?;
    d.evidence("dl-cerebellum-connection-share", &[share(measured.synapses, in_all)])?;
    let connections = of_share(d.stated("dl-adult-synapses")?, of_connections);
    d.derive("dl-cerebellum-connections", connections)?;
    d.evidence("dl-cerebellum-connections", &[measured.synapses])?;

    d.input("dl-purkinje-synapses")?;
    let of_purkinje = d.answer("human-purkinje-fan-in")?;
    d.evidence("dl-purkinje-synapses", &[of_purkinje])?;
    d.input("dl-neuron-types")?;
    let clusters = d.row(CELLS, "human-brain-cell-types")?;
    let subclusters = d.row(CELLS, "human-brain-cell-subtypes")?;
    d.evidence("dl-neuron-types", &[clusters, subclusters])?;
    d.input("dl-cerebral-synapses-max")?;
    Ok((low, high))
}

fn usual_estimate<'g>(d: &mut Document<'g>, (low, high): (Expr<'g>, Expr<'g>)) -> Result<(), ClaimError> {
    let rate = d.input("dl-simple-rate")?;
    let of_cortex = d.row(RATES, "human-cortex-rate")?;
    d.evidence("dl-simple-rate", &[of_cortex])?;
    d.note("dl-simple-rate", "measured: the cortex, from its supply of energy")?;
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
