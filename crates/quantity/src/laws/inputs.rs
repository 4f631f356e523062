use std::ops::Range;

use proptest::prelude::*;

use crate::{Address, Measure, Quantity, Spread, Unit};

/// Where [`quantities`] lie: twelve orders of magnitude.
pub const TWELVE_DECADES: Range<f64> = 1e-6..1e6;

/// Positive quantities of these units, over twelve orders of magnitude, exact or with a 90 % interval around the value.
pub fn quantities<const N: usize>(units: [Unit; N]) -> impl Strategy<Value = [Quantity; N]> {
    drawn(units.map(|unit| (unit.into(), TWELVE_DECADES)))
}

/// Quantities within these ranges, each in its unit as a table would write it; a range of positive numbers is drawn
/// evenly by orders of magnitude.
///
/// ```
/// use neuroscale_quantity::laws;
///
/// let machines = laws::within([("PFLOP/s", 1e-3..1e4), ("MW", 0.1..40.0), ("percent", 0.0..100.0)]);
/// ```
///
/// # Panics
///
/// When a unit is not known.
pub fn within<const N: usize>(ranges: [(&str, Range<f64>); N]) -> impl Strategy<Value = [Quantity; N]> {
    drawn(ranges.map(|(unit, range)| (unit.parse().unwrap_or_else(|error| panic!("{error}")), range)))
}

fn drawn<const N: usize>(ranges: [(Measure, Range<f64>); N]) -> impl Strategy<Value = [Quantity; N]> {
    let one = (0.0..1.0_f64, 0.0..2.0_f64, 0..7_u8);
    proptest::collection::vec(one, N).prop_map(move |drawn| {
        std::array::from_fn(|index| {
            let (place, width, shape) = drawn.get(index).copied().unwrap_or_default();
            let (measure, range) = &ranges[index];
            let value = at(place, range);
            let spread = if value > 0.0 { around(value, width, shape) } else { Spread::Exact };
            let key = format!("x{index}");
            Quantity::new(Address::new("laws", &key), &key, value, spread, measure.clone())
        })
    })
}

fn at(place: f64, range: &Range<f64>) -> f64 {
    if range.start > 0.0 {
        range.start * libm::pow(range.end / range.start, place)
    } else {
        range.start + place * (range.end - range.start)
    }
}

fn around(value: f64, width: f64, shape: u8) -> Spread {
    let (low, high) = (value / (1.0 + width), value * (1.0 + width));
    match shape {
        1 => Spread::Normal { low, high },
        2 => Spread::LogNormal { low, high },
        3 => Spread::Uniform { low, high },
        4 => Spread::LogUniform { low, high },
        5 => Spread::Student { low, high, subjects: 4 },
        6 => Spread::Range { low, high },
        _ => Spread::Exact,
    }
}
