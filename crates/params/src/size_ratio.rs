use neuroscale_quantity::{Scalar, Unit};

/// How many times as large one network is as another, whatever counts them: synapses against parameters, say.
///
/// # Formula
///
/// `ratio = one / other`, with two counts.
///
/// # Examples
///
/// ```
/// use neuroscale_params::size_ratio;
///
/// assert_eq!(size_ratio(1e15, 125e12), 8.0);
/// ```
///
/// # Source
///
/// Claims `neuro-brain-larger`, `neuro-largest-model`, `neuro-overestimate`.
pub fn size_ratio<S: Scalar>(one: S, other: S) -> S {
    (one / other).counted_as(Unit::NONE).called("ratio of sizes")
}
