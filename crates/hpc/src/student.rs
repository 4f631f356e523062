//! Student's t distribution, as fits need it.

use neuroscale_uncertainty::Distribution;

/// More degrees of freedom are taken as these: at twenty from the middle, t is farther out by less than 1e-4 of itself.
const MOST_FREEDOM: f64 = 1e6;

/// The value that Student's t does not exceed with a probability; `None` for a probability that is not between zero and
/// one, and for fewer than a tenth of a degree of freedom.
pub(crate) fn quantile(probability: f64, freedom: f64) -> Option<f64> {
    if !(probability > 0.0 && probability < 1.0) {
        return None;
    }
    Some(standard(freedom)?.quantile(probability))
}

/// How far on either side of zero Student's t lies with a probability; `None` where [`quantile`] is.
///
/// It comes from the probability that is left beyond, which keeps its digits where nearly all is covered.
pub(crate) fn margin(coverage: f64, freedom: f64) -> Option<f64> {
    if coverage > 0.0 { quantile(0.5 * (1.0 - coverage), freedom).map(|lower| 0.0 - lower) } else { None }
}

/// The probability that Student's t does not exceed a value; not a number without degrees of freedom.
pub(crate) fn cumulative(t: f64, freedom: f64) -> f64 {
    standard(freedom).map_or(f64::NAN, |student| student.cumulative(t))
}

fn standard(freedom: f64) -> Option<Distribution> {
    Distribution::student_t(0.0, 1.0, freedom.min(MOST_FREEDOM)).ok()
}
