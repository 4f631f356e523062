use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use super::family::Family;
use super::gaussian::Section;
use crate::kernel::{far_normal_quantile, fill_normal, normal_quantile};
use crate::special::exp_over;

/// The normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Normal {
    pub(super) mean: f64,
    pub(super) sd: f64,
}

impl Normal {
    pub(super) fn new(mean: f64, sd: f64) -> Self {
        Self { mean, sd }
    }

    fn standard(&self, x: f64) -> f64 {
        standardized(x, self.mean, self.sd)
    }

    /// An interval in standard deviations from the mean.
    pub(super) fn section(&self, low: f64, high: f64) -> Section {
        Section::new(self.standard(low), self.standard(high))
    }

    /// The logarithm of the density.
    pub(super) fn ln_density(&self, x: f64) -> f64 {
        let z = self.standard(x);
        -0.5 * z * z - 0.5 * libm::log(TAU) - libm::log(self.sd)
    }
}

impl Family for Normal {
    fn density(&self, x: f64) -> f64 {
        let z = self.standard(x);
        exp_over(-0.5 * z * z, self.sd) / TAU.sqrt()
    }

    fn cumulative(&self, x: f64) -> f64 {
        0.5 * libm::erfc(-self.standard(x) * FRAC_1_SQRT_2)
    }

    fn exceedance(&self, x: f64) -> f64 {
        0.5 * libm::erfc(self.standard(x) * FRAC_1_SQRT_2)
    }

    fn quantile(&self, p: f64) -> f64 {
        self.mean + self.sd * normal_quantile(p)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.mean + self.sd * upper_standard(q)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.mean)
    }

    fn mean_between(&self, low: f64, high: f64) -> Option<f64> {
        Some(self.mean + self.sd * self.section(low, high).mean())
    }

    fn fill(&self, column: &mut [f64]) {
        fill_normal(column);
        for value in column {
            *value = self.mean + self.sd * *value;
        }
    }
}

/// The distance of a value from the middle in units of a scale, also where the distance itself overflows.
pub(super) fn standardized(x: f64, middle: f64, scale: f64) -> f64 {
    let distance = x - middle;
    if distance.is_finite() { distance / scale } else { (0.5 * x - 0.5 * middle) / scale * 2.0 }
}

/// The z that is exceeded with probability `q`, with all its digits in the far tail.
pub(super) fn upper_standard(q: f64) -> f64 {
    if q < f64::EPSILON / 2.0 { far_normal_quantile(q) } else { -normal_quantile(q) }
}
