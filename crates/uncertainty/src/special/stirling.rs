/// From here on the series of the error ends with its sixth term.
const LARGE: f64 = 16.0;

/// What Stirling's formula leaves of the logarithm of the gamma function, for a positive number.
///
/// # Formula
/// δ(z) = ln Γ(z) − (z − ½)·ln z + z − ½·ln 2π: a series in 1/z where z is large, from there downwards by δ(z) = δ(z + 1) +
/// (z + ½)·ln(1 + 1/z) − 1.
///
/// # Source
/// Abramowitz and Stegun (1964), 6.1.41.
pub(crate) fn stirling_error(z: f64) -> f64 {
    let (mut large, mut sum) = (z, 0.0);
    while large < LARGE {
        sum += (large + 0.5) * libm::log1p(1.0 / large) - 1.0;
        large += 1.0;
    }
    let square = 1.0 / (large * large);
    let series = [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360_360.0];
    sum + series.iter().rev().fold(0.0, |sum, term| sum * square + term) / large
}

/// How far a positive number is from an expected one, as the exponent of a probability, without cancellation.
///
/// # Formula
/// D(a, m) = a·ln(a/m) + m − a; where both are alike, with r = (a − m)/(a + m), (a − m)·r + 2a·(r³/3 + r⁵/5 + …).
///
/// # Source
/// Loader (2000), Fast and accurate computation of binomial probabilities.
pub(crate) fn deviance(a: f64, expected: f64) -> f64 {
    let distance = a - expected;
    if distance.abs() >= 0.1 * (a + expected) {
        return a * libm::log(a / expected) - distance;
    }
    let r = distance / (a + expected);
    let odd = (1..=9).rev().fold(0.0, |sum, k| (sum + 1.0 / f64::from(2 * k + 1)) * r * r);
    distance * r + 2.0 * a * r * odd
}
