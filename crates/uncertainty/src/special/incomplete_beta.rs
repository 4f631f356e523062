use std::f64::consts::TAU;

use statrs::function::beta::checked_beta_reg;

use super::{deviance, stirling_error};

/// Up to this shape statrs is within 1e-13 of the value; beyond, its factor loses digits and its fraction is cut off.
const LARGEST_OF_STATRS: f64 = 10.0;

/// More terms than the continued fraction takes for shapes of up to a million.
const MOST_TERMS: u32 = 10_000;

/// More steps than any search takes.
const MOST_STEPS: u32 = 200;

/// Below this a quotient with a shape could overflow.
const TINY: f64 = 1e-290;

/// A number between zero and one, what is missing to one, and the logarithms of both: each has all its digits, and the
/// logarithms go on where the numbers are too small.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share {
    pub(crate) x: f64,
    pub(crate) rest: f64,
    pub(crate) ln_x: f64,
    pub(crate) ln_rest: f64,
}

impl Share {
    /// From a number and what is missing to one, brought between zero and one.
    pub(crate) fn new(x: f64, rest: f64) -> Self {
        let (x, rest) = (x.clamp(0.0, 1.0), rest.clamp(0.0, 1.0));
        if x <= rest {
            Self { x, rest, ln_x: libm::log(x), ln_rest: libm::log1p(-x) }
        } else {
            Self { x, rest, ln_x: libm::log1p(-rest), ln_rest: libm::log(rest) }
        }
    }

    /// From the logarithm of x / (1 − x).
    pub(crate) fn of_log_odds(log_odds: f64) -> Self {
        let odds = libm::exp(-log_odds.abs());
        let ln_larger = -libm::log1p(odds);
        let (smaller, larger) = (odds / (1.0 + odds), 1.0 / (1.0 + odds));
        let share = Self { x: smaller, rest: larger, ln_x: ln_larger - log_odds.abs(), ln_rest: ln_larger };
        if log_odds < 0.0 { share } else { share.swapped() }
    }

    pub(crate) fn swapped(self) -> Self {
        Self { x: self.rest, rest: self.x, ln_x: self.ln_rest, ln_rest: self.ln_x }
    }
}

/// The regularised incomplete beta function of two shapes, from 0.01 to a million each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct IncompleteBeta {
    a: f64,
    b: f64,
    /// What the powers are multiplied by at the mean, as a logarithm.
    ln_peak: f64,
}

impl IncompleteBeta {
    pub(crate) fn new(a: f64, b: f64) -> Self {
        let sum = a + b;
        let ln_peak =
            0.5 * libm::log(a / sum * b / TAU) + stirling_error(sum) - stirling_error(a) - stirling_error(b);
        Self { a, b, ln_peak }
    }

    /// The same with its shapes exchanged: what is missing to one.
    pub(crate) fn swapped(self) -> Self {
        Self { a: self.b, b: self.a, ..self }
    }

    /// ln(xᵃ·(1 − x)ᵇ / B(a, b)).
    ///
    /// # Formula
    /// ½·ln(a·b / 2πn) + δ(n) − δ(a) − δ(b) − D(a, n·x) − D(b, n·(1 − x)), n = a + b, with the error δ of Stirling's formula
    /// and the deviance D.
    ///
    /// # Source
    /// Loader (2000), Fast and accurate computation of binomial probabilities.
    pub(crate) fn ln_powers(&self, at: &Share) -> f64 {
        let sum = self.a + self.b;
        let of = |shape: f64, x: f64, ln_x: f64| match sum * x {
            expected if expected > TINY => deviance(shape, expected),
            expected => shape * (libm::log(shape / sum) - ln_x) + expected - shape,
        };
        self.ln_peak - of(self.a, at.x, at.ln_x) - of(self.b, at.rest, at.ln_rest)
    }

    /// The probability of at most x.
    pub(crate) fn lower(&self, at: &Share) -> f64 {
        // What is small beside one must have more digits than one needs.
        let by_statrs = self.a.max(self.b) <= LARGEST_OF_STATRS && (TINY..self.turn()).contains(&at.x);
        if by_statrs {
            checked_beta_reg(self.a, self.b, at.x).unwrap_or(f64::NAN)
        } else if at.x > self.turn() {
            1.0 - libm::exp(self.swapped().ln_before_turn(&at.swapped()))
        } else {
            libm::exp(self.ln_before_turn(at))
        }
    }

    /// The logarithm of x / (1 − x) at which the function is p = 1 − q, from the smaller of both.
    pub(crate) fn log_odds(&self, p: f64, q: f64) -> f64 {
        if p <= q { self.lower_log_odds(p) } else { -self.swapped().lower_log_odds(q) }
    }

    /// Newton's iteration of the function's logarithm over the log-odds y. That is a concave curve, so every step but the
    /// first leads upwards, and none leads past the value.
    ///
    /// # Formula
    /// d ln I / dy = xᵃ·(1 − x)ᵇ / (B(a, b)·I).
    fn lower_log_odds(&self, p: f64) -> f64 {
        if p <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let (sought, mut y) = (libm::log(p), libm::log(self.a / self.b));
        for _ in 0..MOST_STEPS {
            let at = Share::of_log_odds(y);
            let ln_lower = self.ln_lower(&at);
            let step = (sought - ln_lower) / libm::exp(self.ln_powers(&at) - ln_lower);
            y += step;
            // The next step would be about the square of this one.
            if step.abs() < 1e-9 {
                break;
            }
        }
        y
    }

    /// Where the continued fraction of the one side begins to converge faster than that of the other.
    fn turn(&self) -> f64 {
        (self.a + 1.0) / (self.a + self.b + 2.0)
    }

    fn ln_lower(&self, at: &Share) -> f64 {
        if at.x > self.turn() {
            libm::log1p(-libm::exp(self.swapped().ln_before_turn(&at.swapped())))
        } else {
            self.ln_before_turn(at)
        }
    }

    fn ln_before_turn(&self, at: &Share) -> f64 {
        self.ln_powers(at) - libm::log(self.fraction(at))
    }

    /// The continued fraction by which the powers are divided, by the method of Lentz. Where a shape is large, it has no
    /// differences of numbers that are alike.
    ///
    /// # Formula
    /// β₀ + α₁/(β₁ + α₂/(β₂ + …)), αₘ = (a + m − 1)·(a + b + m − 1)·m·(b − m)·x² / (a + 2m − 1)², βₘ = m + m·(b − m)·x /
    /// (a + 2m − 1) + (a + m)·(a·(1 − x) − b·x + 1 + m·(2 − x)) / (a + 2m + 1).
    ///
    /// # Source
    /// `DiDonato` and Morris (1992), Algorithm 708, ACM Transactions on Mathematical Software 18, 360-373.
    fn fraction(&self, at: &Share) -> f64 {
        let (a, b, x) = (self.a, self.b, at.x);
        let distance = a * at.rest - b * x + 1.0;
        let mut fraction = a * distance / (a + 1.0);
        let (mut above, mut below) = (fraction, 0.0);
        for m in (1..MOST_TERMS).map(f64::from) {
            let place = a + 2.0 * m - 1.0;
            let share = m * (b - m) * x / place;
            let alpha = (a + m - 1.0) * (a + b + m - 1.0) / place * share * x;
            let beta = m + share + (a + m) / (place + 2.0) * (distance + m * (1.0 + at.rest));
            below = 1.0 / (beta + alpha * below);
            above = beta + alpha / above;
            let factor = below * above;
            fraction *= factor;
            if (factor - 1.0).abs() <= f64::EPSILON {
                break;
            }
        }
        fraction
    }
}
