//! Laws that a formula keeps, ready to be tested: behind the feature `proptest`.
//!
//! A formula is an ordinary generic function. [`recipe!`](crate::recipe) gives it a name with which laws can run it, on
//! numbers and on expressions; [`quantities`] and [`within`] draw its inputs.
//!
//! ```
//! use neuroscale_quantity::{Scalar, Unit, laws, recipe};
//! use proptest::prelude::*;
//!
//! /// Watts: what a brain of so many synapses spends on spikes.
//! fn power<S: Scalar>(synapses: S, rate: S, energy: S) -> S {
//!     synapses * rate * energy
//! }
//!
//! recipe!(Power(synapses, rate, energy) = power(synapses, rate, energy));
//!
//! proptest! {
//!     # /*
//!     #[test]
//!     # */
//!     fn power_follows_from_spikes(inputs in laws::quantities([
//!         Unit::SYNAPSE, Unit::EVENT / Unit::SYNAPSE / Unit::SECOND, Unit::JOULE / Unit::EVENT,
//!     ])) {
//!         laws::has_unit(Power, Unit::WATT, &inputs)?;
//!         laws::grows_with(Power, 1, &inputs)?;
//!         laws::homogeneous(Power, &[0], 1.0, &inputs)?;
//!         laws::agrees_with_numbers(Power, &inputs)?;
//!     }
//! }
//! # power_follows_from_spikes();
//! ```
//!
//! Many formulas with their laws make a table: [`lawful!`](crate::lawful).

mod exponent;
mod inputs;
mod lawful;
mod recipe;

pub use inputs::{TWELVE_DECADES, quantities, within};
pub use recipe::Recipe;

#[doc(hidden)]
pub use ::proptest;
use ::proptest::test_runner::TestCaseError;

use crate::{Count, Expr, Formula, Graph, Quantity, Significant, Unit, UnitError};
use exponent::wrong_exponent;

/// **Agreement**: on numbers and on expressions the formula has the same value, to the last bit.
pub fn agrees_with_numbers<const N: usize>(
    recipe: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let formula = checked(recipe, inputs)?;
    let number = value(recipe, inputs);
    let same = formula.value().to_bits() == number.to_bits() || formula.value().is_nan() && number.is_nan();
    hold(same, || format!("{} on expressions, {number} on numbers", formula.value()), &recipe, inputs)
}

/// **Units**: the formula takes the inputs' units, and its value has this one.
pub fn has_unit<const N: usize>(
    recipe: impl Recipe<N>,
    unit: Unit,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let found = checked(recipe, inputs)?.unit();
    hold(found == unit, || format!("the unit is `{found}`, not `{unit}`"), &recipe, inputs)
}

/// **Counting**: on exact counts, which the inputs are rounded up to, the formula has the value that it has on
/// numbers, wherever the counts stay in their range. The recipe is one over [`Ring`](crate::Ring).
pub fn counts_exactly<const N: usize>(
    recipe: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let whole = inputs.each_ref().map(|input| input.value().ceil().max(0.0));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let exact = recipe.count(whole.map(|number| Count::new(number as u128)));
    hold(exact.is_some(), || "this is no recipe over `Ring`".to_owned(), &recipe, inputs)?;
    let Some(exact) = exact.and_then(Count::get) else {
        return Ok(());
    };
    let number = recipe.run(whole);
    hold(close(exact as f64, number), || format!("{exact} exactly, {number} on numbers"), &recipe, inputs)
}

/// **Growth**: more of one input is never less of the value.
pub fn grows_with<const N: usize>(
    recipe: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    follows(recipe, input, inputs, "less", |there, here| there >= here)
}

/// **Decline**: more of one input is never more of the value.
pub fn falls_with<const N: usize>(
    recipe: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    follows(recipe, input, inputs, "more", |there, here| there <= here)
}

fn follows<const N: usize>(
    recipe: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
    never: &str,
    law: impl Fn(f64, f64) -> bool,
) -> Result<(), TestCaseError> {
    let here = value(recipe, inputs);
    for factor in FACTORS {
        let there = scaled(recipe, &[input], factor, inputs);
        let message = || {
            let ([here, there], input) = (plainly([here, there]), name(&recipe, input));
            format!("{input}: {factor} times as much turns {here} into {there}, expected no {never}")
        };
        hold(law(there, here) || close(there, here), message, &recipe, inputs)?;
    }
    Ok(())
}

/// **Strict growth**: more of any of these inputs is never less of the value, and a thousand times as much is more.
pub fn rises_with<const N: usize>(
    recipe: impl Recipe<N>,
    which: &[usize],
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let here = value(recipe, inputs);
    for &input in which {
        grows_with(recipe, input, inputs)?;
        let there = scaled(recipe, &[input], 1e3, inputs);
        let message = || {
            let ([here, there], input) = (plainly([here, there]), name(&recipe, input));
            format!("{input}: 1000 times as much turns {here} into {there}, expected more")
        };
        hold(there > here, message, &recipe, inputs)?;
    }
    Ok(())
}

/// **Homogeneity**: scaling these inputs by a factor scales the value by the factor's power; with degree one, twice
/// the inputs give twice the value.
pub fn homogeneous<const N: usize>(
    recipe: impl Recipe<N>,
    which: &[usize],
    degree: f64,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let wrong = wrong_exponent(recipe, which, degree, inputs);
    hold(wrong.is_none(), || wrong.unwrap_or_default(), &recipe, inputs)
}

/// **Power law**: the value is a product of powers of the inputs, of these degrees, and of a constant; a degree may
/// be negative or zero.
pub fn power_law<const N: usize>(
    recipe: impl Recipe<N>,
    degrees: [impl Into<f64>; N],
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let degrees = degrees.into_iter().enumerate();
    let wrong = degrees.filter_map(|(input, degree)| wrong_exponent(recipe, &[input], degree.into(), inputs));
    let wrong: Vec<String> = wrong.collect();
    hold(wrong.is_empty(), || wrong.join("; "), &recipe, inputs)
}

/// **Whole and part**: the whole is at least its part.
pub fn at_least<const N: usize>(
    whole: impl Recipe<N>,
    part: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let (all, some) = (value(whole, inputs), value(part, inputs));
    let message = || {
        let [all, some] = plainly([all, some]);
        format!("the whole is {all}, its part {some}")
    };
    hold(all >= some || close(all, some), message, &whole, inputs)
}

/// **Part and whole**: the part is at most its whole.
pub fn at_most<const N: usize>(
    part: impl Recipe<N>,
    whole: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    at_least(whole, part, inputs)
}

/// **Inverse**: with the other inputs as they are, `back` finds the input that `there` was given. `back` takes the
/// value of `there` in that input's place.
pub fn inverse<const N: usize>(
    there: impl Recipe<N>,
    back: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let mut numbers = inputs.each_ref().map(Quantity::value);
    let result = there.run(numbers);
    let Some(place) = numbers.get_mut(input) else {
        return Err(TestCaseError::fail(format!("there is no input {input}")));
    };
    let given = std::mem::replace(place, result);
    let found = back.run(numbers);
    let message = || {
        let ([given, found, result], input) = (plainly([given, found, result]), name(&there, input));
        format!("{input} is {given}, and {found} after going there ({result}) and back")
    };
    hold(close(found, given), message, &there, inputs)
}

/// Two formulas for the same thing.
pub fn equal<const N: usize>(
    one: impl Recipe<N>,
    other: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let (left, right) = (value(one, inputs), value(other, inputs));
    let message = || {
        let [left, right] = plainly([left, right]);
        format!("{left}, and {right} by the other formula")
    };
    hold(close(left, right), message, &one, inputs)
}

/// A whole number, an odd number, decades, a hair.
const FACTORS: [f64; 4] = [2.0, 3.7, 1e3, 1.0 + 1e-6];

/// The rounding that a formula of a few dozen operations may pile up.
const TOLERANCE: f64 = 1e-12;

fn close(a: f64, b: f64) -> bool {
    // Infinities are equal, but have no difference.
    a.total_cmp(&b).is_eq() || (a - b).abs() <= TOLERANCE * a.abs().max(b.abs())
}

fn value<const N: usize>(recipe: impl Recipe<N>, inputs: &[Quantity; N]) -> f64 {
    recipe.run(inputs.each_ref().map(Quantity::value))
}

fn scaled<const N: usize>(
    recipe: impl Recipe<N>,
    which: &[usize],
    factor: f64,
    inputs: &[Quantity; N],
) -> f64 {
    let number = |index: usize| inputs[index].value() * if which.contains(&index) { factor } else { 1.0 };
    recipe.run(std::array::from_fn(number))
}

fn checked<const N: usize>(recipe: impl Recipe<N>, inputs: &[Quantity; N]) -> Result<Formula, TestCaseError> {
    let graph = Graph::new();
    let expressions: [Expr<'_>; N] = inputs.each_ref().map(|input| graph.input(input));
    let formula = graph.formula(recipe.run(expressions));
    formula.map_err(|error: UnitError| TestCaseError::fail(error.to_string()))
}

fn hold<const N: usize, R: Recipe<N>>(
    law: bool,
    message: impl FnOnce() -> String,
    _: &R,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    if law {
        return Ok(());
    }
    let inputs: Vec<String> =
        inputs.iter().enumerate().map(|(place, input)| format!("{} = {input}", R::input(place))).collect();
    Err(TestCaseError::fail(format!("{} of {}: {}", R::NAME, inputs.join(", "), message())))
}

fn name<const N: usize, R: Recipe<N>>(_: &R, input: usize) -> String {
    R::input(input)
}

/// Numbers with as few digits as tell them apart, and at least four.
fn plainly<const M: usize>(numbers: [f64; M]) -> [String; M] {
    let written = |digits| numbers.map(|number| Significant::new(number, digits).to_string());
    let distinct = |texts: &[String; M]| {
        let mut pairs = (0..M).flat_map(|i| (0..i).map(move |j| (i, j)));
        pairs.all(|(i, j)| texts[i] != texts[j] || numbers[i].total_cmp(&numbers[j]).is_eq())
    };
    (4..17).map(written).find(distinct).unwrap_or_else(|| written(17))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use ::proptest::prelude::*;
    use ::proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

    use super::*;
    use crate::{Address, Ring, Scalar, Spread, lawful, recipe};

    fn product<R: Ring>(a: R, b: R) -> R {
        a * b
    }

    fn quotient<S: Scalar>(a: S, b: S) -> S {
        a / b
    }

    recipe!(Product(a, b) = product(a, b));
    recipe!(Quotient(a, b) = quotient(a, b));
    recipe!(Turned(a, b) = product(b, a));
    recipe!(Sum(a, b) = a + b);
    recipe!(Difference(a, b) = a - b);
    recipe!(First(a, _b) = a);
    recipe!(over Ring: Counted(a, b) = a * (a + b) - b);

    fn two() -> impl Strategy<Value = [Quantity; 2]> {
        quantities([Unit::NEURON, Unit::SYNAPSE / Unit::NEURON])
    }

    proptest! {
        #[test]
        fn laws_hold_where_they_should(inputs in two(), alike in quantities([Unit::NEURON; 2])) {
            agrees_with_numbers(Product, &inputs)?;
            has_unit(Product, Unit::SYNAPSE, &inputs)?;
            grows_with(Product, 0, &inputs)?;
            falls_with(Quotient, 1, &inputs)?;
            homogeneous(Product, &[0, 1], 2.0, &inputs)?;
            homogeneous(Quotient, &[1], -1.0, &inputs)?;
            inverse(Product, Quotient, 0, &inputs)?;
            equal(Product, Turned, &inputs)?;
            at_least(Sum, First, &alike)?;
            at_most(First, Sum, &alike)?;
            power_law(Quotient, [1, -1], &inputs)?;
            rises_with(Product, &[0, 1], &inputs)?;
            counts_exactly(Counted, &inputs)?;
        }

        #[test]
        fn laws_break_where_they_should(inputs in two()) {
            prop_assert!(has_unit(Product, Unit::NEURON, &inputs).is_err());
            prop_assert!(has_unit(Sum, Unit::NEURON, &inputs).is_err());
            prop_assert!(grows_with(Quotient, 1, &inputs).is_err());
            prop_assert!(falls_with(Product, 0, &inputs).is_err());
            prop_assert!(homogeneous(Product, &[0, 1], 1.0, &inputs).is_err());
            prop_assert!(inverse(Product, Product, 1, &inputs).is_err() || (inputs[0].value() - 1.0).abs() < 1e-9);
            prop_assert!(at_least(First, Sum, &inputs).is_err());
            prop_assert!(at_most(Sum, First, &inputs).is_err());
            prop_assert!(equal(First, Sum, &inputs).is_err());
            prop_assert!(power_law(Product, [1, -1], &inputs).is_err());
            prop_assert!(rises_with(First, &[1], &inputs).is_err());
            prop_assert!(counts_exactly(Product, &inputs).is_err());
        }
    }

    lawful! {
        over Ring;

        a_table_tests_counts(a: "neuron", b: "synapse/neuron" in 1.0..10.0) = product(a, b) => "synapse",
            power_law([1, 1]), rises_with(&[a, b]), inverse(b; b / a), equal(b * a), at_least(a - b), at_most(a * b + a);
    }

    const LENGTHS: [(&str, Range<f64>); 3] = [("m", 1.0..2.0), ("mm", 1.0..1e3), ("m", -1.0..1.0)];

    lawful! {
        over Scalar;

        a_table_tests_estimates[lengths; 3 in LENGTHS] = lengths[0] * lengths[0] / lengths[1] => "m",
            power_law([2, -1, 0]), at_least(lengths[2]), inverse(1; lengths[0] * lengths[0] / lengths[1]);
    }

    proptest! {
        #[test]
        fn quantities_lie_within_their_ranges([metres, millimetres, signed] in within(LENGTHS)) {
            prop_assert!((1.0..=2.0).contains(&metres.value()));
            prop_assert!((1e-3..=1.0).contains(&millimetres.value()));
            prop_assert!((-1.0..=1.0).contains(&signed.value()));
            prop_assert_eq!(millimetres.unit(), metres.unit());
        }
    }

    fn one<const N: usize>(units: [&str; N]) -> [Quantity; N] {
        let number = |unit: &str| {
            Quantity::new(Address::new("laws", "x"), "x", 1.0, Spread::Exact, unit.parse().expect("a unit"))
        };
        units.map(number)
    }

    /// What proptest prints of a law that fails.
    fn report<const N: usize>(
        inputs: impl Strategy<Value = [Quantity; N]>,
        law: impl Fn([Quantity; N]) -> Result<(), TestCaseError>,
    ) -> String {
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(config, rng);
        runner.run(&inputs, law).expect_err("a law that fails").to_string()
    }

    recipe!(Power(neurons, rate, energy) = neurons * rate * rate * energy);
    recipe!(Lengths[lengths; 2] = lengths[0] * lengths[1]);

    #[test]
    fn a_wrong_exponent_is_told_with_the_plainest_inputs() {
        let brains = within([("neuron", 1.0..1e12), ("Hz", 1e-2..1e3), ("J", 1e-12..1e-8)]);
        let report = report(brains, |inputs| power_law(Power, [1, 1, 1], &inputs));
        assert_eq!(
            report,
            "Test failed: neurons * rate * rate * energy of neurons = 1 neuron, rate = 1 Hz, energy = 1e-9 J: \
             rate: exponent 2, expected 1.\nminimal failing input: [\n    laws#x0 = 1 neuron,\n    \
             laws#x1 = 1 Hz,\n    laws#x2 = 1e-9 J,\n]"
        );
    }

    #[test]
    fn every_broken_law_says_what_was_found_and_expected() {
        let two = one(["neuron", "neuron"]);
        let message = |law: Result<(), TestCaseError>| law.expect_err("a broken law").to_string();
        for (law, expected) in [
            (power_law(Quotient, [2, 1], &two), "a: exponent 1, expected 2; b: exponent -1, expected 1"),
            (
                power_law(Sum, [1, 0], &two),
                "a: exponent 0.5 to 0.9, expected 1; b: exponent 0.5 to 0.9, expected 0",
            ),
            (homogeneous(Product, &[0, 1], 1.0, &two), "a and b: exponent 2, expected 1"),
            (homogeneous(Lengths, &[1], 0.0, &two), "lengths[1]: exponent 1, expected 0"),
            (
                power_law(Difference, [1, 0], &two),
                "a: no exponent, since 2 times as much turns 0 into 1, expected 1; \
                 b: no exponent, since 2 times as much turns 0 into -1, expected 0",
            ),
            (grows_with(Quotient, 1, &two), "b: 2 times as much turns 1 into 0.5, expected no less"),
            (falls_with(Quotient, 0, &two), "a: 2 times as much turns 1 into 2, expected no more"),
            (rises_with(First, &[1], &two), "b: 1000 times as much turns 1 into 1, expected more"),
            (at_least(First, Sum, &two), "the whole is 1, its part 2"),
            (equal(First, Sum, &two), "1, and 2 by the other formula"),
            (inverse(Sum, Sum, 1, &two), "b is 1, and 3 after going there (2) and back"),
            (has_unit(Sum, Unit::CELL, &two), "the unit is `neuron`, not `cell`"),
        ] {
            let message = message(law);
            assert!(message.ends_with(expected), "{message}");
        }
        let message = message(equal(First, Sum, &two));
        assert_eq!(message, "Case failed: a of a = 1 neuron, b = 1 neuron: 1, and 2 by the other formula");
    }

    #[test]
    fn numbers_that_differ_are_told_apart() {
        assert_eq!(plainly([1.0 / 3.0, 2.0]), ["0.3333", "2"]);
        assert_eq!(plainly([1.0, 1.0 + 1e-6]), ["1", "1.000001"]);
        assert_eq!(plainly([2.0, 2.0]), ["2", "2"]);
    }

    #[test]
    fn failing_inputs_are_led_to_plain_ones() {
        let metres = || within([("m", 0.5..1e6), ("m", -7.0..7.0)]);
        let fail = |law: bool| if law { Ok(()) } else { Err(TestCaseError::fail("law")) };
        for (report, minimal) in [
            (report(metres(), |[a, _]| fail(a.value() < 37.0)), "laws#x0 = 100 m,\n    laws#x1 = 1 m"),
            (report(metres(), |[_, b]| fail(b.value() > -1.0)), "laws#x0 = 1 m,\n    laws#x1 = -1 m"),
            (report(metres(), |[a, b]| fail(a.value() <= b.value())), "laws#x0 = 1 m,\n    laws#x1 = -1 m"),
        ] {
            assert!(report.contains(&format!("[\n    {minimal},\n]")), "{report}");
        }
    }
}
