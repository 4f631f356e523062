use neuroscale_quantity::{Scalar, Unit};

use crate::{Observation, doublings, years_between};

/// The doubling time that leads from one observation to another: the endpoints of a series, or a machine and the year
/// in which it is said to reach a target.
///
/// # Formula
///
/// `doubling time = (t₂ − t₁) / log2(y₂ / y₁)`, in `year`, with dates t in `year` and performances y in the same unit.
/// Infinite where the two performances are equal, negative where the later one is smaller.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::{Observation, doubling_time};
///
/// let first = Observation { year: 2000.0, value: 1.0 };
/// let last = Observation { year: 2010.0, value: 32.0 };
/// assert_eq!(doubling_time(first, last), 2.0);
/// ```
///
/// # Source
///
/// Inverse of [`crossing_year`](crate::crossing_year); claim `dl-moore-period`.
pub fn doubling_time<S: Scalar>(first: Observation<S>, last: Observation<S>) -> S {
    doubling_time_of(years_between(first.year, last.year), doublings(first.value, last.value))
}

/// The doubling time of a growth that doubled so often in a span of time.
///
/// # Formula
///
/// `doubling time = span / doublings`, in `year`, with the span in `year` and doublings in `doubling`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::doubling_time_of;
///
/// assert_eq!(doubling_time_of(21.0, 14.0), 1.5);
/// ```
///
/// # Source
///
/// Claim `dl-moore-period` with whole doublings.
pub fn doubling_time_of<S: Scalar>(span: S, doublings: S) -> S {
    (span / doublings).counted_as(Unit::YEAR).called("doubling time")
}

/// The time in which something doubles that doubles so often in a year.
///
/// # Formula
///
/// `doubling time = 1 / rate`, in `year`, with the rate in `doubling/year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::doubling_time_of_rate;
///
/// assert_eq!(doubling_time_of_rate(0.5), 2.0);
/// ```
///
/// # Source
///
/// Definition.
pub fn doubling_time_of_rate<S: Scalar>(rate: S) -> S {
    (S::from(1_u32) / rate).counted_as(Unit::YEAR).called("doubling time")
}

/// The constant doubling time that makes as many doublings as one that changes evenly from a first to a last value.
///
/// # Formula
///
/// `∫ dt / D(t)` doublings in a span T with `D(t) = D₀ + (D₁ − D₀)·t/T` are `T·ln(D₀/D₁) / (D₀ − D₁)`, so the constant one
/// is `(D₀ − D₁) / ln(D₀/D₁)`, the logarithmic mean of both, in `year`. Not a number where they are equal.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::changing_doubling_time;
///
/// // From two years to one in ten years: 10·ln 2 = 6.93 doublings.
/// assert!((10.0 / changing_doubling_time(2.0_f64, 1.0) - 6.931_471_805_6).abs() < 1e-9);
/// ```
///
/// # Source
///
/// Definition of a rate that changes; claim `dl-knowledge-share-bound`.
pub fn changing_doubling_time<S: Scalar>(first: S, last: S) -> S {
    let logarithm = (first / last).log2() * S::from(std::f64::consts::LN_2);
    ((first - last) / logarithm).called("doubling time throughout")
}
