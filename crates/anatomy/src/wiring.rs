use neuroscale_quantity::{Ring, Scalar, Unit};

/// Synapses through which a neuron receives, from the axons that reach it.
///
/// # Formula
///
/// `inputs = axons × synapses per axon`, in `synapse/neuron`, with axons in `axon/neuron` and the synapses that each
/// forms with the neuron in `synapse/axon`.
///
/// # Examples
///
/// A granule cell meets four mossy fibres, each with three or four synapses:
///
/// ```
/// use neuroscale_anatomy::synaptic_inputs;
///
/// assert_eq!(synaptic_inputs(4.0, 3.0), 12.0);
/// assert_eq!(synaptic_inputs(4.0, 4.0), 16.0);
/// ```
///
/// # Source
///
/// Claim `dl-granule-inputs`.
pub fn synaptic_inputs<R: Ring>(axons: R, synapses_per_axon: R) -> R {
    (axons * synapses_per_axon).called("synaptic inputs")
}

/// Dendrites of all neurons of one type.
///
/// # Formula
///
/// `dendrites = neurons × each`, with neurons in `neuron` and the dendrites of each in `dendrite/neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::dendrites;
///
/// assert_eq!(dendrites(50e9, 4.0), 200e9);
/// ```
///
/// # Source
///
/// Claim `dl-dendrites-check`.
pub fn dendrites<R: Ring>(neurons: R, each: R) -> R {
    (neurons * each).counted_as(Unit::DENDRITE).called("dendrites")
}

/// Two counts of the same synapses against each other: those that all senders make, over those that all receivers have.
/// One, if both counts are right.
///
/// # Formula
///
/// `balance = sent / received`, without a unit, with both in `synapse` or `connection`.
///
/// # Examples
///
/// Fifty billion granule cells with a hundred synapses each, onto a hundred million Purkinje cells with 100 000:
///
/// ```
/// use neuroscale_anatomy::balance;
///
/// assert_eq!(balance(50e9 * 100.0, 1e8 * 1e5), 0.5);
/// ```
///
/// # Source
///
/// Claim `dl-granule-purkinje-balance`.
pub fn balance<S: Scalar>(sent: S, received: S) -> S {
    (sent / received).counted_as(Unit::NONE).called("sent over received")
}
