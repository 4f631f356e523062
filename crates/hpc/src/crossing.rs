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
/// let start = Observation { year: 2000.0, performance: 1e12 };
/// assert_eq!(crossing_year(start, 1.5, 8e12), 2004.5);
/// ```
///
/// # Source
///
/// Claims `dl-year-moore`, `dl-year-history`, `dl-year-slow`.
pub fn crossing_year<S: Scalar>(start: Observation<S>, doubling_time: S, target: S) -> S {
    year_after(start.year, doublings(start.performance, target), doubling_time)
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
/// let start = Observation { year: 2000.0, performance: 1e12 };
/// let later = performance_at(start, 1.5, 2004.5);
/// assert!((later / 8e12 - 1.0_f64).abs() < 1e-14);
/// ```
///
/// # Source
///
/// Inverse of [`crossing_year`]; claim `dl-beyond-factor`.
pub fn performance_at<S: Scalar>(start: Observation<S>, doubling_time: S, year: S) -> S {
    let growth = growth_factor(doublings_in(years_between(start.year, year), doubling_time));
    (start.performance * growth).called("performance on the date")
}
