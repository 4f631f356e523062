use super::family::Family;
use super::normal::Normal;
use crate::kernel::{exp, exp_in_place, ln};

/// The distribution of a number whose logarithm is normal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LogNormal {
    pub(super) mu: f64,
    pub(super) sigma: f64,
}

impl LogNormal {
    pub(super) fn new(mu: f64, sigma: f64) -> Self {
        Self { mu, sigma }
    }

    fn logarithm(&self) -> Normal {
        Normal::new(self.mu, self.sigma)
    }
}

impl Family for LogNormal {
    fn density(&self, x: f64) -> f64 {
        if x > 0.0 { self.logarithm().density(ln(x)) / x } else { 0.0 }
    }

    fn cumulative(&self, x: f64) -> f64 {
        if x > 0.0 { self.logarithm().cumulative(ln(x)) } else { 0.0 }
    }

    fn exceedance(&self, x: f64) -> f64 {
        if x > 0.0 { self.logarithm().exceedance(ln(x)) } else { 1.0 }
    }

    fn quantile(&self, p: f64) -> f64 {
        exp(self.logarithm().quantile(p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        exp(self.logarithm().upper_quantile(q))
    }

    fn mean(&self) -> Option<f64> {
        Some(exp(self.mu + self.sigma * self.sigma / 2.0))
    }

    fn fill(&self, column: &mut [f64]) {
        self.logarithm().fill(column);
        exp_in_place(column);
    }
}
