use super::family::Family;

/// Every value between two ends equally probable.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Uniform {
    pub(super) low: f64,
    pub(super) high: f64,
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

    fn mean_between(&self, low: f64, high: f64) -> Option<f64> {
        Some(f64::midpoint(low.max(self.low), high.min(self.high)))
    }
}
