//! Student's t distribution, as fits need it.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// The value that Student's t does not exceed with a probability; `None` for a probability that is not between zero and
/// one.
pub(crate) fn quantile(probability: f64, freedom: f64) -> Option<f64> {
    if !(probability > 0.0 && probability < 1.0) {
        return None;
    }
    Some(StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(probability))
}

/// The probability that Student's t does not exceed a value; not a number without degrees of freedom.
pub(crate) fn cumulative(t: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).map_or(f64::NAN, |student| student.cdf(t))
}
