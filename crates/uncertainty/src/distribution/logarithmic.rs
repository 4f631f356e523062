use super::family::Family;
use super::normal::Normal;
use crate::kernel::{exp, exp_in_place, ln};

/// Below this a density of the logarithm begins to lose digits.
const LEAST_DENSITY: f64 = 1e-290;

/// The distribution of a number whose natural logarithm has another one: lognormal, halves of two lognormals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Logarithmic<L>(pub(super) L);

/// A distribution whose exponential has a mean in closed form.
pub(super) trait Exponent: Family {
    /// The logarithm of the density.
    fn ln_density(&self, y: f64) -> f64;

    /// The mean of exp(y) for a y between `low` and `high`.
    fn mean_exponential_between(&self, low: f64, high: f64) -> f64;
}

impl<L: Exponent> Family for Logarithmic<L> {
    fn density(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let (y, density) = (ln(x), self.0.density(ln(x)));
        if density >= LEAST_DENSITY { density / x } else { libm::exp(self.0.ln_density(y) - y) }
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
        self.mean_between(0.0, f64::INFINITY)
    }

    fn mean_between(&self, low: f64, high: f64) -> Option<f64> {
        Some(self.0.mean_exponential_between(ln(low.max(0.0)), ln(high)))
    }

    fn fill(&self, column: &mut [f64]) {
        self.0.fill(column);
        exp_in_place(column);
    }
}

impl Exponent for Normal {
    fn ln_density(&self, y: f64) -> f64 {
        Self::ln_density(self, y)
    }

    fn mean_exponential_between(&self, low: f64, high: f64) -> f64 {
        self.section(low, high).mean_exponential(self.mean, self.sd)
    }
}
