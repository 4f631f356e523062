use super::family::Family;
use super::{Distribution, DistributionError};

/// What is left of a distribution between two ends.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Truncated {
    whole: Distribution,
    low: f64,
    high: f64,
    /// Whether probabilities are counted from above, because most of the whole lies below the lower end.
    from_above: bool,
    /// The probability that is taken away on the side from which probabilities are counted.
    skipped: f64,
    /// The probability that is left.
    mass: f64,
}

/// Half of the distance from one to the next number: column kernels take numbers strictly between zero and one.
const LEAST: f64 = f64::EPSILON / 2.0;

impl Truncated {
    pub(super) fn new(whole: Distribution, low: f64, high: f64) -> Result<Self, DistributionError> {
        for (name, value) in [("lower end", low), ("upper end", high)] {
            if value.is_nan() {
                return Err(DistributionError::NotFinite { name, value });
            }
        }
        if low > high {
            return Err(DistributionError::Inverted { low, high });
        }
        let family = whole.family();
        let from_above = family.reaching(low) < 0.5;
        let (skipped, reached) = if from_above {
            (family.exceedance(high), family.reaching(low))
        } else {
            (family.below(low), family.cumulative(high))
        };
        let mass = reached - skipped;
        if mass.is_normal() && mass > 0.0 {
            Ok(Self { whole, low, high, from_above, skipped, mass })
        } else {
            Err(DistributionError::NothingLeft { low, high })
        }
    }

    /// Whether all probabilities asked of the whole stay where its column kernel is accurate.
    fn suits_kernel(&self) -> bool {
        !self.from_above && self.whole.family().fills_by_quantile() && self.skipped >= LEAST
    }

    /// The probability from the lower end to `x`, which lies between the ends.
    fn up_to(&self, x: f64) -> f64 {
        let family = self.whole.family();
        let part = if self.from_above {
            family.reaching(self.low) - family.exceedance(x)
        } else {
            family.cumulative(x) - self.skipped
        };
        (part / self.mass).clamp(0.0, 1.0)
    }

    /// The probability beyond `x`, which lies between the ends.
    fn beyond(&self, x: f64) -> f64 {
        let family = self.whole.family();
        let part = if family.exceedance(x) < 0.5 {
            family.exceedance(x) - family.exceedance(self.high)
        } else {
            family.cumulative(self.high) - family.cumulative(x)
        };
        (part / self.mass).clamp(0.0, 1.0)
    }

    /// Rounding may carry a quantile past an end by a unit in its last place.
    fn inside(&self, x: f64) -> f64 {
        x.max(self.low).min(self.high)
    }
}

impl Family for Truncated {
    fn density(&self, x: f64) -> f64 {
        if (self.low..=self.high).contains(&x) { self.whole.density(x) / self.mass } else { 0.0 }
    }

    fn cumulative(&self, x: f64) -> f64 {
        if x < self.low {
            return 0.0;
        }
        if x >= self.high {
            return 1.0;
        }
        match self.up_to(x) {
            lower if lower < 0.5 => lower,
            _ => 1.0 - self.beyond(x),
        }
    }

    fn exceedance(&self, x: f64) -> f64 {
        if x < self.low {
            return 1.0;
        }
        if x >= self.high {
            return 0.0;
        }
        match self.up_to(x) {
            lower if lower < 0.5 => 1.0 - lower,
            _ => self.beyond(x),
        }
    }

    fn reaching(&self, x: f64) -> f64 {
        let at = self.whole.family().reaching(x) - self.whole.exceedance(x);
        let at = if (self.low..=self.high).contains(&x) { at / self.mass } else { 0.0 };
        (self.exceedance(x) + at).min(1.0)
    }

    fn below(&self, x: f64) -> f64 {
        1.0 - self.reaching(x)
    }

    fn quantile(&self, p: f64) -> f64 {
        let family = self.whole.family();
        self.inside(if self.from_above {
            family.upper_quantile(self.skipped + (1.0 - p) * self.mass)
        } else {
            family.quantile(self.skipped + p * self.mass)
        })
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        if self.from_above {
            self.inside(self.whole.family().upper_quantile(self.skipped + q * self.mass))
        } else {
            self.quantile(1.0 - q)
        }
    }

    fn mean(&self) -> Option<f64> {
        Some(self.inside(self.whole.family().mean_between(self.low, self.high)?))
    }

    fn fill(&self, column: &mut [f64]) {
        if self.suits_kernel() {
            for p in &mut *column {
                *p = (self.skipped + *p * self.mass).min(1.0 - LEAST);
            }
            self.whole.transform(column);
            for x in column {
                *x = self.inside(*x);
            }
        } else {
            for p in column {
                *p = self.quantile(*p);
            }
        }
    }
}
