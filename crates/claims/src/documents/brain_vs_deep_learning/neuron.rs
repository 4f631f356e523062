//! Part II: what happens in a neuron, from its dendrites to the spikes that it sends.

use neuroscale_lnp::poisson_probability;

use crate::measured::{CELLS, RATES, pyramidal_network_layers};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-receptors")?;
    d.note("dl-receptors", "AMPA receptors alone are 20 to 100, in the rat; other types come on top")?;
    d.input_range("dl-dendrites-per-neuron")?;
    d.input("dl-spikes-year")?;
    d.input("dl-conv-layers")?;
    d.evidence("dl-conv-layers", &pyramidal_network_layers(d)?)?;
    d.wordy("dl-genes-factor")?;
    d.input("dl-proteins")?;
    let volume = d.row(CELLS, "human-cell-volume")?;
    let (estimated, measured) = (d.row(CELLS, "protein-density")?, d.row(CELLS, "protein-density-measured")?);
    d.evidence("dl-proteins", &[estimated * volume, measured * volume])?;

    let rate = d.input("dl-poisson-rate")?;
    d.derive("dl-poisson-0", poisson_probability(rate, 0))?;
    d.derive("dl-poisson-1", poisson_probability(rate, 1))?;
    d.derive("dl-poisson-2", poisson_probability(rate, 2))?;
    d.derive("dl-poisson-3", poisson_probability(rate, 3))?;

    d.input("dl-transmitter-pulse")?;
    d.note(
        "dl-transmitter-pulse",
        "a time constant of 1.2 ms is known, in cultured cells of the rat; how long a pulse lasts depends on where one stops to count",
    )?;
    d.input_range("dl-rate")?;
    let of_cortex = d.row(RATES, "human-cortex-rate")?;
    d.evidence("dl-rate", &[of_cortex])?;
    d.note("dl-rate", "measured: the cortex, from its supply of energy")
}
