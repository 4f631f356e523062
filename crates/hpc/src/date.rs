use neuroscale_quantity::Ring;

/// A date from a calendar year and the part of it that has passed.
///
/// # Formula
///
/// `date = year + passed`, all in `year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::date_in_year;
///
/// assert_eq!(date_in_year(2014.0, 0.5), 2014.5);
/// ```
///
/// # Source
///
/// Claims `dl-fastest-date`, `dl-tianhe1-year`, `dl-exascale`.
pub fn date_in_year<R: Ring>(year: R, passed: R) -> R {
    (year + passed).called("date")
}

/// Time between two dates.
///
/// # Formula
///
/// `span = to − from`, all in `year`.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::years_between;
///
/// assert_eq!(years_between(2005.0, 2015.0), 10.0);
/// ```
///
/// # Source
///
/// Claims `dl-estimate-age`, `dl-top-spot-years`.
pub fn years_between<R: Ring>(from: R, to: R) -> R {
    (to - from).called("years between")
}
