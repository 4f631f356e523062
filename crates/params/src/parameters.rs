use neuroscale_quantity::{Ring, Unit};

/// Weights of a network: one for every connection.
///
/// # Formula
///
/// `weights = connections`, with connections in `connection`, `synapse` or whatever carries a weight.
///
/// # Examples
///
/// ```
/// use neuroscale_params::weights;
///
/// assert_eq!(weights(8.6e14), 8.6e14);
/// ```
///
/// # Source
///
/// Claim `chat-weights`.
pub fn weights<R: Ring>(connections: R) -> R {
    connections.counted_as(Unit::PARAMETER).called("weights")
}

/// Biases of a network, for whatever carries them.
///
/// Artificial networks have a bias per neuron; one of the documents gives every connection a bias. What is passed as
/// `carriers` decides.
///
/// # Formula
///
/// `biases = carriers × each`, with carriers in `neuron` or `connection` and biases of each in `parameter/neuron`
/// or `parameter/connection`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::{biases, parameters};
///
/// let (neurons, connections) = (86e9, 8.6e14);
/// assert_eq!(parameters(connections, biases(neurons, 1.0)), 860.086e12);
/// assert_eq!(parameters(connections, biases(connections, 1.0)), 1.72e15);
/// ```
///
/// # Source
///
/// Claims `chat-biases` (a bias per neuron) and `chat-bias-per-connection`.
pub fn biases<R: Ring>(carriers: R, each: R) -> R {
    (carriers * each).counted_as(Unit::PARAMETER).called("biases")
}

/// Parameters of a network: its weights and its biases.
///
/// # Formula
///
/// `parameters = weights + biases`, with one weight for each connection (see [`weights`]) and biases in `parameter`
/// (see [`biases`]).
///
/// # Examples
///
/// ```
/// use neuroscale_params::parameters;
///
/// assert_eq!(parameters(8.6e14, 8.6e14), 1.72e15);
/// ```
///
/// # Source
///
/// Claims `chat-parameters-with-biases`, `chat-parameters-doubled`.
pub fn parameters<R: Ring>(connections: R, biases: R) -> R {
    (weights(connections) + biases.counted_as(Unit::PARAMETER)).called("parameters")
}
