use super::family::Family;
use super::uniform::Uniform;
use crate::kernel::{exp, exp_in_place};

/// Every order of magnitude between two ends equally probable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LogUniform {
    low: f64,
    high: f64,
    logarithm: Uniform,
}

impl LogUniform {
    pub(super) fn new(low: f64, high: f64, logarithm: Uniform) -> Self {
        Self { low, high, logarithm }
    }

    /// ln(high / low).
    fn width(&self) -> f64 {
        ln_ratio(self.high, self.low)
    }
}

/// ln(a / b) for a ≥ b > 0, with all its digits where both are alike.
fn ln_ratio(a: f64, b: f64) -> f64 {
    if a < 2.0 * b { libm::log1p((a - b) / b) } else { libm::log(a) - libm::log(b) }
}

impl Family for LogUniform {
    fn density(&self, x: f64) -> f64 {
        if (self.low..=self.high).contains(&x) { 1.0 / self.width() / x } else { 0.0 }
    }

    fn cumulative(&self, x: f64) -> f64 {
        if x > self.low { (ln_ratio(x, self.low) / self.width()).min(1.0) } else { 0.0 }
    }

    fn exceedance(&self, x: f64) -> f64 {
        if x <= self.low {
            1.0
        } else if x < self.high {
            (ln_ratio(self.high, x) / self.width()).min(1.0)
        } else {
            0.0
        }
    }

    fn quantile(&self, p: f64) -> f64 {
        exp(self.logarithm.quantile(p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        exp(self.logarithm.upper_quantile(q))
    }

    fn mean(&self) -> Option<f64> {
        self.mean_between(self.low, self.high)
    }

    /// # Formula
    /// (high − low) / ln(high / low), the ends brought within those of the distribution.
    fn mean_between(&self, low: f64, high: f64) -> Option<f64> {
        let (low, high) = (low.max(self.low), high.min(self.high));
        Some(if low < high { (high - low) / ln_ratio(high, low) } else { low })
    }

    fn fill(&self, column: &mut [f64]) {
        self.logarithm.fill(column);
        exp_in_place(column);
    }
}
