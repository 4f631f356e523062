use neuroscale_quantity::{Graph, UnitError};
use proptest::prelude::*;

use super::{claim, date, exact, range};
use crate::document::{Binding, Derivation};
use crate::reading::Reading;
use crate::{Arithmetic, Claim, Relation};

/// How a claim is judged beside recomputed numbers and ranges.
fn judged(claim: &Claim, recomputed: &[(f64, Option<f64>)]) -> Result<Arithmetic, UnitError> {
    let graph = Graph::new();
    let mut binding = Binding::default();
    for (index, (low, high)) in recomputed.iter().enumerate() {
        let formula = |end: &str, value| graph.formula(exact(&graph, &format!("{end} {index}"), value));
        let high = high.map(|high| formula("high", high)).transpose()?;
        binding.readings.push(Reading {
            label: String::new(),
            low: formula("low", *low)?,
            high,
            exact: None,
        });
    }
    Ok(Arithmetic::judge(claim, &binding))
}

#[test]
fn an_equal_number_holds_at_its_printed_digits() {
    let share = claim(Relation::Equal, 0.00098, 2);
    assert!(share.agrees(0.00098, 0.000976563));
    assert!(!share.agrees(0.00098, 0.000986));
    assert!(claim(Relation::Equal, 0.01, 1).agrees(0.01, 0.00984));
}

#[test]
fn about_allows_one_in_the_last_digit() {
    let about = claim(Relation::About, 23e6, 2);
    assert!(about.agrees(23e6, 24.4e6) && about.agrees(23e6, 21.6e6));
    assert!(!about.agrees(23e6, 24.6e6) && !about.agrees(23e6, 21.4e6));
    assert!(claim(Relation::About, 1000.0, 1).agrees(1000.0, 1163.0));
}

#[test]
fn bounds_allow_equality_and_everything_beyond() {
    let at_least = claim(Relation::AtLeast, 3.0, 1);
    assert!(at_least.agrees(3.0, 3.0) && at_least.agrees(3.0, 1e9) && !at_least.agrees(3.0, 2.1));
    let at_most = claim(Relation::AtMost, 0.01, 1);
    assert!(at_most.agrees(0.01, 0.01) && at_most.agrees(0.01, 1e-9) && !at_most.agrees(0.01, 0.03125));
}

#[test]
fn a_date_holds_when_it_falls_in_the_stated_year() {
    let year = date(Relation::Equal, 2078.0);
    assert!(year.agrees(2078.0, 2078.0) && year.agrees(2078.0, 2078.99));
    assert!(!year.agrees(2078.0, 2079.0) && !year.agrees(2078.0, 2077.99));
    let about = date(Relation::About, 2025.0);
    assert!(about.agrees(2025.0, 2024.0) && about.agrees(2025.0, 2026.9) && !about.agrees(2025.0, 2027.0));
    let by = date(Relation::AtMost, 2037.0);
    assert!(by.agrees(2037.0, 2020.0) && by.agrees(2037.0, 2037.9) && !by.agrees(2037.0, 2046.8));
    let after = date(Relation::AtLeast, 2080.0);
    assert!(after.agrees(2080.0, 2081.0) && !after.agrees(2080.0, 2078.03));
}

#[test]
fn a_claim_that_only_another_reading_saves_depends_on_it() -> Result<(), UnitError> {
    let doubled = claim(Relation::Equal, 10.0, 2);
    assert_eq!(judged(&doubled, &[(10.0, None), (3.0, None)])?, Arithmetic::Holds);
    assert_eq!(judged(&doubled, &[(3.0, None), (10.0, None)])?, Arithmetic::Depends);
    assert_eq!(judged(&doubled, &[(3.0, None), (4.0, None)])?, Arithmetic::Differs);
    Ok(())
}

#[test]
fn a_number_holds_inside_a_recomputed_range() -> Result<(), UnitError> {
    let inputs = claim(Relation::About, 15.0, 2);
    assert_eq!(judged(&inputs, &[(12.0, Some(16.0))])?, Arithmetic::Holds);
    assert_eq!(judged(&inputs, &[(17.0, Some(20.0))])?, Arithmetic::Differs);
    Ok(())
}

#[test]
fn a_range_holds_when_both_ends_do_or_when_it_contains_the_number() -> Result<(), UnitError> {
    let range = range(Relation::Equal, 0.08, 0.2, 1);
    assert_eq!(judged(&range, &[(0.08, Some(0.2))])?, Arithmetic::Holds);
    assert_eq!(judged(&range, &[(0.08, Some(0.5))])?, Arithmetic::Differs);
    assert_eq!(judged(&range, &[(0.15, None)])?, Arithmetic::Holds);
    assert_eq!(judged(&range, &[(0.5, None)])?, Arithmetic::Differs);
    Ok(())
}

#[test]
fn what_nothing_yields_is_an_input_and_what_nobody_states_is_implied() -> Result<(), UnitError> {
    let stated = claim(Relation::Equal, 1.0, 1);
    assert_eq!(judged(&stated, &[])?, Arithmetic::Input);
    assert_eq!(judged(&Claim { stated: None, ..stated }, &[(1.0, None)])?, Arithmetic::Implied);
    Ok(())
}

#[test]
fn a_lost_formula_stays_open_even_where_a_reconstruction_agrees() -> Result<(), UnitError> {
    let graph = Graph::new();
    let low = graph.formula(exact(&graph, "guess", 1.0))?;
    let reading = Reading { label: "guess".to_owned(), low, high: None, exact: None };
    let binding = Binding { derivation: Derivation::Lost, readings: vec![reading], ..Binding::default() };
    assert_eq!(Arithmetic::judge(&claim(Relation::Equal, 1.0, 1), &binding), Arithmetic::Open);
    Ok(())
}

fn relations() -> impl Strategy<Value = Relation> {
    prop::sample::select(vec![Relation::Equal, Relation::About, Relation::AtLeast, Relation::AtMost])
}

proptest! {
    #[test]
    fn every_claim_agrees_with_itself(relation in relations(), stated in 1e-12..1e24, digits in 1_usize..8) {
        prop_assert!(claim(relation, stated, digits).agrees(stated, stated));
    }

    #[test]
    fn what_agrees_exactly_agrees_about(stated in 1e-12..1e24, factor in 0.5..2.0, digits in 1_usize..8) {
        let recomputed = stated * factor;
        let exactly = claim(Relation::Equal, stated, digits).agrees(stated, recomputed);
        prop_assert!(!exactly || claim(Relation::About, stated, digits).agrees(stated, recomputed));
    }

    #[test]
    fn equality_satisfies_both_bounds_and_only_equality_does(
        stated in 1e-12..1e24, factor in 0.5..2.0, digits in 1_usize..8,
    ) {
        let agrees = |relation| claim(relation, stated, digits).agrees(stated, stated * factor);
        prop_assert_eq!(agrees(Relation::Equal), agrees(Relation::AtLeast) && agrees(Relation::AtMost));
    }

    #[test]
    fn a_bound_never_fails_further_on_its_side(
        stated in 1e-12..1e24, factor in 0.5..2.0, further in 1.0..10.0, digits in 1_usize..8,
    ) {
        let agrees = |factor| claim(Relation::AtLeast, stated, digits).agrees(stated, stated * factor);
        prop_assert!(!agrees(factor) || agrees(factor * further));
    }
}

/// "More than 5" of a recomputed 3 to 9: only its upper end agrees.
#[test]
fn a_bound_holds_where_both_ends_of_a_range_do() -> Result<(), UnitError> {
    let more = claim(Relation::AtLeast, 5.0, 1);
    assert_eq!(judged(&more, &[(6.0, Some(9.0))])?, Arithmetic::Holds);
    assert_eq!(judged(&more, &[(3.0, Some(9.0))])?, Arithmetic::Differs);
    Ok(())
}
