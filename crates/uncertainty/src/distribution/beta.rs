use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use super::curve::LazyCurve;
use super::family::Family;
use crate::kernel::{exp, fill_normal};
use crate::special::{IncompleteBeta, Share, exp_over};

/// Below this shape the log-odds bend too sharply for the table.
const LEAST_TABULATED: f64 = 0.3;

/// A beta distribution stretched to an interval.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Beta {
    a: f64,
    b: f64,
    low: f64,
    high: f64,
    integral: IncompleteBeta,
    curve: LazyCurve,
}

impl Beta {
    pub(super) fn new(a: f64, b: f64, low: f64, high: f64) -> Self {
        Self { a, b, low, high, integral: IncompleteBeta::new(a, b), curve: LazyCurve::default() }
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The place of a value between both ends, its distance from either with all its digits.
    fn place(&self, x: f64) -> Share {
        Share::new((x - self.low) / self.width(), (self.high - x) / self.width())
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
        let y = self.integral.log_odds(side(z), side(-z));
        let at = Share::of_log_odds(y);
        let slope = libm::exp(-0.5 * z * z - 0.5 * libm::log(TAU) - self.integral.ln_powers(&at));
        let turn = self.b * at.x - self.a * at.rest;
        [y, slope, slope * (turn * slope - z)]
    }
}

/// A density's power of the distance to an end, at that end: the density there is this times the other shape.
fn at_end(shape: f64) -> f64 {
    if shape < 1.0 { f64::INFINITY } else { f64::from(u8::from(shape == 1.0)) }
}

impl Family for Beta {
    /// # Formula
    /// f = xᵃ⁻¹·(1 − x)ᵇ⁻¹ / B(a, b) / width; at an end of shape one, where B(1, b) = 1/b, the other shape / width.
    fn density(&self, x: f64) -> f64 {
        if x < self.low || x > self.high {
            return 0.0;
        }
        let at = self.place(x);
        if at.x == 0.0 {
            self.b * at_end(self.a) / self.width()
        } else if at.rest == 0.0 {
            self.a * at_end(self.b) / self.width()
        } else {
            exp_over(self.integral.ln_powers(&at) - at.ln_x - at.ln_rest, self.width())
        }
    }

    fn cumulative(&self, x: f64) -> f64 {
        self.integral.lower(&self.place(x))
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.integral.swapped().lower(&self.place(x).swapped())
    }

    fn quantile(&self, p: f64) -> f64 {
        self.at_log_odds(self.integral.log_odds(p, 1.0 - p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.at_log_odds(self.integral.log_odds(1.0 - q, q))
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
