/// What every family of distributions can do; probabilities arrive checked.
pub(super) trait Family {
    /// The density at `x`, or the probability of exactly `x` for single values.
    fn density(&self, x: f64) -> f64;

    /// The probability of at most `x`.
    fn cumulative(&self, x: f64) -> f64;

    /// The probability of more than `x`.
    fn exceedance(&self, x: f64) -> f64 {
        1.0 - self.cumulative(x)
    }

    /// The probability of `x` or more.
    fn reaching(&self, x: f64) -> f64 {
        self.exceedance(x)
    }

    /// The probability of less than `x`.
    fn below(&self, x: f64) -> f64 {
        self.cumulative(x)
    }

    /// The smallest x with a cumulative probability of at least `p`.
    fn quantile(&self, p: f64) -> f64;

    /// The x that is exceeded with probability `q`.
    fn upper_quantile(&self, q: f64) -> f64 {
        self.quantile(1.0 - q)
    }

    /// The mean, where it exists and has a closed form.
    fn mean(&self) -> Option<f64>;

    /// The mean of what lies between `low` and `high`, where it has a closed form.
    fn mean_between(&self, _low: f64, _high: f64) -> Option<f64> {
        None
    }

    /// Whether `fill` is the quantile function, so that a part of the unit interval gives a part of the
    /// values.
    fn fills_by_quantile(&self) -> bool {
        true
    }

    /// Replaces uniform numbers by values.
    fn fill(&self, column: &mut [f64]) {
        for value in column {
            *value = self.quantile(*value);
        }
    }
}

/// A number without uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Exact(pub(super) f64);

impl Family for Exact {
    fn density(&self, x: f64) -> f64 {
        f64::from(u8::from(x == self.0))
    }

    fn cumulative(&self, x: f64) -> f64 {
        f64::from(u8::from(x >= self.0))
    }

    fn reaching(&self, x: f64) -> f64 {
        f64::from(u8::from(x <= self.0))
    }

    fn below(&self, x: f64) -> f64 {
        f64::from(u8::from(x > self.0))
    }

    fn quantile(&self, _: f64) -> f64 {
        self.0
    }

    fn mean(&self) -> Option<f64> {
        Some(self.0)
    }

    fn fill(&self, column: &mut [f64]) {
        column.fill(self.0);
    }
}
