use neuroscale_quantity::{Ring, Unit};

/// Operations in a second of a brain whose only computation is a spike that crosses a synapse.
///
/// # Formula
///
/// `operations = synapses × rate`, in `operation/s`, with synapses in `synapse` or `connection` (neurons
/// times synapses per neuron) and the mean firing rate in `1/s` or `spike/s`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::simple_model;
///
/// assert_eq!(simple_model(1e11 * 1e3, 200.0), 2e16);
/// ```
///
/// # Source
///
/// Claim `dl-simple-model`; Kurzweil 2005, *The Singularity Is Near*, with the numbers of the example.
pub fn simple_model<R: Ring>(synapses: R, rate: R) -> R {
    (synapses * rate).counted_as(Unit::OPERATION / Unit::SECOND).called("operations in a second")
}
