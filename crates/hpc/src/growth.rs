use neuroscale_quantity::Scalar;

use crate::growth_factor;

/// The doubling time of an amount that grows by a share of itself in every period.
///
/// # Formula
///
/// `doubling time = period / log2(1 + growth × period)`, in `year`, with the growth in `1/year` and the period after
/// which it is added to the amount in `year`: one year, where a growth *per year* is meant.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::doubling_time_of_growth;
///
/// assert_eq!(doubling_time_of_growth(1.0, 1.0), 1.0);
/// assert!((doubling_time_of_growth(0.07, 1.0) - 10.24_f64).abs() < 0.01);
/// ```
///
/// # Source
///
/// Compound interest; claim `dl-fab-doubling`.
pub fn doubling_time_of_growth<S: Scalar>(growth: S, period: S) -> S {
    let added = (growth * period).called("growth in a period");
    let factor = S::from(1_u32) + added;
    // What the sum has lost of a small growth, to first order in its logarithm.
    let lost = (added - (factor - S::from(1_u32))) / factor;
    (period / (factor.log2() + lost * S::from(std::f64::consts::LOG2_E))).called("doubling time")
}

/// The growth, as a share of the amount in every period, of something that doubles in so many years.
///
/// # Formula
///
/// `growth = (2^(period / doubling time) − 1) / period`, in `1/year`, with both in `year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::growth_of_doubling_time;
///
/// assert!((growth_of_doubling_time(3.0, 1.0) - 0.26_f64).abs() < 0.001);
/// ```
///
/// # Source
///
/// Inverse of [`doubling_time_of_growth`]; claim `dl-fab-growth-caption`.
pub fn growth_of_doubling_time<S: Scalar>(doubling_time: S, period: S) -> S {
    let doublings = period / doubling_time;
    let factor = growth_factor(doublings);
    // What the factor has lost of a small growth, to first order.
    let lost = (doublings - factor.log2()) * S::from(std::f64::consts::LN_2);
    let added = (factor - S::from(1_u32) + lost).called("growth in a period");
    (added / period).called("growth per year")
}
