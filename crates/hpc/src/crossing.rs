use neuroscale_quantity::{Scalar, Unit};

use crate::{Observation, doublings, doublings_in, growth_factor, years_between};

/// The date after so many doublings.
///
/// # Formula
///
/// `year = base + doublings × doubling time`, in `year`, with the base and the doubling time in `year` and doublings
/// in `doubling`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::year_after;
///
/// assert_eq!(year_after(2015.0, 21.0, 3.0), 2078.0);
/// ```
///
/// # Source
///
/// Claims `dl-year-moore`, `dl-year-history`, `dl-year-slow` with whole doublings.
pub fn year_after<S: Scalar>(base: S, doublings: S, doubling_time: S) -> S {
    let span = (doublings * doubling_time).counted_as(Unit::YEAR).called("years of growth");
    (base + span).called("year")
}

/// The date on which a performance that grows exponentially reaches a target.
///
/// # Formula
///
/// `year = base + doubling time × log2(target / now)`, in `year`, with the base (the start's date) and the doubling
/// time in `year`, and now (the start's performance) and the target in the same unit, such as `FLOP/s`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::{Observation, crossing_year};
///
/// let start = Observation { year: 2000.0, value: 1e12 };
/// assert_eq!(crossing_year(start, 1.5, 8e12), 2004.5);
/// ```
///
/// # Source
///
/// Claims `dl-year-moore`, `dl-year-history`, `dl-year-slow`.
pub fn crossing_year<S: Scalar>(start: Observation<S>, doubling_time: S, target: S) -> S {
    year_after(start.year, doublings(start.value, target), doubling_time)
}

/// The date on which a random walk with drift reaches a target, along the path whose growth in the long run is
/// `growth`.
///
/// Of a walk that has gone on for a span of T years, the distribution at τ years ahead is as wide as that of the
/// growth, taken τ times, and wider by the factor √(1 + T/τ), which is what the steps to come add. So a path with the
/// growth g in the place of the mean growth μ is at `μ·τ + (g − μ)·τ·√(1 + T/τ)` doublings after τ years: early it is
/// farther from the middle than its growth says, late it grows as said. With the growth at its quantile, the path is
/// the quantile of the walk on every date.
///
/// # Formula
///
/// `year = last year + T / (v² − 1)`, in `year`, with `T = last year − first year` and
/// `v = (g·T − M + √((g·T − M)² + 4·D·(D + M))) / (2·D)`, where M are the doublings from the first performance to the
/// last, D > 0 those from the last to the target, and g is the growth in `doubling/year`; v is √(1 + T/τ). With the
/// mean growth, `M/T`, it is [`crossing_year`]. It holds for v > 1; a path of another v never reaches the target, which
/// [`RandomWalk::crossing_with_growth`](crate::RandomWalk::crossing_with_growth) says.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::{Observation, walk_crossing_year};
///
/// let first = Observation { year: 2000.0, value: 1.0 };
/// let last = Observation { year: 2010.0, value: 32.0 };
/// let year = |growth| walk_crossing_year(first, last, growth, 1024.0_f64).round();
/// assert_eq!([year(1.0), year(0.5), year(0.1)], [2013.0, 2020.0, 2079.0]);
/// ```
///
/// # Source
///
/// Farmer and Lafond 2016, *How predictable is technological progress?*, Research Policy 45:647–665: the distribution
/// of their forecasts for independent steps, solved for the time.
pub fn walk_crossing_year<S: Scalar>(first: Observation<S>, last: Observation<S>, growth: S, target: S) -> S {
    let span = years_between(first.year, last.year);
    let seen = doublings(first.value, last.value).called("doublings so far");
    let ahead = doublings(last.value, target).called("doublings that are missing");
    let stretch = stretch(seen, ahead, (growth * span).called("doublings at this growth"));
    let years = span / (stretch * stretch - S::from(1_u32));
    (last.year + years.called("years of growth")).called("year")
}

/// How much farther from its mean a random walk is at the crossing than its growth alone would take it, √(1 + T/τ).
pub(crate) fn stretch<S: Scalar>(seen: S, ahead: S, grown: S) -> S {
    let surplus = grown - seen;
    let root = (surplus * surplus + S::from(4_u32) * ahead * (ahead + seen)).sqrt();
    ((surplus + root) / (S::from(2_u32) * ahead)).called("stretch by the steps to come")
}

/// The performance on a date, if it grows exponentially.
///
/// # Formula
///
/// `performance = now × 2^((year − base) / doubling time)`, in the unit of now, with the dates and the doubling time in
/// `year`; now and base are the start's performance and date.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::{Observation, performance_at};
///
/// let start = Observation { year: 2000.0, value: 1e12 };
/// let later = performance_at(start, 1.5, 2004.5);
/// assert!((later / 8e12 - 1.0_f64).abs() < 1e-14);
/// ```
///
/// # Source
///
/// Inverse of [`crossing_year`]; claim `dl-beyond-factor`.
pub fn performance_at<S: Scalar>(start: Observation<S>, doubling_time: S, year: S) -> S {
    let growth = growth_factor(doublings_in(years_between(start.year, year), doubling_time));
    (start.value * growth).called("performance on the date")
}
