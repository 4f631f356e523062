use std::f64::consts::FRAC_2_SQRT_PI;

/// From here on fifty terms of the continued fraction are more than enough.
const FAR: f64 = 4.0;

/// The complementary error function without its exponential, e^(x²)·erfc(x), for a number of at least zero.
///
/// # Formula
/// 1 / (√π·(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))))) where x is large.
///
/// # Source
/// Abramowitz and Stegun (1964), 7.1.14.
pub(crate) fn erfcx(x: f64) -> f64 {
    if x < FAR {
        return libm::exp(x * x) * libm::erfc(x);
    }
    let fraction = (1..=50).rev().fold(x, |below, k| x + 0.5 * f64::from(k) / below);
    0.5 * FRAC_2_SQRT_PI / fraction
}
