//! Bringing it all together: the sizes of two types of cerebellar cell, their filters, and the cost of the cascade.

use neuroscale_anatomy::{balance, dendrites, share, synaptic_inputs};
use neuroscale_estimates::Reading;
use neuroscale_lnp::cost::{Convention, Output, dendritic_taps, flops, input_samples, spatial_taps};
use neuroscale_lnp::{time_steps, window};
use neuroscale_params::connections_per_neuron;
use neuroscale_quantity::{Ring, Unit};

use super::cells::CerebellarCells;
use super::reconstruction::reconstructions;
use crate::measured::{CELLS, DENDRITES, RATES, SYNAPSES, WHOLE, brain};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    cells(d)?;
    intelligence(d)?;
    time(d)?;
    filters(d)?;
    inputs_and_outputs(d)?;
    totals(d)?;
    cost(d)
}

fn cells(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let granule = d.input("dl-granule-neurons")?;
    let counted = d.answer("human-granule-neurons")?;
    d.evidence("dl-granule-neurons", &[counted])?;
    d.derive("dl-granule-share", share(granule, d.stated("dl-adult-neurons")?))?;
    let all = brain(d, WHOLE)?.neurons;
    d.evidence("dl-granule-share", &[share(counted, all)])?;
    let granule_dendrites = d.input("dl-granule-dendrites")?;
    let measured = d.row(DENDRITES, "granule-dendrites")?;
    d.evidence("dl-granule-dendrites", &[measured])?;

    let purkinje = d.input("dl-purkinje-neurons")?;
    let counted = d.answer("human-purkinje-neurons")?;
    d.evidence("dl-purkinje-neurons", &[counted])?;
    d.input("dl-purkinje-synapses-more")?;
    let measured = d.answer("human-purkinje-fan-in")?;
    d.evidence("dl-purkinje-synapses-more", &[measured])?;
    let purkinje_dendrites = d.input("dl-purkinje-dendrites")?;
    d.note(
        "dl-purkinje-dendrites",
        "two or three dendrites leave the cell body; the post must mean branches, which nobody seems to have counted",
    )?;
    let of_granule = dendrites(granule, granule_dendrites).called("dendrites of granule cells");
    let of_purkinje = dendrites(purkinje, purkinje_dendrites).called("dendrites of Purkinje cells");
    d.derive("dl-dendrites-check", of_granule + of_purkinje)?;
    d.input("dl-deep-nuclei")?;
    let nuclei = d.row(CELLS, "human-cerebellar-nuclei")?;
    d.evidence("dl-deep-nuclei", &[nuclei])
}

fn intelligence(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-cortex-ratio")?;
    d.input_range("dl-iq-age")?;
    d.input("dl-iq-change-most")?;
    d.input_range("dl-iq-change-common")?;
    Ok(())
}

fn time(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let unconscious = d.input("dl-unconscious-time")?;
    let flash = d.row(RATES, "image-flash")?;
    d.evidence("dl-unconscious-time", &[flash])?;
    d.input("dl-conscious-least")?;
    d.note(
        "dl-conscious-least",
        "known is until when a mask hurts, 40 to 60 ms: no least time of conscious recognition",
    )?;
    let (earliest, latest) = d.input_range("dl-conscious-time")?;
    d.note(
        "dl-conscious-time",
        "by 150 ms the brain's signals tell pictures apart, which is not conscious recognition",
    )?;
    d.given("dl-spread-time", (earliest, latest))?;

    let frame_rate = d.input("dl-frame-rate")?;
    let (low, high) = (time_steps(earliest, frame_rate), time_steps(latest, frame_rate));
    d.derive("dl-steps-20ms", time_steps(unconscious, frame_rate))?;
    d.derive("dl-steps-80ms", low)?;
    d.derive("dl-steps-200ms", high)?;
    let steps = d.stated("dl-steps")?;
    d.given("dl-steps", (low, high))?;
    d.readings(
        "dl-window",
        &[
            ("at the frame rate", window(steps, frame_rate).into()),
            ("at the mean rate of the simple model", window(steps, d.stated("dl-simple-rate")?).into()),
        ],
    )
}

fn filters(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let steps = d.stated("dl-steps")?;
    let branches = d.input("dl-branches")?;
    let granule_dendrites = d.stated("dl-granule-dendrites")?;
    d.derive("dl-granule-plane-filter", spatial_taps(branches, granule_dendrites))?;
    d.derive("dl-granule-filter", dendritic_taps(branches, granule_dendrites, steps))?;
    let purkinje_branches = d.input("dl-purkinje-branches")?;
    let purkinje_dendrites = d.stated("dl-purkinje-dendrites")?;
    d.derive("dl-purkinje-filter", dendritic_taps(purkinje_branches, purkinje_dendrites, steps))?;
    d.derive("dl-soma-filter", steps.counted_as(Unit::TAP).called("taps of the soma's filter"))?;
    d.input("dl-sleep")?;
    Ok(())
}

fn inputs_and_outputs(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let axons = d.input("dl-granule-axons")?;
    let mossy_fibres = d.row(SYNAPSES, "granule-fan-in")?;
    d.evidence("dl-granule-axons", &[mossy_fibres.counted_as(Unit::AXON / Unit::NEURON)])?;
    let (fewest, most) = d.input_range("dl-granule-claw")?;
    let inputs = (synaptic_inputs(axons, fewest), synaptic_inputs(axons, most));
    d.derive("dl-granule-inputs", inputs)?;
    d.input("dl-granule-outputs")?;
    let outputs = d.row(SYNAPSES, "granule-outputs-to-purkinje")?;
    d.evidence("dl-granule-outputs", &[outputs])?;

    let of_purkinje = d.answer("human-purkinje-fan-in")?;
    d.input("dl-purkinje-inputs")?;
    d.evidence("dl-purkinje-inputs", &[of_purkinje])?;
    d.input("dl-purkinje-outputs")?;
    d.input("dl-purkinje-inputs-low")?;
    d.evidence("dl-purkinje-inputs-low", &[of_purkinje])?;
    let granule_inputs = d.stated("dl-granule-inputs")?;
    d.derive("dl-granule-input-size", input_samples(granule_inputs, d.stated("dl-steps")?))
}

fn totals(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let (granule, purkinje) = (d.stated("dl-granule-neurons")?, d.stated("dl-purkinje-neurons")?);
    let granule_inputs = d.stated("dl-granule-inputs")?;
    let purkinje_inputs = d.stated("dl-purkinje-inputs")?;
    let sent = (granule * d.stated("dl-granule-outputs")?).called("synapses that granule cells form");
    let received = (purkinje * purkinje_inputs).called("synapses that Purkinje cells receive");
    let of_granule = (granule * granule_inputs).called("synapses that granule cells receive");
    d.derive("dl-granule-synapses-total", sent)?;
    d.derive("dl-purkinje-synapses-total", received)?;
    d.derive("dl-granule-purkinje-balance", balance(sent, received))?;
    let both = of_granule + received;
    d.derive("dl-cerebellar-synapses-total", both)?;
    d.derive("dl-purkinje-synapse-share-implied", share(received, both))?;
    d.derive("dl-cerebellar-synapses-average", connections_per_neuron(both, granule + purkinje))?;

    let (granule, purkinje) = (d.answer("human-granule-neurons")?, d.answer("human-purkinje-neurons")?);
    let outputs = d.row(SYNAPSES, "granule-outputs-to-purkinje")?;
    let of_granule = granule * d.answer("granule-fan-in")?;
    let of_purkinje = purkinje * d.answer("human-purkinje-fan-in")?;
    d.evidence("dl-granule-synapses-total", &[granule * outputs])?;
    d.evidence("dl-purkinje-synapses-total", &[of_purkinje])?;
    d.evidence("dl-cerebellar-synapses-total", &[of_granule + of_purkinje])?;
    let cells = granule + purkinje;
    d.evidence("dl-cerebellar-synapses-average", &[connections_per_neuron(of_granule + of_purkinje, cells)])
}

fn cost(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let cells = CerebellarCells::read(|id| d.stated(id), |id| d.assumed(id))?;
    let each = d.assumed("flop-per-multiply-add")?;
    let [direct, dense, shared] = reconstructions(&cells, each);
    let events = cells.multiply_adds_per_second(Convention::DirectOwnFilter, Output::EventDriven);
    let of_video = cells.updated_at(d.assumed("update-rate-video")?);
    let at_frame_rate = of_video.multiply_adds_per_second(Convention::DirectOwnFilter, Output::Excluded);
    let separable = cells.multiply_adds_per_second(Convention::Separable, Output::Excluded);
    let streaming = cells.multiply_adds_per_second(Convention::Streaming, Output::Excluded);
    d.open(
        "dl-brain-flops",
        &[
            (direct.reading, direct.flops.into()),
            (dense.reading, dense.flops.into()),
            ("direct convolution, with output driven by events", flops(events, each).into()),
            ("direct convolution, updated at the frame rate", flops(at_frame_rate, each).into()),
            ("separable convolution", flops(separable, each).into()),
            ("streaming: one dot product per update", flops(streaming, each).into()),
            (shared.reading, shared.flops.into()),
        ],
    )?;
    let ours = d.computing_power(Reading::Cascade(Convention::DirectOwnFilter))?;
    d.answered("dl-brain-flops", &ours)?;
    d.note("dl-brain-flops", "the formula was a picture that is lost; the last reconstruction meets the number, yet is no sensible model")
}
