use statrs::function::beta::{checked_beta_reg, inv_beta_reg, ln_beta};

use super::family::Family;

/// A beta distribution stretched to an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beta {
    a: f64,
    b: f64,
    low: f64,
    high: f64,
}

impl Beta {
    pub(super) fn new(a: f64, b: f64, low: f64, high: f64) -> Self {
        Self { a, b, low, high }
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The probabilities of at most `x` and of more. The side of the nearer end is computed; the other is its complement, unless that would
    /// be too small to keep its digits.
    fn sides(&self, x: f64) -> (f64, f64) {
        let (from_low, from_high) = ((x - self.low) / self.width(), (self.high - x) / self.width());
        if from_low <= from_high {
            let lower = regularized(self.a, self.b, from_low);
            (lower, if lower < 0.9 { 1.0 - lower } else { regularized(self.b, self.a, from_high) })
        } else {
            let upper = regularized(self.b, self.a, from_high);
            (if upper < 0.9 { 1.0 - upper } else { regularized(self.a, self.b, from_low) }, upper)
        }
    }
}

impl Family for Beta {
    fn density(&self, x: f64) -> f64 {
        let (lower, upper) = ((x - self.low) / self.width(), (self.high - x) / self.width());
        if lower < 0.0 || upper < 0.0 {
            return 0.0;
        }
        let powers = libm::pow(lower, self.a - 1.0) * libm::pow(upper, self.b - 1.0);
        powers * libm::exp(-ln_beta(self.a, self.b)) / self.width()
    }

    fn cumulative(&self, x: f64) -> f64 {
        self.sides(x).0
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.sides(x).1
    }

    fn quantile(&self, p: f64) -> f64 {
        if p <= 0.5 {
            self.low + self.width() * inverse(self.a, self.b, p)
        } else {
            self.high - self.width() * inverse(self.b, self.a, 1.0 - p)
        }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if q <= 0.5 { self.high - self.width() * inverse(self.b, self.a, q) } else { self.quantile(1.0 - q) }
    }

    fn mean(&self) -> Option<f64> {
        Some(self.low + self.width() * (self.a / (self.a + self.b)))
    }
}

/// The regularised incomplete beta function, its argument brought between zero and one.
pub(super) fn regularized(a: f64, b: f64, x: f64) -> f64 {
    checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(f64::NAN)
}

/// The x at which the regularised incomplete beta function reaches `p`, for p up to one half.
///
/// statrs loses its way where x is tiny; there Iₓ(a, b) ≈ xᵃ / (a · B(a, b)) starts a Newton iteration on logarithms.
pub(super) fn inverse(a: f64, b: f64, p: f64) -> f64 {
    let p = p.min(1.0);
    if p <= 0.0 || p >= 1.0 {
        return p.max(0.0);
    }
    let ln_constant = ln_beta(a, b);
    let first = libm::exp((libm::log(p * a) + ln_constant) / a);
    if first * (1.0 + b) > 0.01 {
        return inv_beta_reg(a, b, p);
    }
    let mut x = first;
    for _ in 0..4 {
        let reached = regularized(a, b, x);
        let slope = libm::exp(a * libm::log(x) + (b - 1.0) * libm::log1p(-x) - ln_constant) / reached;
        let step = libm::log(p / reached) / slope;
        if !step.is_finite() {
            break;
        }
        x *= libm::exp(step);
    }
    x
}
