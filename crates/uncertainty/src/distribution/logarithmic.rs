use super::family::Family;
use super::normal::Normal;
use super::uniform::Uniform;
use crate::kernel::{exp, exp_in_place, ln};

/// The distribution of a number whose natural logarithm has another one: lognormal, log-uniform.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Logarithmic<L>(pub(super) L);

/// A distribution whose exponential has a mean in closed form.
pub(super) trait Exponent: Family {
    /// The integral of exp(y) · f(y) from `low` to `high`.
    fn part_of_exponential(&self, low: f64, high: f64) -> f64;
}

impl<L: Exponent> Family for Logarithmic<L> {
    fn density(&self, x: f64) -> f64 {
        if x > 0.0 { self.0.density(ln(x)) / x } else { 0.0 }
    }

    fn cumulative(&self, x: f64) -> f64 {
        if x > 0.0 { self.0.cumulative(ln(x)) } else { 0.0 }
    }

    fn exceedance(&self, x: f64) -> f64 {
        if x > 0.0 { self.0.exceedance(ln(x)) } else { 1.0 }
    }

    fn quantile(&self, p: f64) -> f64 {
        exp(self.0.quantile(p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        exp(self.0.upper_quantile(q))
    }

    fn mean(&self) -> Option<f64> {
        self.part_of_mean(0.0, f64::INFINITY)
    }

    fn part_of_mean(&self, low: f64, high: f64) -> Option<f64> {
        Some(self.0.part_of_exponential(ln(low.max(0.0)), ln(high)))
    }

    fn fill(&self, column: &mut [f64]) {
        self.0.fill(column);
        exp_in_place(column);
    }
}

impl Exponent for Normal {
    /// # Formula
    /// exp(μ + σ²/2), times the probability between the ends of a normal moved up by σ².
    fn part_of_exponential(&self, low: f64, high: f64) -> f64 {
        let square = self.sd * self.sd;
        let moved = Self::new(self.mean + square, self.sd);
        exp(self.mean + square / 2.0) * moved.between(low, high)
    }
}

impl Exponent for Uniform {
    /// # Formula
    /// (exp(high) − exp(low)) / width, the ends brought within those of the distribution.
    fn part_of_exponential(&self, low: f64, high: f64) -> f64 {
        let (low, high) = (low.max(self.low), high.min(self.high));
        exp(low) * (libm::expm1(high - low) / (self.high - self.low))
    }
}
