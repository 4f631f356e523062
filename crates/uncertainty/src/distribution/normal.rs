use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use super::family::Family;
use crate::kernel::{far_normal_quantile, fill_normal, normal_quantile};

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
        (x - self.mean) / self.sd
    }

    /// The probability between two ends, from the side where it keeps its digits.
    pub(super) fn between(&self, low: f64, high: f64) -> f64 {
        if low > self.mean {
            self.exceedance(low) - self.exceedance(high)
        } else {
            self.cumulative(high) - self.cumulative(low)
        }
    }
}

impl Family for Normal {
    fn density(&self, x: f64) -> f64 {
        let z = self.standard(x);
        libm::exp(-0.5 * z * z) / (self.sd * TAU.sqrt())
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

    /// # Formula
    /// μ · P + σ² · (f(low) − f(high)), P the probability between the ends.
    fn part_of_mean(&self, low: f64, high: f64) -> Option<f64> {
        Some(
            self.mean * self.between(low, high)
                + self.sd * self.sd * (self.density(low) - self.density(high)),
        )
    }

    fn fill(&self, column: &mut [f64]) {
        fill_normal(column);
        for value in column {
            *value = self.mean + self.sd * *value;
        }
    }
}

/// The z that is exceeded with probability `q`, with all its digits in the far tail.
pub(super) fn upper_standard(q: f64) -> f64 {
    if q < f64::EPSILON / 2.0 { far_normal_quantile(q) } else { -normal_quantile(q) }
}
