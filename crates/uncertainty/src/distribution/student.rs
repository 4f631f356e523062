use std::f64::consts::{FRAC_1_SQRT_2, PI, TAU};

use super::beta::{logarithms, regularized};
use super::curve::LazyCurve;
use super::family::Family;
use crate::kernel::{exp, fill_normal};

/// Student's t distribution, moved and stretched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StudentT {
    location: f64,
    scale: f64,
    freedom: f64,
    curve: LazyCurve,
}

impl StudentT {
    pub(super) fn new(location: f64, scale: f64, freedom: f64) -> Self {
        Self { location, scale, freedom, curve: LazyCurve::default() }
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

    /// The t beyond which a probability of `q`, at most one half, lies: ν / (ν + t²) has a beta distribution.
    fn upper_standard(&self, q: f64) -> f64 {
        let [ln_x, ln_rest] = logarithms(self.freedom / 2.0, 0.5, 2.0 * q, 1.0 - 2.0 * q);
        self.freedom.sqrt() * libm::exp(0.5 * (ln_rest - ln_x))
    }

    /// The logarithm of the density's factor.
    ///
    /// # Formula
    /// ln(Γ((ν + 1)/2) / Γ(ν/2)).
    fn ln_constant(&self) -> f64 {
        libm::lgamma(0.5 * (self.freedom + 1.0)) - libm::lgamma(0.5 * self.freedom)
    }

    /// s = asinh(t / √ν) at the standard normal z, with slope and curvature.
    ///
    /// # Formula
    /// s′ = φ(z) · cosh(s)^ν / (√ν · f(0)), s″ = s′·(ν·tanh(s)·s′ − z).
    fn stretched(&self, z: f64) -> [f64; 3] {
        let freedom = self.freedom;
        let t = self.upper_standard(0.5 * libm::erfc(z.abs() * FRAC_1_SQRT_2));
        let s = libm::asinh(t / freedom.sqrt()).copysign(z);
        let ln_cosh = 0.5 * libm::log1p(t * t / freedom);
        let ln_slope = -0.5 * z * z - 0.5 * libm::log(TAU) + 0.5 * libm::log(PI) - self.ln_constant()
            + freedom * ln_cosh;
        let slope = libm::exp(ln_slope);
        [s, slope, slope * (freedom * libm::tanh(s) * slope - z)]
    }
}

impl Family for StudentT {
    fn density(&self, x: f64) -> f64 {
        let (t, freedom) = (self.standard(x), self.freedom);
        let ln_shape = -0.5 * (freedom + 1.0) * libm::log1p(t * t / freedom);
        libm::exp(self.ln_constant() + ln_shape) / ((freedom * PI).sqrt() * self.scale)
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

    fn fill(&self, column: &mut [f64]) {
        let curve = self.curve.get(|z| self.stretched(z));
        let half = 0.5 * self.scale * self.freedom.sqrt();
        fill_normal(column);
        for value in &mut *column {
            *value = curve.at(*value);
        }
        for value in column {
            *value = self.location + half * (exp(*value) - exp(-*value));
        }
    }
}
