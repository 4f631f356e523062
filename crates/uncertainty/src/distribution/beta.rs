use std::f64::consts::{FRAC_1_SQRT_2, LN_2, TAU};

use statrs::function::beta::{checked_beta_reg, ln_beta};

use super::curve::LazyCurve;
use super::family::Family;
use crate::kernel::{exp, fill_normal};

/// Below this shape the log-odds bend too sharply for the table.
const LEAST_TABULATED: f64 = 0.3;

/// A beta distribution stretched to an interval.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beta {
    a: f64,
    b: f64,
    low: f64,
    high: f64,
    curve: LazyCurve,
}

impl Beta {
    pub(super) fn new(a: f64, b: f64, low: f64, high: f64) -> Self {
        Self { a, b, low, high, curve: LazyCurve::default() }
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The probabilities of at most `x` and of more. The side of the nearer end is computed; the other is its
    /// complement, unless that would be too small to keep its digits.
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

    /// The value at log-odds y, from the nearer end.
    fn at_log_odds(&self, y: f64) -> f64 {
        let odds = exp(-y.abs());
        let from_end = self.width() * (odds / (1.0 + odds));
        if y < 0.0 { self.low + from_end } else { self.high - from_end }
    }

    /// The log-odds y at the standard normal z, with slope and curvature.
    ///
    /// # Formula
    /// y′ = φ(z) / (f(x)·x·(1 − x)), y″ = y′·(−z − a·(1 − x)·y′ + b·x·y′).
    fn log_odds(&self, z: f64) -> [f64; 3] {
        let side = |z: f64| 0.5 * libm::erfc(-z * FRAC_1_SQRT_2);
        let [ln_x, ln_rest] = logarithms(self.a, self.b, side(z), side(-z));
        let ln_slope =
            -0.5 * z * z - 0.5 * libm::log(TAU) - self.a * ln_x - self.b * ln_rest + ln_beta(self.a, self.b);
        let slope = libm::exp(ln_slope);
        let turn = self.b * libm::exp(ln_x) - self.a * libm::exp(ln_rest);
        [ln_x - ln_rest, slope, slope * (turn * slope - z)]
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
        let [ln_x, ln_rest] = logarithms(self.a, self.b, p, 1.0 - p);
        self.at_log_odds(ln_x - ln_rest)
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        let [ln_x, ln_rest] = logarithms(self.a, self.b, 1.0 - q, q);
        self.at_log_odds(ln_x - ln_rest)
    }

    fn mean(&self) -> Option<f64> {
        Some(self.low + self.width() * (self.a / (self.a + self.b)))
    }

    fn fill(&self, column: &mut [f64]) {
        if self.a.min(self.b) < LEAST_TABULATED {
            for value in column {
                *value = self.quantile(*value);
            }
            return;
        }
        let curve = self.curve.get(|z| self.log_odds(z));
        fill_normal(column);
        for value in &mut *column {
            *value = curve.at(*value);
        }
        for value in column {
            *value = self.at_log_odds(*value);
        }
    }
}

/// The regularised incomplete beta function, its argument brought between zero and one.
pub(super) fn regularized(a: f64, b: f64, x: f64) -> f64 {
    checked_beta_reg(a, b, x.clamp(0.0, 1.0)).unwrap_or(f64::NAN)
}

/// The logarithms of x and of 1 − x at which the regularised incomplete beta function is p = 1 − q.
///
/// The smaller of x and 1 − x is sought, from the smaller of p and q, so that all keep their digits.
/// (statrs's own inverse panics for some shapes, and loses its way where x is tiny.)
pub(super) fn logarithms(a: f64, b: f64, p: f64, q: f64) -> [f64; 2] {
    if p <= regularized(a, b, 0.5) {
        let ln_x = lower_half(a, b, p, q);
        [ln_x, libm::log1p(-libm::exp(ln_x))]
    } else {
        let ln_rest = lower_half(b, a, q, p);
        [libm::log1p(-libm::exp(ln_rest)), ln_rest]
    }
}

/// ln x for an x of at most one half.
fn lower_half(a: f64, b: f64, p: f64, q: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let ln_constant = ln_beta(a, b);
    // Where x is tiny, Iₓ(a, b) ≈ xᵃ / (a · B(a, b)).
    let ln_first = (libm::log(p) + libm::log(a) + ln_constant) / a;
    let ln_x = if libm::exp(ln_first) * (1.0 + b) < 0.01 {
        by_logarithm(a, b, p, ln_first, ln_constant)
    } else {
        libm::log(by_halley(a, b, p, q, ln_constant))
    };
    ln_x.min(-LN_2)
}

/// Newton's iteration of ln I over ln x, which is all but straight where x is tiny.
fn by_logarithm(a: f64, b: f64, p: f64, first: f64, ln_constant: f64) -> f64 {
    let mut ln_x = first;
    for _ in 0..4 {
        let x = libm::exp(ln_x);
        let reached = regularized(a, b, x);
        let slope = libm::exp(a * ln_x + (b - 1.0) * libm::log1p(-x) - ln_constant) / reached;
        let step = libm::log(p / reached) / slope;
        if !step.is_finite() {
            break;
        }
        ln_x += step;
    }
    ln_x
}

/// Halley's iteration, kept between bounds that every step narrows.
fn by_halley(a: f64, b: f64, p: f64, q: f64, ln_constant: f64) -> f64 {
    let (mut low, mut high) = (0.0, 0.5);
    let mut x = (a / (a + b)).min(0.25);
    for _ in 0..100 {
        let error = if p <= q { regularized(a, b, x) - p } else { q - regularized(b, a, 1.0 - x) };
        *(if error < 0.0 { &mut low } else { &mut high }) = x;
        let density = libm::exp((a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - ln_constant);
        let newton = error / density;
        let curvature = (a - 1.0) / x - (b - 1.0) / (1.0 - x);
        let next = x - newton / (1.0 - 0.5 * (newton * curvature).clamp(-1.0, 1.0));
        let next = if next > low && next < high { next } else { f64::midpoint(low, high) };
        if (next - x).abs() <= f64::EPSILON * next || next == low || next == high {
            return next;
        }
        x = next;
    }
    x
}
