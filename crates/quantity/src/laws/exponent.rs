use super::{FACTORS, Recipe, close, scaled, value};
use crate::{Quantity, Significant};

/// What is wrong where scaling these inputs by a factor does not scale the value by the factor's power.
pub(super) fn wrong_exponent<const N: usize, R: Recipe<N>>(
    recipe: R,
    which: &[usize],
    degree: f64,
    inputs: &[Quantity; N],
) -> Option<String> {
    let here = value(recipe, inputs);
    let there = FACTORS.map(|factor| scaled(recipe, which, factor, inputs));
    let right = |(factor, there): (f64, f64)| close(there, here * libm::pow(factor, degree));
    if FACTORS.into_iter().zip(there).all(right) {
        return None;
    }
    let names: Vec<String> = which.iter().map(|input| R::input(*input)).collect();
    let found = exponents(here, there, degree).unwrap_or_else(|| {
        let [here, there] = super::plainly([here, there[0]]);
        format!("no exponent, since 2 times as much turns {here} into {there}")
    });
    Some(format!("{}: {found}, expected {degree}", names.join(" and ")))
}

/// The exponent that leads from one value to each of the others, or how far it wanders: in as few digits as tell it from
/// the expected one. `None` for values without one: zeros, changes of sign, infinities.
///
/// # Formula
/// log(there / here) / log(factor).
fn exponents(here: f64, there: [f64; FACTORS.len()], expected: f64) -> Option<String> {
    // The hair magnifies the rounding of the values to some 1e-10; adding zero leaves no minus before zero.
    let exponent =
        |(factor, there): (f64, f64)| (1e9 * libm::log(there / here) / libm::log(factor)).round() / 1e9 + 0.0;
    let found = FACTORS.into_iter().zip(there).map(exponent);
    let least = found.clone().fold(f64::INFINITY, f64::min);
    let most = found.clone().fold(f64::NEG_INFINITY, f64::max);
    if !found.into_iter().all(f64::is_finite) {
        return None;
    }
    let written =
        |digits| [least, most, expected].map(|exponent| Significant::new(exponent, digits).to_string());
    let [least, most, _] =
        (3..17).map(written).find(|[least, most, right]| least != right || most != right)?;
    Some(if least == most { format!("exponent {least}") } else { format!("exponent {least} to {most}") })
}
