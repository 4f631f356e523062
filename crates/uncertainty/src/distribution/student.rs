use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use super::curve::LazyCurve;
use super::family::Family;
use super::normal::standardized;
use crate::kernel::{exp, fill_normal};
use crate::special::{IncompleteBeta, Share, exp_over, stirling_error};

/// Between this and its inverse, squares are ordinary numbers.
const SQUARE: f64 = 1e150;

/// Student's t distribution, moved and stretched.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StudentT {
    location: f64,
    scale: f64,
    freedom: f64,
    /// ν / (ν + t²) has a beta distribution.
    integral: IncompleteBeta,
    /// The logarithm of the density at the middle, times √(2π).
    ln_peak: f64,
    curve: LazyCurve,
}

impl StudentT {
    /// # Formula
    /// f(0) = Γ((ν + 1)/2) / (√(πν)·Γ(ν/2)) = exp(h·ln(1 + 1/2h) − ½ + δ(h + ½) − δ(h)) / √(2π), h = ν/2, δ the error of
    /// Stirling's formula.
    pub(super) fn new(location: f64, scale: f64, freedom: f64) -> Self {
        let half = 0.5 * freedom;
        let ln_peak =
            half * libm::log1p(0.5 / half) - 0.5 + stirling_error(half + 0.5) - stirling_error(half);
        let integral = IncompleteBeta::new(half, 0.5);
        Self { location, scale, freedom, integral, ln_peak, curve: LazyCurve::default() }
    }

    /// The distance from the middle in units of the scale, over √ν.
    fn reduced(&self, x: f64) -> f64 {
        standardized(x, self.location, self.scale) / self.freedom.sqrt()
    }

    /// The probability beyond |r|·√ν on one side.
    fn beyond(&self, r: f64) -> f64 {
        let (r, square) = (r.abs(), r * r);
        let at = if (1.0 / SQUARE..SQUARE).contains(&r) {
            Share::new(1.0 / (1.0 + square), square / (1.0 + square))
        } else {
            Share::of_log_odds(-2.0 * libm::log(r))
        };
        0.5 * self.integral.lower(&at)
    }

    /// The logarithm of the density times scale·√(2π), r·√ν from the middle.
    fn ln_density(&self, r: f64) -> f64 {
        let r = r.abs();
        let ln_stretch = if r < SQUARE { libm::log1p(r * r) } else { 2.0 * libm::log(r) };
        self.ln_peak - 0.5 * (self.freedom + 1.0) * ln_stretch
    }

    /// The t / √ν beyond which a probability of `q`, at most one half, lies.
    fn upper_reduced(&self, q: f64) -> f64 {
        libm::exp(-0.5 * self.integral.log_odds(2.0 * q, 1.0 - 2.0 * q))
    }

    fn upper_standard(&self, q: f64) -> f64 {
        self.freedom.sqrt() * self.upper_reduced(q)
    }

    /// s = asinh(t / √ν) at the standard normal z, with slope and curvature.
    ///
    /// # Formula
    /// s′ = φ(z) · cosh(s)^ν / (√ν · f(0)), s″ = s′·(ν·tanh(s)·s′ − z).
    fn stretched(&self, z: f64) -> [f64; 3] {
        let r = self.upper_reduced(0.5 * libm::erfc(z.abs() * FRAC_1_SQRT_2));
        let s = libm::asinh(r).copysign(z);
        let ln_cosh = 0.5 * libm::log1p(r * r);
        let ln_slope = -0.5 * z * z - self.ln_peak + self.freedom * ln_cosh;
        let slope = libm::exp(ln_slope) / self.freedom.sqrt();
        [s, slope, slope * (self.freedom * libm::tanh(s) * slope - z)]
    }
}

impl Family for StudentT {
    fn density(&self, x: f64) -> f64 {
        exp_over(self.ln_density(self.reduced(x)), self.scale) / TAU.sqrt()
    }

    fn cumulative(&self, x: f64) -> f64 {
        let r = self.reduced(x);
        if r < 0.0 { self.beyond(r) } else { 1.0 - self.beyond(r) }
    }

    fn exceedance(&self, x: f64) -> f64 {
        let r = self.reduced(x);
        if r < 0.0 { 1.0 - self.beyond(r) } else { self.beyond(r) }
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
