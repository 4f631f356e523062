use std::ops::Range;

use proptest::prelude::*;
use proptest::strategy::{NewTree, ValueTree};
use proptest::test_runner::TestRunner;

use crate::{Address, Measure, Quantity, Significant, Spread, Unit};

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
    Inputs { ranges }
}

/// Numbers within ranges, and the plain ones to which a failing law is led.
#[derive(Debug)]
struct Inputs<const N: usize> {
    ranges: [(Measure, Range<f64>); N],
}

#[derive(Clone, Copy, Debug)]
struct Number {
    value: f64,
    spread: Spread,
    /// How plain the number is: none is plainer than the first.
    rank: usize,
}

impl<const N: usize> Strategy for Inputs<N> {
    type Tree = Shrinking<N>;
    type Value = [Quantity; N];

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let one = (0.0..1.0_f64, 0.0..2.0_f64, 0..7_u8);
        let drawn = proptest::collection::vec(one, N).new_tree(runner)?.current();
        let numbers = std::array::from_fn(|input| {
            let (place, width, shape) = drawn.get(input).copied().unwrap_or_default();
            let value = at(place, &self.ranges[input].1);
            let spread = if value > 0.0 { around(value, width, shape) } else { Spread::Exact };
            Number { value, spread, rank: usize::MAX }
        });
        Ok(Shrinking::new(self.ranges.clone(), numbers))
    }
}

/// Numbers on their way to plain ones. Twice over, each input in turn is tried as 1, as 2, as 10 and so on, and stays
/// the first of them that still fails.
#[derive(Debug)]
struct Shrinking<const N: usize> {
    ranges: [(Measure, Range<f64>); N],
    numbers: [Number; N],
    steps: std::vec::IntoIter<(usize, Number)>,
    undo: Option<(usize, Number)>,
}

impl<const N: usize> Shrinking<N> {
    fn new(ranges: [(Measure, Range<f64>); N], numbers: [Number; N]) -> Self {
        let steps =
            |input: usize| plain(numbers[input].value, &ranges[input].1).map(move |number| (input, number));
        let once: Vec<_> = (0..N).flat_map(steps).collect();
        let steps = [once.clone(), once].concat().into_iter();
        Self { ranges, numbers, steps, undo: None }
    }

    fn step(&mut self) -> bool {
        let numbers = &self.numbers;
        let Some((input, number)) = self.steps.find(|(input, number)| number.rank < numbers[*input].rank)
        else {
            return false;
        };
        self.undo = Some((input, std::mem::replace(&mut self.numbers[input], number)));
        true
    }
}

impl<const N: usize> ValueTree for Shrinking<N> {
    type Value = [Quantity; N];

    fn current(&self) -> Self::Value {
        std::array::from_fn(|input| {
            let Number { value, spread, .. } = self.numbers[input];
            let key = format!("x{input}");
            Quantity::new(Address::new("laws", &key), &key, value, spread, self.ranges[input].0.clone())
        })
    }

    fn simplify(&mut self) -> bool {
        self.undo = None;
        self.step()
    }

    fn complicate(&mut self) -> bool {
        if let Some((input, number)) = self.undo.take() {
            self.numbers[input] = number;
        }
        self.step()
    }
}

/// Exact numbers of a range, the plainest first; the last ones approach the drawn value, which ends them.
fn plain(drawn: f64, range: &Range<f64>) -> impl Iterator<Item = Number> {
    let decades = (1..=12).flat_map(|decade| [1.0, -1.0].map(|sign| libm::exp10(sign * f64::from(decade))));
    let rounded = (1..=3).map(|digits| Significant::new(drawn, digits).rounded());
    let values =
        [1.0, 2.0, 10.0, 3.0, 5.0, -1.0, -2.0].into_iter().chain(decades).chain(rounded).chain([drawn]);
    let within: Vec<f64> = values.filter(|value| range.contains(value)).collect();
    let exact = |(rank, value)| Number { value, spread: Spread::Exact, rank };
    within.into_iter().enumerate().map(exact)
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
