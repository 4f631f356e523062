use crate::Distribution;

/// A number known by sampling, with the 95 % interval of its Monte Carlo error. The interval says nothing
/// about the world, only whether more samples would move the number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// The lower end of the interval; the number itself where it is exact.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// A number that needed no sampling.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self { value, low: value, high: value }
    }

    /// The mean of independent replicates, with its t-interval; infinite where one of them is.
    ///
    /// # Formula
    /// x̄ ± t₀.₉₇₅(R − 1)·s/√R.
    pub(crate) fn of_replicates(replicates: &[f64]) -> Self {
        let count = replicates.len() as f64;
        let value = replicates.iter().sum::<f64>() / count;
        if value.is_infinite() {
            return Self::exact(value);
        }
        let squares: f64 = replicates.iter().map(|replicate| (replicate - value) * (replicate - value)).sum();
        let error = (squares / (count - 1.0) / count).sqrt();
        let t = Distribution::student_t(0.0, 1.0, count - 1.0).map_or(f64::INFINITY, |t| t.quantile(0.975));
        let reach = if error == 0.0 { 0.0 } else { t * error };
        Self { value, low: value - reach, high: value + reach }
    }

    /// The larger distance from the number to an end of its interval.
    #[must_use]
    pub fn reach(&self) -> f64 {
        (self.high - self.value).max(self.value - self.low)
    }

    /// Whether the interval holds a number.
    #[must_use]
    pub fn covers(&self, truth: f64) -> bool {
        (self.low..=self.high).contains(&truth)
    }

    /// The digits that more samples would not change, at most fifteen, counted from the first digit of
    /// `scale`.
    ///
    /// # Formula
    /// The largest d for which the interval reaches at most half a unit of the d-th digit.
    pub(crate) fn digits(&self, scale: f64) -> u32 {
        if self.reach() == 0.0 {
            return MOST_DIGITS;
        }
        let first = libm::log10(scale).floor();
        let digits = first + 1.0 - libm::log10(2.0 * self.reach());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped; not a number gives none"
        )]
        let digits = digits.clamp(0.0, f64::from(MOST_DIGITS)) as u32;
        digits
    }
}

/// More digits than a double holds for certain are never promised.
pub(crate) const MOST_DIGITS: u32 = 15;
