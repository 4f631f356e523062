/// Below this exponent the exponential begins to lose digits.
const LEAST: f64 = -700.0;

/// An exponential over a positive number, in two halves where the exponential alone would be too small to keep its digits.
///
/// # Formula
/// e^exponent / divisor.
pub(crate) fn exp_over(exponent: f64, divisor: f64) -> f64 {
    if exponent > LEAST {
        return libm::exp(exponent) / divisor;
    }
    let half = libm::exp(0.5 * exponent);
    half * (half / divisor)
}
