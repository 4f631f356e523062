use neuroscale_quantity::{Ring, Scalar, Unit};

/// Weights of a network.
///
/// # Formula
///
/// `weights = connections × each`, with connections in `connection` or `synapse` and weights of each in
/// `parameter/connection` or `parameter/synapse`: one, wherever a synapse is taken for a parameter.
///
/// # Examples
///
/// ```
/// use neuroscale_params::weights;
///
/// assert_eq!(weights(8.6e14, 1.0), 8.6e14);
/// ```
///
/// # Source
///
/// Claim `chat-weights`.
pub fn weights<R: Ring>(connections: R, each: R) -> R {
    (connections * each).counted_as(Unit::PARAMETER).called("weights")
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
/// use neuroscale_params::{biases, parameters, weights};
///
/// let (neurons, connections) = (86e9, 8.6e14);
/// let weights = weights(connections, 1.0);
/// assert_eq!(parameters(weights, biases(neurons, 1.0)), 860.086e12);
/// assert_eq!(parameters(weights, biases(connections, 1.0)), 1.72e15);
/// ```
///
/// # Source
///
/// Claims `chat-biases` (a bias per neuron) and `chat-biases-of-connections`.
pub fn biases<R: Ring>(carriers: R, each: R) -> R {
    (carriers * each).counted_as(Unit::PARAMETER).called("biases")
}

/// Parameters of a network, or of each of its connections: weights and biases together.
///
/// # Formula
///
/// `parameters = weights + biases`, both in `parameter`, or both in `parameter/connection`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::parameters;
///
/// assert_eq!(parameters(8.6e14, 8.6e14), 1.72e15);
/// assert_eq!(parameters(1.0, 1.0), 2.0);
/// ```
///
/// # Source
///
/// Claims `chat-parameters-with-biases`, `chat-parameters-doubled`, `chat-parameters-per-connection`.
pub fn parameters<R: Ring>(weights: R, biases: R) -> R {
    (weights + biases).called("parameters")
}

/// Parameters that fall to each unit or neuron of a network.
///
/// # Formula
///
/// `share = parameters / carriers`, with parameters in `parameter` and carriers in `unit` or `neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::parameters_per_unit;
///
/// assert_eq!(parameters_per_unit(175e9, 10e6), 17_500.0);
/// ```
///
/// # Source
///
/// Claims `meta-weights-per-unit`, `neuro-per-neuron`.
pub fn parameters_per_unit<S: Scalar>(parameters: S, carriers: S) -> S {
    (parameters / carriers).called("parameters per unit")
}
