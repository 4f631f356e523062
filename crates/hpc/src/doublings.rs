use neuroscale_quantity::{Scalar, Unit};

/// How many times over a target exceeds what there is.
///
/// # Formula
///
/// `gap = target / now`, both in the same unit, such as `FLOP/s` (an `operation/s` counts as one FLOP).
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::gap;
///
/// assert_eq!(gap(0.5e15, 1e21), 2e6);
/// ```
///
/// # Source
///
/// Claim `dl-gap`.
pub fn gap<S: Scalar>(now: S, target: S) -> S {
    (target / now).counted_as(Unit::NONE).called("gap")
}

/// How many doublings lead from what there is to a target.
///
/// # Formula
///
/// `doublings = log2(target / now)`, in `doubling`, with both in the same unit, such as `FLOP/s`. Negative when the
/// target has been passed.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::doublings;
///
/// assert_eq!(doublings(1.0, 1024.0), 10.0);
/// ```
///
/// # Source
///
/// Claim `dl-doublings`.
pub fn doublings<S: Scalar>(now: S, target: S) -> S {
    gap(now, target).log2().counted_as(Unit::DOUBLING).called("doublings")
}

/// How many doublings fit into a span of time.
///
/// # Formula
///
/// `doublings = span / doubling time`, in `doubling`, with both in `year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::doublings_in;
///
/// assert_eq!(doublings_in(60.0, 1.5), 40.0);
/// ```
///
/// # Source
///
/// Claim `dl-growth-60-years`.
pub fn doublings_in<S: Scalar>(span: S, doubling_time: S) -> S {
    (span / doubling_time).counted_as(Unit::DOUBLING).called("doublings in the span")
}

/// The factor by which so many doublings multiply.
///
/// # Formula
///
/// `factor = 2^doublings`, with doublings in `doubling`; computed as `e^(doublings × ln 2)`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::growth_factor;
///
/// assert!((growth_factor(10.0) / 1024.0 - 1.0_f64).abs() < 1e-14);
/// ```
///
/// # Source
///
/// Inverse of [`doublings`].
pub fn growth_factor<S: Scalar>(doublings: S) -> S {
    let exponent = doublings.counted_as(Unit::NONE) * S::from(std::f64::consts::LN_2);
    exponent.exp().called("growth")
}

/// The share of what there is today that there was a while ago.
///
/// # Formula
///
/// `share = 2^(−span / doubling time)`, with both in `year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::share_before;
///
/// assert!((share_before(10.0, 1.0) * 1024.0 - 1.0_f64).abs() < 1e-14);
/// ```
///
/// # Source
///
/// Claims `dl-knowledge-share`, `dl-knowledge-share-bound`.
pub fn share_before<S: Scalar>(span: S, doubling_time: S) -> S {
    (S::from(1_u32) / growth_factor(doublings_in(span, doubling_time))).called("share of today's")
}
