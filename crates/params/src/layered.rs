use neuroscale_quantity::{Ring, Unit};

use crate::dense_weights;

/// Weights of a network of dense layers, without biases; `None` when there are fewer than two layers and hence no gap
/// to connect.
///
/// # Formula
///
/// `weights = Σᵢ widthᵢ × widthᵢ₊₁` over the L − 1 gaps between L layers, with widths in `unit` or `unit/layer`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::layered_weights;
///
/// assert_eq!(layered_weights(&[784.0, 100.0, 10.0]), Some(79_400.0));
/// assert_eq!(layered_weights(&[784.0]), None);
/// ```
///
/// # Source
///
/// Claim `chat-layered-parameters`, whose text states this sum.
pub fn layered_weights<R: Ring>(widths: &[R]) -> Option<R> {
    let gaps = widths.windows(2).filter_map(|gap| Some(dense_weights(*gap.first()?, *gap.last()?)));
    gaps.reduce(|sum, more| sum + more).map(|sum| sum.called("weights of all gaps"))
}

/// Weights of a network of dense layers of equal width, without biases.
///
/// # Formula
///
/// `weights = (layers − 1) × width²`, with layers in `layer` and width in `unit/layer`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::equal_width_weights;
///
/// assert_eq!(equal_width_weights(1000.0, 1000.0), 0.999e9);
/// ```
///
/// # Source
///
/// Closed form of [`layered_weights`]; claim `chat-layered-parameters` in its principled reading.
pub fn equal_width_weights<R: Ring>(layers: R, width: R) -> R {
    let gaps = (layers.counted_as(Unit::NONE) - R::from(1_u32)).called("gaps between layers");
    (gaps * dense_weights(width, width)).called("weights of all gaps")
}

/// Weights of a network of equal layers when a gap is counted for every layer, one more than there are.
///
/// # Formula
///
/// `weights = layers × width²`, with layers in `layer` and width in `unit/layer`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::weights_with_a_gap_per_layer;
///
/// assert_eq!(weights_with_a_gap_per_layer(1000.0, 1000.0), 1e9);
/// ```
///
/// # Source
///
/// Claim `chat-layered-parameters` as its text multiplies it out.
pub fn weights_with_a_gap_per_layer<R: Ring>(layers: R, width: R) -> R {
    (layers.counted_as(Unit::NONE) * dense_weights(width, width)).called("weights, a gap for every layer")
}

/// Units of a network of equal layers.
///
/// # Formula
///
/// `units = layers × width`, with layers in `layer` and width in `unit/layer`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::layered_units;
///
/// assert_eq!(layered_units(1000.0, 1000.0), 1e6);
/// ```
///
/// # Source
///
/// Claims `chat-layered-units`; `meta-hidden-units`, where the MLPs' hidden units alone are meant.
pub fn layered_units<R: Ring>(layers: R, width: R) -> R {
    (layers * width).counted_as(Unit::ARTIFICIAL_UNIT).called("units")
}
