use std::fmt;

use neuroscale_quantity::{Measure, Significant};

use crate::Estimate;
use crate::estimate::MOST_DIGITS;

/// The digits of a number that is known to within a factor or so.
const ENOUGH: u32 = 3;

/// The digits of the interval's half width: an interval that is narrow beside its values needs more of theirs.
const OF_HALF_WIDTH: i32 = 2;

/// A median and an interval in a unit, to the digits that hold.
pub(super) struct Written<'m> {
    median: Estimate,
    ends: [Estimate; 2],
    measure: &'m Measure,
}

impl<'m> Written<'m> {
    /// Points that are given in the base unit.
    pub(super) fn new(median: Estimate, ends: [Estimate; 2], measure: &'m Measure) -> Self {
        let shown = |point: Estimate| Estimate {
            value: measure.from_base(point.value),
            low: measure.from_base(point.low),
            high: measure.from_base(point.high),
        };
        Self { median: shown(median), ends: ends.map(shown), measure }
    }

    fn points(&self) -> [Estimate; 3] {
        [self.median, self.ends[0], self.ends[1]]
    }

    /// Where values have either sign, the largest of them is the scale of all; elsewhere each is its own.
    fn common_scale(&self) -> Option<f64> {
        let [low, high] = self.ends.map(|end| end.value);
        (low <= 0.0 && high >= 0.0).then(|| high.max(-low))
    }

    fn scale(&self, point: Estimate) -> f64 {
        self.common_scale().unwrap_or(point.value.abs())
    }

    /// How many digits of a point are written, counted from the first one of its scale: three, or more where the interval
    /// is narrow, and none that more samples would change.
    fn digits(&self, point: Estimate) -> u32 {
        let half_width = 0.5 * (self.ends[1].value - self.ends[0].value);
        let wanted = match (order(self.scale(point)), order(half_width)) {
            (Some(scale), Some(width)) => {
                u32::try_from(scale - width + OF_HALF_WIDTH).unwrap_or(0).max(ENOUGH)
            }
            _ => MOST_DIGITS,
        };
        let held = self.points().map(|point| point.digits(self.scale(point))).into_iter().min();
        wanted.min(held.unwrap_or(0)).clamp(1, MOST_DIGITS)
    }

    fn text(&self, point: Estimate) -> String {
        let digits = self.digits(point);
        let common = self.common_scale().and_then(order);
        let places = i32::try_from(digits).unwrap_or(0) - 1;
        common.map_or_else(|| significant(point.value, digits), |order| at_place(point.value, order - places))
    }
}

impl fmt::Display for Written<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [median, low, high] = self.points().map(|point| self.text(point));
        write!(f, "{} (90 %: {low} to {high})", self.measure.beside(&median))
    }
}

fn significant(value: f64, digits: u32) -> String {
    Significant::new(value, digits as usize).to_string()
}

/// A number rounded to a multiple of 10ᵖˡᵃᶜᵉ: with so many decimals, or in scientific notation where that is long.
fn at_place(value: f64, place: i32) -> String {
    let unit = libm::exp10(f64::from(place));
    let count = libm::round(value / unit) + 0.0;
    match usize::try_from(-place) {
        Ok(decimals @ 0..=6) => format!("{:.decimals$}", if count == 0.0 { 0.0 } else { value }),
        _ => significant(count * unit, MOST_DIGITS),
    }
}

/// The power of ten of a number's first digit, if it has one.
fn order(value: f64) -> Option<i32> {
    let text = format!("{:e}", Some(value).filter(|value| value.is_finite() && *value != 0.0)?);
    text.split_once('e')?.1.parse().ok()
}
