//! Ranges: how far our own numbers may be from the truth, as far as the spreads of their inputs say.

use std::fmt;

use neuroscale_draw::number;
use neuroscale_quantity::{Formula, Significant};
use neuroscale_uncertainty::{Answer, Estimate, Model, ModelError, Policy, measured};

use crate::ReportError;

/// A median with its 90 % interval, rounded to the digits that more samples would not change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Range {
    pub(crate) low: f64,
    pub(crate) median: f64,
    pub(crate) high: f64,
}

impl Range {
    /// The range of a formula whose inputs have the spreads of their rows.
    pub(crate) fn of(figure: &'static str, formula: &Formula) -> Result<Self, ReportError> {
        Self::of_model(figure, measured(formula))
    }

    pub(crate) fn of_model(
        figure: &'static str,
        model: Result<Model<'_>, ModelError>,
    ) -> Result<Self, ReportError> {
        let answer = model.and_then(|model| model.answer(&Policy::sampling()));
        let answer = answer.map_err(|error| unsampled(figure, &error))?;
        Ok(Self::from(&answer))
    }

    pub(crate) fn ends(self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// The digits that the range allows its numbers: one where it reaches farther than about half of the median
    /// to either side, two beyond three hundredths, otherwise three.
    ///
    /// # Formula
    /// From log10(median / half of the range): one below 0.35, two below 1.5, three from there.
    pub(crate) fn digits(self) -> usize {
        let half = (self.high - self.low) / 2.0;
        match libm::log10(self.median.abs() / half) {
            beyond if beyond >= 1.5 => 3,
            beyond if beyond >= 0.35 => 2,
            _ => 1,
        }
    }

    /// A number to the digits that the range allows.
    pub(crate) fn number(self, value: f64) -> String {
        number(value, self.digits())
    }
}

/// The median with its ends, all to the digits that the range allows.
impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = |value| self.number(value);
        write!(f, "{} ({} to {})", written(self.median), written(self.low), written(self.high))
    }
}

impl From<&Answer> for Range {
    fn from(answer: &Answer) -> Self {
        let digits = answer.digits().clamp(1, 6) as usize;
        let rounded = |p| Significant::new(answer.quantile(p).value, digits).rounded();
        let tail = (1.0 - Policy::COVERAGE) / 2.0;
        Self { low: rounded(tail), median: rounded(0.5), high: rounded(1.0 - tail) }
    }
}

pub(crate) fn unsampled(figure: &'static str, error: &ModelError) -> ReportError {
    ReportError::Numbers { id: figure, problem: error.to_string() }
}

/// A year to the digits that more samples would not change, or that it is never reached.
pub(crate) fn year(estimate: Estimate) -> String {
    if estimate.value == f64::INFINITY {
        return "never".to_owned();
    }
    let certain = |(_, unit): &(usize, f64)| estimate.reach() <= unit / 2.0;
    let digits = [(4, 1.0), (3, 10.0), (2, 100.0)].into_iter().find(certain);
    number(estimate.value, digits.map_or(1, |(digits, _)| digits))
}
