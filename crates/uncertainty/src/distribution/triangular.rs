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

    fn cumulative(&self, x: f64) -> f64 {
        if x > self.mode {
            1.0 - self.exceedance(x)
        } else {
            let part = (x - self.low).max(0.0);
            if part == 0.0 { 0.0 } else { (part / self.width()) * (part / (self.mode - self.low)) }
        }
    }

    fn exceedance(&self, x: f64) -> f64 {
        if x > self.mode {
            let part = (self.high - x).max(0.0);
            if part == 0.0 { 0.0 } else { (part / self.width()) * (part / (self.high - self.mode)) }
        } else {
            1.0 - self.cumulative(x)
        }
    }

    fn quantile(&self, p: f64) -> f64 {
        let (rising, width) = (self.rising(), self.width());
        let first = p < rising;
        let part = if first { p * rising } else { (1.0 - p) * (1.0 - rising) };
        let distance = width * part.sqrt();
        if first { self.low + distance } else { self.high - distance }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        let falling = 1.0 - self.rising();
        if q < falling { self.high - self.width() * (q * falling).sqrt() } else { self.quantile(1.0 - q) }
    }

    fn mean(&self) -> Option<f64> {
        Some(self.low / 3.0 + self.mode / 3.0 + self.high / 3.0)
    }
}
