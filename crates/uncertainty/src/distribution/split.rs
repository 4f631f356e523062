use super::family::Family;
use super::logarithmic::Exponent;
use super::normal::Normal;
use crate::kernel::fill_normal;

/// Half of a normal distribution below a median, and half of another, with the same median, above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Split {
    below: Normal,
    above: Normal,
}

impl Split {
    /// A deviation of zero leaves half of the probability at the median.
    pub(super) fn new(median: f64, below: f64, above: f64) -> Self {
        let half = |sd: f64| Normal::new(median, sd.max(f64::MIN_POSITIVE));
        Self { below: half(below), above: half(above) }
    }

    fn median(&self) -> f64 {
        self.below.mean
    }

    fn side(&self, x: f64) -> &Normal {
        if x < self.median() { &self.below } else { &self.above }
    }

    /// The average of both sides' own between two ends, each as often as its side has them.
    fn average(&self, low: f64, high: f64, of: impl Fn(&Normal, f64, f64) -> Option<f64>) -> Option<f64> {
        let median = self.median();
        if high <= median {
            return of(&self.below, low, high);
        }
        if low >= median {
            return of(&self.above, low, high);
        }
        let (below, above) = (0.5 - self.below.cumulative(low), 0.5 - self.above.exceedance(high));
        let share = below / (below + above);
        Some(share * of(&self.below, low, median)? + (1.0 - share) * of(&self.above, median, high)?)
    }
}

impl Family for Split {
    fn density(&self, x: f64) -> f64 {
        self.side(x).density(x)
    }

    fn cumulative(&self, x: f64) -> f64 {
        self.side(x).cumulative(x)
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.side(x).exceedance(x)
    }

    fn quantile(&self, p: f64) -> f64 {
        if p < 0.5 { self.below.quantile(p) } else { self.above.quantile(p) }
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if q > 0.5 { self.below.upper_quantile(q) } else { self.above.upper_quantile(q) }
    }

    /// # Formula
    /// median + (σ above − σ below) / √(2π).
    fn mean(&self) -> Option<f64> {
        self.mean_between(f64::NEG_INFINITY, f64::INFINITY)
    }

    fn mean_between(&self, low: f64, high: f64) -> Option<f64> {
        self.average(low, high, Family::mean_between)
    }

    fn fill(&self, column: &mut [f64]) {
        fill_normal(column);
        for value in column {
            let side = if *value < 0.0 { &self.below } else { &self.above };
            *value = side.mean + side.sd * *value;
        }
    }
}

impl Exponent for Split {
    fn ln_density(&self, y: f64) -> f64 {
        self.side(y).ln_density(y)
    }

    fn mean_exponential_between(&self, low: f64, high: f64) -> f64 {
        let of = |side: &Normal, low, high| Some(side.mean_exponential_between(low, high));
        self.average(low, high, of).unwrap_or(f64::NAN)
    }
}
