use super::family::Family;

/// A density of two straight flanks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Triangular {
    low: f64,
    mode: f64,
    high: f64,
}

impl Triangular {
    pub(super) fn new(low: f64, mode: f64, high: f64) -> Self {
        Self { low, mode, high }
    }

    fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The probability of the rising flank.
    fn rising(&self) -> f64 {
        (self.mode - self.low) / self.width()
    }

    /// The probability of the falling flank.
    fn falling(&self) -> f64 {
        (self.high - self.mode) / self.width()
    }

    /// How far from its end a flank has collected a probability.
    fn distance_from_end(&self, collected: f64, flank: f64) -> f64 {
        let square = collected * flank;
        self.width()
            * if square < f64::MIN_POSITIVE { collected.sqrt() * flank.sqrt() } else { square.sqrt() }
    }

    /// How far from the mode a flank has lost a probability.
    fn distance_from_mode(&self, lost: f64, flank: f64) -> f64 {
        self.width() * lost / (1.0 + (1.0 - lost / flank).sqrt())
    }

    /// The probability of the rising flank up to `x`.
    fn risen(&self, x: f64) -> f64 {
        let part = (x - self.low).max(0.0);
        if part == 0.0 { 0.0 } else { (part / self.width()) * (part / (self.mode - self.low)) }
    }

    /// The same triangle seen from above: what one has below a value, the other has above its negative.
    fn mirrored(&self) -> Self {
        Self { low: -self.high, mode: -self.mode, high: -self.low }
    }
}

impl Family for Triangular {
    fn density(&self, x: f64) -> f64 {
        let peak = 2.0 / self.width();
        if x < self.low || x > self.high {
            0.0
        } else if x < self.mode {
            peak * ((x - self.low) / (self.mode - self.low))
        } else if x > self.mode {
            peak * ((self.high - x) / (self.high - self.mode))
        } else {
            peak
        }
    }

    /// From the nearest of low end, mode and high end, so that all digits are kept there.
    fn cumulative(&self, x: f64) -> f64 {
        if x <= self.mode || x >= self.high {
            return if x < self.high { self.risen(x) } else { 1.0 };
        }
        let share = (self.high - x) / (self.high - self.mode);
        if share < 0.5 {
            1.0 - self.mirrored().risen(-x)
        } else {
            self.rising() + (x - self.mode) / self.width() * (1.0 + share)
        }
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.mirrored().cumulative(-x)
    }

    /// From the nearest of low end, mode and high end, so that all digits are kept there.
    fn quantile(&self, p: f64) -> f64 {
        let (rising, falling) = (self.rising(), self.falling());
        let beyond_mode = if p < 0.5 { p - rising } else { falling - (1.0 - p) };
        if p < 0.5 * rising {
            self.low + self.distance_from_end(p, rising)
        } else if beyond_mode < 0.0 {
            self.mode - self.distance_from_mode(-beyond_mode, rising)
        } else if beyond_mode < 0.5 * falling {
            self.mode + self.distance_from_mode(beyond_mode, falling)
        } else {
            self.high - self.distance_from_end(1.0 - p, falling)
        }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        -self.mirrored().quantile(q)
    }

    fn mean(&self) -> Option<f64> {
        let sum = self.low + self.mode + self.high;
        Some(if sum.is_finite() { sum / 3.0 } else { self.low / 3.0 + self.mode / 3.0 + self.high / 3.0 })
    }
}
