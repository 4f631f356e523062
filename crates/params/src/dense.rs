use neuroscale_quantity::{Ring, Unit};

/// Weights between two layers of which every unit of one feeds every unit of the other.
///
/// # Formula
///
/// `weights = inputs × outputs`, both in `unit` or `unit/layer`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::dense_weights;
///
/// assert_eq!(dense_weights(1e3, 1e3), 1e6);
/// ```
///
/// # Source
///
/// Claim `chat-gap-parameters`.
pub fn dense_weights<R: Ring>(inputs: R, outputs: R) -> R {
    (inputs * outputs).counted_as(Unit::PARAMETER).called("weights of a dense layer")
}

/// Parameters of a dense layer: its weights and a bias for every output.
///
/// # Formula
///
/// `parameters = inputs × outputs + outputs`, both in `unit` or `unit/layer`.
///
/// # Examples
///
/// The output layer of LeNet-5, 84 units to 10:
///
/// ```
/// use neuroscale_params::dense_parameters;
///
/// assert_eq!(dense_parameters(84.0, 10.0), 850.0);
/// ```
///
/// # Source
///
/// The modules `torch.nn.Linear` and `keras.layers.Dense`.
pub fn dense_parameters<R: Ring>(inputs: R, outputs: R) -> R {
    let biases = outputs.counted_as(Unit::PARAMETER).called("biases of a dense layer");
    (dense_weights(inputs, outputs) + biases).called("parameters of a dense layer")
}
