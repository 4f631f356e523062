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

mod inputs;
mod lawful;
mod recipe;

pub use inputs::{TWELVE_DECADES, quantities, within};
pub use recipe::Recipe;

#[doc(hidden)]
pub use ::proptest;
use ::proptest::test_runner::TestCaseError;

use crate::{Count, Expr, Formula, Graph, Quantity, Unit, UnitError};

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
    follows(recipe, input, inputs, |there, here| there >= here)
}

/// **Decline**: more of one input is never more of the value.
pub fn falls_with<const N: usize>(
    recipe: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    follows(recipe, input, inputs, |there, here| there <= here)
}

fn follows<const N: usize>(
    recipe: impl Recipe<N>,
    input: usize,
    inputs: &[Quantity; N],
    law: impl Fn(f64, f64) -> bool,
) -> Result<(), TestCaseError> {
    let here = value(recipe, inputs);
    for factor in FACTORS {
        let there = scaled(recipe, &[input], factor, inputs);
        let message = || format!("{factor} times input {input} turns {here} into {there}");
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
        hold(there > here, || format!("{here}, however large input {input} is"), &recipe, inputs)?;
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
    let here = value(recipe, inputs);
    for factor in FACTORS {
        let (expected, there) = (here * libm::pow(factor, degree), scaled(recipe, which, factor, inputs));
        let message = || format!("{factor} times inputs {which:?} turns {here} into {there}, not {expected}");
        hold(close(there, expected), message, &recipe, inputs)?;
    }
    Ok(())
}

/// **Power law**: the value is a product of powers of the inputs, of these degrees, and of a constant; a degree may
/// be negative or zero.
pub fn power_law<const N: usize>(
    recipe: impl Recipe<N>,
    degrees: [impl Into<f64>; N],
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let mut degrees = degrees.into_iter().enumerate();
    degrees.try_for_each(|(input, degree)| homogeneous(recipe, &[input], degree.into(), inputs))
}

/// **Whole and part**: the whole is at least its part.
pub fn at_least<const N: usize>(
    whole: impl Recipe<N>,
    part: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let (all, some) = (value(whole, inputs), value(part, inputs));
    hold(all >= some || close(all, some), || format!("the whole is {all}, its part {some}"), &whole, inputs)
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
    let message = || format!("input {input} is {given}, and {found} after going there ({result}) and back");
    hold(close(found, given), message, &there, inputs)
}

/// Two formulas for the same thing.
pub fn equal<const N: usize>(
    one: impl Recipe<N>,
    other: impl Recipe<N>,
    inputs: &[Quantity; N],
) -> Result<(), TestCaseError> {
    let (left, right) = (value(one, inputs), value(other, inputs));
    hold(close(left, right), || format!("{left}, and {right} by the other formula"), &one, inputs)
}

/// A hair, a whole number, an odd number, a decade.
const FACTORS: [f64; 4] = [1.0 + 1e-6, 2.0, 3.7, 1e3];

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
        inputs.iter().map(|input| format!("{} {}", input.value(), input.unit())).collect();
    Err(TestCaseError::fail(format!("{} of {}: {}", R::NAME, inputs.join(", "), message())))
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use ::proptest::prelude::*;

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

    #[test]
    fn a_broken_law_says_which_and_where() {
        let one = |key: &str| {
            Quantity::new(Address::new("laws", key), key, 2.0, Spread::Exact, Unit::NEURON.into())
        };
        let error = grows_with(Quotient, 1, &[one("a"), one("b")]).expect_err("it falls").to_string();
        assert!(
            error.contains(
                "quotient(a, b) of 2 neuron, 2 neuron: 1.000001 times input 1 turns 1 into 0.999999"
            ),
            "{error}"
        );
    }
}
