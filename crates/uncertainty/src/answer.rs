mod written;

use std::fmt;

use neuroscale_quantity::Measure;

use self::written::Written;
use crate::estimate::{Estimate, MOST_DIGITS};
use crate::{Distribution, Summary};

/// The relative Monte Carlo error below which a mean counts as converged.
const CONVERGED: f64 = 0.01;

/// The share of one draw in the sample's variance above which the variance, and with it the error of the
/// mean, is not to be believed.
const DOMINATED: f64 = 0.1;

/// What a model answers: quantiles, probabilities, and a mean if there is one to be had.
///
/// Its numbers are in the base unit; it is shown in the unit of its model.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    origin: Origin,
    measure: Measure,
}

#[derive(Clone, Debug, PartialEq)]
enum Origin {
    /// The whole distribution, without sampling.
    Closed(Distribution),
    /// One sample, its error from binomial counts.
    Sample(Box<Summary>),
    /// Independent replicates, the error from their differences.
    Replicates { parts: Vec<Summary>, whole: Box<Summary> },
}

/// A mean, or the reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Mean {
    /// From a closed form.
    Exact(f64),
    /// From samples that suffice.
    Converged(Estimate),
    /// The samples do not suffice: their mean would be an accident of the largest draws.
    NotConverged {
        /// The standard error of the sample mean, relative to its size.
        relative_error: f64,
        /// The share of the farthest draw in the sample's variance; near one, the error itself is an accident
        /// as well.
        largest_share: f64,
    },
}

impl Answer {
    pub(crate) fn exact(distribution: Distribution) -> Self {
        Self { origin: Origin::Closed(distribution), measure: Measure::default() }
    }

    pub(crate) fn sampled(parts: Vec<Summary>) -> Self {
        let mut whole = Box::<Summary>::default();
        for part in &parts {
            whole.absorb(part);
        }
        let origin =
            if parts.len() < 2 { Origin::Sample(whole) } else { Origin::Replicates { parts, whole } };
        Self { origin, measure: Measure::default() }
    }

    pub(crate) fn shown_in(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }

    /// The unit in which the answer is shown: that of its model.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// The distribution, where the answer has a closed form.
    pub fn closed_form(&self) -> Option<&Distribution> {
        match &self.origin {
            Origin::Closed(distribution) => Some(distribution),
            _ => None,
        }
    }

    /// All samples together, where the answer was sampled.
    pub fn summary(&self) -> Option<&Summary> {
        match &self.origin {
            Origin::Closed(_) => None,
            Origin::Sample(whole) | Origin::Replicates { whole, .. } => Some(whole),
        }
    }

    /// The value that is not exceeded with a probability of `p`.
    pub fn quantile(&self, p: f64) -> Estimate {
        match &self.origin {
            Origin::Closed(distribution) => Estimate::exact(distribution.quantile(p)),
            Origin::Sample(whole) => whole.quantile_estimate(p),
            Origin::Replicates { parts, .. } => of_parts(parts, |part| part.quantile(p)),
        }
    }

    /// The median.
    pub fn median(&self) -> Estimate {
        self.quantile(0.5)
    }

    /// The interval that holds the value with a probability of `coverage`, as much of the rest below as
    /// above.
    pub fn interval(&self, coverage: f64) -> [Estimate; 2] {
        [self.quantile(0.5 - 0.5 * coverage), self.quantile(0.5 + 0.5 * coverage)]
    }

    /// The probability of more than a threshold.
    pub fn exceedance(&self, threshold: f64) -> Estimate {
        match &self.origin {
            Origin::Closed(distribution) => Estimate::exact(distribution.exceedance(threshold)),
            Origin::Sample(whole) => whole.exceedance_estimate(threshold),
            Origin::Replicates { parts, .. } => of_parts(parts, |part| part.exceedance(threshold)),
        }
    }

    /// The mean: from the closed form, from samples that suffice, or not at all.
    ///
    /// Samples suffice if the standard error is at most 1 % of the mean (or of half the 90 % interval, where
    /// that is larger) and no single draw makes a tenth of the variance.
    pub fn mean(&self) -> Mean {
        let (estimate, standard_error) = match &self.origin {
            Origin::Closed(distribution) => match distribution.mean() {
                Some(mean) => return Mean::Exact(mean),
                None => return Mean::NotConverged { relative_error: f64::INFINITY, largest_share: f64::NAN },
            },
            Origin::Sample(whole) => {
                let error = (whole.variance() / whole.count() as f64).sqrt();
                let (mean, reach) = (whole.mean(), crate::summary::Z_95 * error);
                (Estimate { value: mean, low: mean - reach, high: mean + reach }, error)
            }
            Origin::Replicates { parts, .. } => {
                let estimate = of_parts(parts, Summary::mean);
                (estimate, estimate.reach() / crate::summary::Z_95)
            }
        };
        let [low, high] = self.interval(0.9).map(|end| end.value);
        let size = estimate.value.abs().max(0.5 * (high - low));
        let relative_error = if standard_error == 0.0 { 0.0 } else { standard_error / size };
        let largest_share = self.summary().map_or(0.0, Summary::largest_share);
        if relative_error <= CONVERGED && (relative_error == 0.0 || largest_share <= DOMINATED) {
            Mean::Converged(estimate)
        } else {
            Mean::NotConverged { relative_error, largest_share }
        }
    }

    /// How many digits of the median and of the 50 % and 90 % intervals more samples would not change.
    ///
    /// Digits are counted from the first one of the number or of the 90 % interval's half width, whichever is
    /// larger, so that a median near zero does not need samples for ever.
    pub fn digits(&self) -> u32 {
        let points = self.points();
        let half_width = 0.5 * (points[4].value - points[0].value);
        let digits = points.iter().map(|point| point.digits(point.value.abs().max(half_width)));
        digits.min().unwrap_or(MOST_DIGITS)
    }

    /// About how many samples in all would be enough for so many digits; `None` where it is enough already.
    ///
    /// # Formula
    /// n · 10^(2·missing digits), as for random samples; Sobol' points mostly need fewer.
    pub fn samples_for(&self, digits: u32) -> Option<u64> {
        let missing = digits.checked_sub(self.digits()).filter(|missing| *missing > 0)?;
        let factor = 100_u64.saturating_pow(missing);
        Some(self.summary()?.count().saturating_mul(factor))
    }

    /// The 5 %, 25 %, 50 %, 75 % and 95 % points.
    fn points(&self) -> [Estimate; 5] {
        [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| self.quantile(p))
    }
}

fn of_parts(parts: &[Summary], of: impl Fn(&Summary) -> f64) -> Estimate {
    Estimate::of_replicates(&parts.iter().map(of).collect::<Vec<_>>())
}

/// Median and 90 % interval in the unit of the model, to the digits that hold: three of each number, more where the interval
/// is narrow, and all to one decimal place where values have either sign.
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Written::new(self.median(), self.interval(0.9), &self.measure).fmt(f)
    }
}
