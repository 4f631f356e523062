use std::f64::consts::PI;

use super::beta::{inverse, regularized};
use super::family::Family;

/// Student's t distribution, moved and stretched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StudentT {
    location: f64,
    scale: f64,
    freedom: f64,
}

impl StudentT {
    pub(super) fn new(location: f64, scale: f64, freedom: f64) -> Self {
        Self { location, scale, freedom }
    }

    fn standard(&self, x: f64) -> f64 {
        (x - self.location) / self.scale
    }

    /// The probability beyond |t| on one side.
    fn beyond(&self, t: f64) -> f64 {
        let square = t * t;
        if square > 1.0 {
            0.5 * regularized(self.freedom / 2.0, 0.5, self.freedom / (self.freedom + square))
        } else {
            0.5 - 0.5 * regularized(0.5, self.freedom / 2.0, square / (self.freedom + square))
        }
    }

    /// The t beyond which a probability of `q`, at most one half, lies.
    fn upper_standard(&self, q: f64) -> f64 {
        let freedom = self.freedom;
        if q > 0.25 {
            let x = inverse(0.5, freedom / 2.0, 1.0 - 2.0 * q);
            (freedom * x / (1.0 - x)).sqrt()
        } else {
            let x = inverse(freedom / 2.0, 0.5, 2.0 * q);
            (freedom * (1.0 - x) / x).sqrt()
        }
    }
}

impl Family for StudentT {
    fn density(&self, x: f64) -> f64 {
        let (t, freedom) = (self.standard(x), self.freedom);
        let ln_constant = libm::lgamma(0.5 * (freedom + 1.0)) - libm::lgamma(0.5 * freedom);
        let ln_shape = -0.5 * (freedom + 1.0) * libm::log1p(t * t / freedom);
        libm::exp(ln_constant + ln_shape) / ((freedom * PI).sqrt() * self.scale)
    }

    fn cumulative(&self, x: f64) -> f64 {
        let t = self.standard(x);
        if t < 0.0 { self.beyond(t) } else { 1.0 - self.beyond(t) }
    }

    fn exceedance(&self, x: f64) -> f64 {
        let t = self.standard(x);
        if t < 0.0 { 1.0 - self.beyond(t) } else { self.beyond(t) }
    }

    fn quantile(&self, p: f64) -> f64 {
        if p < 0.5 {
            self.location - self.scale * self.upper_standard(p)
        } else {
            self.location + self.scale * self.upper_standard(1.0 - p)
        }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if q < 0.5 { self.location + self.scale * self.upper_standard(q) } else { self.quantile(1.0 - q) }
    }

    fn mean(&self) -> Option<f64> {
        (self.freedom > 1.0).then_some(self.location)
    }
}
