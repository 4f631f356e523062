use super::family::Family;
use crate::kernel::{exp, exp_in_place, ln};

/// Every value between two ends equally probable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Uniform {
    low: f64,
    high: f64,
}

impl Uniform {
    pub(super) fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }
}

impl Family for Uniform {
    fn density(&self, x: f64) -> f64 {
        if (self.low..=self.high).contains(&x) { 1.0 / (self.high - self.low) } else { 0.0 }
    }

    fn cumulative(&self, x: f64) -> f64 {
        ((x - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn exceedance(&self, x: f64) -> f64 {
        ((self.high - x) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn quantile(&self, p: f64) -> f64 {
        self.low + (self.high - self.low) * p
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.high - (self.high - self.low) * q
    }

    fn mean(&self) -> Option<f64> {
        Some(f64::midpoint(self.low, self.high))
    }
}

/// Every order of magnitude between two ends equally probable; the ends are kept as logarithms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LogUniform {
    low: f64,
    high: f64,
}

impl LogUniform {
    /// From the natural logarithms of the ends.
    pub(super) fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    fn logarithm(&self) -> Uniform {
        Uniform::new(self.low, self.high)
    }
}

impl Family for LogUniform {
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
        let width = self.high - self.low;
        Some(exp(self.low) * (libm::expm1(width) / width))
    }

    fn fill(&self, column: &mut [f64]) {
        self.logarithm().fill(column);
        exp_in_place(column);
    }
}
