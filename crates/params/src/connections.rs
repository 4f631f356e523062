use neuroscale_quantity::{Ring, Scalar, Unit};

/// Connections of a network in which every neuron receives the same number of them, each counted once, where it
/// arrives.
///
/// # Formula
///
/// `connections = neurons × fan-in`, with neurons in `neuron` and fan-in in `connection/neuron` (or
/// `synapse/neuron`, each synapse then being a connection of its own).
///
/// # Examples
///
/// ```
/// use neuroscale_params::connections;
///
/// assert_eq!(connections(86e9, 1e4), 8.6e14);
/// ```
///
/// # Source
///
/// Claim `chat-connections`.
pub fn connections<R: Ring>(neurons: R, fan_in: R) -> R {
    (neurons * fan_in).counted_as(Unit::CONNECTION).called("connections")
}

/// Connections of a network whose neurons are each said to have so many, incoming and outgoing ones together.
///
/// Such a number meets every connection twice, once at either end. A text that speaks of *connections per neuron*
/// leaves open which of the two it means: choosing this function or [`connections`] is choosing the reading.
///
/// # Formula
///
/// `connections = neurons × degree / 2`, with neurons in `neuron` and degree in `connection/neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::connections_from_both_ends;
///
/// assert_eq!(connections_from_both_ends(86e9, 1e4), 4.3e14);
/// ```
///
/// # Source
///
/// The degree-sum (handshaking) lemma of graph theory.
pub fn connections_from_both_ends<S: Scalar>(neurons: S, degree: S) -> S {
    let ends = (neurons * degree).counted_as(Unit::CONNECTION).called("connection ends");
    (ends / S::from(2_u32)).called("connections")
}

/// Mean number of connections that a neuron receives.
///
/// # Formula
///
/// `fan-in = connections / neurons`, with connections in `connection` or `synapse` and neurons in `neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::connections_per_neuron;
///
/// assert_eq!(connections_per_neuron(100e12, 100e9), 1000.0);
/// ```
///
/// # Source
///
/// Definition; claims `side-synapses-per-neuron-implied`, `meta-synapses-per-neuron`.
pub fn connections_per_neuron<S: Scalar>(connections: S, neurons: S) -> S {
    (connections / neurons).called("connections per neuron")
}
