//! From values to places along an axis, and where its ticks stand.

use std::collections::BTreeMap;

use crate::number::{grouped, number, power_of_ten};
use crate::{Axis, DrawError, LinearAxis, LogAxis};

/// An axis that knows how far it reaches. Places are values on a linear axis and decadic logarithms on the
/// other.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    pub(super) label: String,
    pub(super) low: f64,
    pub(super) high: f64,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    Linear { whole: bool },
    Log,
}

/// A tick, with a label or without.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) place: f64,
    pub(super) label: Option<String>,
    pub(super) id: String,
}

/// Values that an axis must reach, each with the identifier of its mark.
pub(super) struct Reach<'a> {
    /// Values that are never cut off, whatever ends were asked for.
    pub(super) marks: Vec<(&'a str, f64)>,
    /// Values of lines and bands, which end at the ends that were asked for.
    pub(super) curves: Vec<(&'a str, f64)>,
}

impl Scale {
    /// The scale of an axis around what it has to show.
    pub(super) fn new(axis: &Axis, reach: &Reach<'_>) -> Result<Self, DrawError> {
        let (label, range, form) = match axis {
            Axis::Linear(LinearAxis { label, range, whole }) => {
                (label, range, Form::Linear { whole: *whole })
            }
            Axis::Log(LogAxis { label, range }) => (label, range, Form::Log),
        };
        let mut scale = Self { label: label.clone(), low: f64::INFINITY, high: f64::NEG_INFINITY, form };
        for &(mark, value) in &reach.marks {
            scale.stretch(mark, value)?;
        }
        for &(curve, value) in &reach.curves {
            if range.is_none() {
                scale.stretch(curve, value)?;
            } else {
                scale.place(curve, value)?;
            }
        }
        let span = scale.high - scale.low;
        if span > 0.0 && !(2.0 * span).is_finite() {
            return Err(DrawError::NotFinite { mark: label.clone(), value: span });
        }
        if let Some((low, high)) = *range {
            if low >= high {
                return Err(DrawError::Reversed { mark: label.clone(), low, high });
            }
            let data = (scale.low, scale.high);
            scale.stretch(label, low)?;
            scale.stretch(label, high)?;
            scale.widen(data, (scale.place(label, low)?, scale.place(label, high)?));
            return Ok(scale);
        }
        if scale.low > scale.high {
            return Err(DrawError::Empty { mark: label.clone() });
        }
        let data = (scale.low, scale.high);
        scale.widen(data, (f64::INFINITY, f64::NEG_INFINITY));
        Ok(scale)
    }

    fn stretch(&mut self, mark: &str, value: f64) -> Result<(), DrawError> {
        let place = self.place(mark, value)?;
        self.low = self.low.min(place);
        self.high = self.high.max(place);
        Ok(())
    }

    /// Moves an end to the next round place, unless it was asked for and no mark lies beyond it.
    fn widen(&mut self, data: (f64, f64), asked: (f64, f64)) {
        let step = match self.form {
            Form::Log => 1.0,
            Form::Linear { whole } => nice_step((data.1 - data.0).max(0.0), 6.0, whole),
        };
        if data.0 < asked.0 {
            self.low = (data.0 / step).floor() * step;
        }
        if data.1 > asked.1 {
            self.high = (data.1 / step).ceil() * step;
        }
        if self.high <= self.low {
            let room = match self.form {
                Form::Linear { whole: false } if self.high != 0.0 => self.high.abs() / 2.0,
                _ => step.max(self.high.abs() * 1e-3),
            };
            self.low -= room;
            self.high += room;
        }
    }

    /// Where a value stands.
    pub(super) fn place(&self, mark: &str, value: f64) -> Result<f64, DrawError> {
        if !value.is_finite() {
            return Err(DrawError::NotFinite { mark: mark.into(), value });
        }
        match self.form {
            Form::Linear { .. } => Ok(value),
            Form::Log if value > 0.0 => Ok(libm::log10(value)),
            Form::Log => Err(DrawError::NotPositive { mark: mark.into(), value }),
        }
    }

    /// Share of the axis that lies before a place.
    pub(super) fn share(&self, place: f64) -> f64 {
        (place - self.low) / (self.high - self.low)
    }

    /// A value as this axis writes it.
    pub(super) fn read(&self, value: f64) -> String {
        match self.form {
            Form::Linear { whole: true } => trim_year(value),
            _ => number(value, 3),
        }
    }

    /// Ticks for an axis of so many units; `needs` says how much of it a label takes.
    pub(super) fn ticks(&self, length: f64, needs: &dyn Fn(&str) -> f64) -> Vec<Tick> {
        match self.form {
            Form::Linear { whole } => self.linear_ticks(whole, length, needs),
            Form::Log => self.log_ticks(length, needs),
        }
    }

    fn linear_ticks(&self, whole: bool, length: f64, needs: &dyn Fn(&str) -> f64) -> Vec<Tick> {
        let widest = |ticks: &[Tick]| {
            ticks.iter().filter_map(|tick| tick.label.as_deref()).map(needs).fold(0.0, f64::max)
        };
        let mut most = 12.0;
        loop {
            let step = nice_step(self.high - self.low, most, whole);
            let ticks = self.multiples(step, whole);
            let room = length * step / (self.high - self.low);
            if most <= 2.0 || widest(&ticks) <= room {
                return ticks;
            }
            most -= 1.0;
        }
    }

    fn multiples(&self, step: f64, whole: bool) -> Vec<Tick> {
        let slack = 1e-9;
        let (first, last) = ((self.low / step - slack).ceil(), (self.high / step + slack).floor());
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // there are at most some dozens of ticks
        let count = (last - first).clamp(0.0, 200.0) as u32;
        let places: Vec<f64> = (0..=count).map(|n| (first + f64::from(n)) * step).collect();
        let labels: Vec<String> = places.iter().map(|&value| linear_label(value, step, whole)).collect();
        let ids = counted(labels.iter().map(|label| tick_id(label)));
        let tick = |((place, label), id)| Tick { place, label: Some(label), id };
        places.into_iter().zip(labels).zip(ids).map(tick).collect()
    }

    fn log_ticks(&self, length: f64, needs: &dyn Fn(&str) -> f64) -> Vec<Tick> {
        let decade = length / (self.high - self.low);
        #[allow(clippy::cast_possible_truncation)] // powers of ten of an f64
        let (first, last) = ((self.low - 1e-9).floor() as i32, (self.high + 1e-9).ceil() as i32);
        let widest = (first..=last).map(|power| needs(&power_of_ten(power))).fold(0.0, f64::max);
        let every = [1, 2, 3, 5, 10, 20, 50, 100, 200].into_iter().find(|&n| f64::from(n) * decade >= widest);
        let every = every.unwrap_or(500);
        let inside = |place: f64| place >= self.low - 1e-9 && place <= self.high + 1e-9;
        let labelled = (first..=last).filter(|&power| inside(f64::from(power))).count();
        let mut ticks = Vec::new();
        for power in first..=last {
            let label = (power.rem_euclid(every) == 0).then(|| power_of_ten(power));
            ticks.push(Tick {
                place: f64::from(power),
                label,
                id: format!("1e{power}").replace('-', "minus"),
            });
            if decade >= 24.0 {
                ticks.extend((2..=9).map(|digit| minor_tick(digit, power, labelled < 2)));
            }
        }
        ticks.retain(|tick| inside(tick.place));
        ticks
    }
}

/// A tick between decades; labelled only where decades alone would not show the scale.
fn minor_tick(digit: u32, power: i32, alone: bool) -> Tick {
    let label = (alone && (digit == 2 || digit == 5)).then(|| format!("{digit} × {}", power_of_ten(power)));
    Tick {
        place: f64::from(power) + libm::log10(f64::from(digit)),
        label,
        id: format!("{digit}e{power}").replace('-', "minus"),
    }
}

/// The smallest of 1, 2, 5, 10, 20 … that divides a span into at most so many parts.
fn nice_step(span: f64, most: f64, whole: bool) -> f64 {
    let least = if whole { 1.0 } else { f64::MIN_POSITIVE };
    if span <= 0.0 {
        return 1.0;
    }
    let power = libm::floor(libm::log10(span / most));
    let unit = libm::pow(10.0, power);
    let fits = |&step: &f64| step >= least && span / step <= most * (1.0 + 1e-9);
    [1.0, 2.0, 5.0, 10.0, 20.0].map(|m| m * unit).into_iter().find(fits).unwrap_or(least.max(10.0 * unit))
}

fn linear_label(value: f64, step: f64, whole: bool) -> String {
    if whole {
        return trim_year(value);
    }
    let value = if value.abs() < step * 1e-6 { 0.0 } else { value };
    if value.abs() >= 1e6 || (value != 0.0 && step < 1e-4) {
        return number(value, 6);
    }
    #[allow(clippy::cast_possible_truncation)] // the step lies between 1e-4 and 1e6
    let decimals = (-libm::floor(libm::log10(step * 1.000_001))).max(0.0) as i32;
    let plain = format!("{:.*}", usize::try_from(decimals).unwrap_or(0), value.abs());
    format!("{}{}", if value < 0.0 { "−" } else { "" }, grouped(&plain))
}

/// A year with at most one decimal and no separators.
fn trim_year(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    let plain =
        if tenths.fract() == 0.0 { format!("{:.0}", tenths.abs()) } else { format!("{:.1}", tenths.abs()) };
    format!("{}{plain}", if tenths < 0.0 { "−" } else { "" })
}

/// Names, with a number after those that came before.
pub(super) fn counted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    names
        .map(|name| {
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            if *times == 1 { name } else { format!("{name} {times}") }
        })
        .collect()
}

fn tick_id(label: &str) -> String {
    label
        .replace('−', "minus")
        .replace('\u{202f}', "")
        .replace('.', "p")
        .replace("×", "x")
        .chars()
        .map(plain)
        .collect()
}

fn plain(character: char) -> char {
    const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let digit = SUPERSCRIPTS.chars().zip('0'..='9').find(|&(superscript, _)| superscript == character);
    digit.map_or(character, |(_, digit)| digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(values: &[f64]) -> Scale {
        let marks = values.iter().map(|&value| ("mark", value)).collect();
        Scale::new(&LogAxis::new("amount").into(), &Reach { marks, curves: Vec::new() }).unwrap()
    }

    fn labels(scale: &Scale, length: f64) -> Vec<String> {
        scale
            .ticks(length, &|label| label.chars().count() as f64 * 8.0)
            .into_iter()
            .filter_map(|t| t.label)
            .collect()
    }

    #[test]
    fn a_log_axis_reaches_over_whole_decades() {
        let scale = log(&[3e9, 2e11]);
        assert_eq!((scale.low, scale.high), (9.0, 12.0));
        assert_eq!(labels(&scale, 400.0), ["10⁹", "10¹⁰", "10¹¹", "10¹²"]);
    }

    #[test]
    fn a_log_axis_of_a_single_value_has_room_around_it() {
        let scale = log(&[1000.0]);
        assert_eq!((scale.low, scale.high), (2.0, 4.0));
    }

    #[test]
    fn many_decades_are_not_all_labelled() {
        let labels = labels(&log(&[1e-21, 1e25]), 400.0);
        assert!(labels.len() > 3 && labels.len() < 20, "{labels:?}");
    }

    #[test]
    fn years_are_whole_and_have_no_separators() {
        let axis = LinearAxis::years("year").from_to(2014.0, 2016.0);
        let scale = Scale::new(&axis.into(), &Reach { marks: vec![], curves: vec![] }).unwrap();
        assert_eq!(labels(&scale, 600.0), ["2014", "2015", "2016"]);
    }

    #[test]
    fn observed_values_widen_an_axis_that_curves_cannot() {
        let axis = Axis::from(LogAxis::new("FLOP/s").from_to(1e15, 1e21));
        let reach = Reach { marks: vec![("dot", 4e13)], curves: vec![("line", 1e30)] };
        let scale = Scale::new(&axis, &reach).unwrap();
        assert_eq!((scale.low, scale.high), (13.0, 21.0));
    }

    #[test]
    fn zero_has_no_place_on_a_log_axis() {
        let error =
            Scale::new(&LogAxis::new("n").into(), &Reach { marks: vec![("adult", 0.0)], curves: vec![] });
        assert_eq!(error.unwrap_err(), DrawError::NotPositive { mark: "adult".into(), value: 0.0 });
    }

    #[test]
    fn fractions_have_as_many_decimals_as_their_step() {
        let axis = LinearAxis::new("share").from_to(0.0, 0.6);
        let scale = Scale::new(&axis.into(), &Reach { marks: vec![], curves: vec![] }).unwrap();
        assert_eq!(labels(&scale, 200.0), ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]);
    }
}
