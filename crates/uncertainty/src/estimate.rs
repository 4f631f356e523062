use std::fmt;

use neuroscale_quantity::{Measure, Significant};

use crate::Distribution;

/// A number known by sampling, with the 95 % interval of its Monte Carlo error. The interval says nothing
/// about the world, only whether more samples would move the number.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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

    /// The number in a unit, given in the base unit, to the digits that hold and one more, with the reach of its
    /// interval.
    ///
    /// ```
    /// use neuroscale_uncertainty::Estimate;
    ///
    /// let training = Estimate { value: 10_182_337.0, low: 10_180_000.0, high: 10_185_000.0 };
    /// assert_eq!(training.show(&"day".parse()?), "117.85 ± 0.03 day");
    /// assert_eq!(Estimate::exact(86_400.0).show(&"day".parse()?), "1 day");
    /// # Ok::<(), neuroscale_quantity::UnknownUnit>(())
    /// ```
    #[must_use]
    pub fn show(&self, measure: &Measure) -> String {
        let [value, reach] = [self.value, self.reach()].map(|number| measure.from_base(number));
        let digits = (self.digits(self.value.abs()) as usize + 1).min(6);
        let value = Significant::new(value, digits);
        let exact = reach == 0.0 || value.rounded().is_infinite();
        let error = if exact { String::new() } else { format!(" ± {}", Significant::new(reach, 1)) };
        measure.beside(&format!("{value}{error}"))
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

/// The number in its base unit, which is not named.
impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.show(&Measure::default()))
    }
}

/// More digits than a double holds for certain are never promised.
pub(crate) const MOST_DIGITS: u32 = 15;
