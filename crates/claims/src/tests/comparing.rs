use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::{Comparison, Outcome, Relation, Scale};

fn comparison(
    scale: Scale,
    left: (f64, f64),
    relation: Relation,
    tolerance: f64,
    right: (f64, f64),
) -> Comparison {
    Comparison {
        id: "comparison".to_owned(),
        left: "left".to_owned(),
        right: "right".to_owned(),
        relation,
        tolerance,
        reason: String::new(),
        left_value: left,
        right_value: right,
        scale,
        outcome: Outcome::Agree,
        rows: BTreeSet::new(),
    }
    .judged()
}

fn compared(
    scale: Scale,
    left: (f64, f64),
    relation: Relation,
    tolerance: f64,
    right: (f64, f64),
) -> Outcome {
    comparison(scale, left, relation, tolerance, right).outcome
}

fn amounts(left: f64, relation: Relation, tolerance: f64, right: f64) -> Outcome {
    compared(Scale::Amount, (left, left), relation, tolerance, (right, right))
}

#[test]
fn equal_amounts_may_differ_by_the_factor_of_the_tolerance() {
    assert_eq!(amounts(100.0, Relation::Equal, 2.0, 50.0), Outcome::Agree);
    assert_eq!(amounts(100.0, Relation::Equal, 2.0, 200.0), Outcome::Agree);
    assert_eq!(amounts(100.0, Relation::Equal, 2.0, 49.0), Outcome::Conflict);
    assert_eq!(amounts(100.0, Relation::Equal, 2.0, 201.0), Outcome::Conflict);
}

#[test]
fn a_part_may_exceed_its_whole_by_the_tolerance_at_most() {
    assert_eq!(amounts(1.075e13, Relation::AtMost, 1.1, 1e13), Outcome::Agree);
    assert_eq!(amounts(1.075e13, Relation::AtMost, 1.25, 7.5e12), Outcome::Conflict);
    assert_eq!(amounts(1.0, Relation::AtMost, 1.0, 1e9), Outcome::Agree);
    assert_eq!(amounts(1e12, Relation::AtLeast, 1.0, 1e11), Outcome::Agree);
    assert_eq!(amounts(1.5e11, Relation::AtLeast, 1.0, 3e11), Outcome::Conflict);
}

#[test]
fn dates_differ_by_years() {
    let dates =
        |left, relation, years, right| compared(Scale::Date, (left, left), relation, years, (right, right));
    assert_eq!(dates(2019.0, Relation::Equal, 0.0, 2020.0), Outcome::Conflict);
    assert_eq!(dates(2080.0, Relation::Equal, 3.0, 2078.0), Outcome::Agree);
    assert_eq!(dates(2020.0, Relation::AtMost, 0.0, 2025.0), Outcome::Agree);
}

#[test]
fn ranges_agree_when_any_of_their_numbers_do() {
    let ranges = |left, tolerance, right| compared(Scale::Amount, left, Relation::Equal, tolerance, right);
    assert_eq!(ranges((1.0, 4.0), 1.0, (3.0, 9.0)), Outcome::Agree);
    assert_eq!(ranges((1.0, 4.0), 1.0, (5.0, 9.0)), Outcome::Conflict);
    assert_eq!(ranges((1.0, 4.0), 1.25, (5.0, 9.0)), Outcome::Agree);
}

/// √(2·8) ÷ √(1·4) = 2, and the middles of 2030 to 2040 and of 2050 to 2060 are twenty years apart.
#[test]
fn a_comparison_is_told_from_the_middles_of_its_ranges() {
    for (scale, left, right, told) in [
        (Scale::Amount, (2.0, 8.0), (1.0, 4.0), 2.0),
        (Scale::Amount, (3.0, 27.0), (1.0, 1.0), 9.0),
        (Scale::Amount, (1.0, 1.0), (4.0, 16.0), 0.125),
        (Scale::Date, (2030.0, 2040.0), (2050.0, 2060.0), -20.0),
    ] {
        let ratio = comparison(scale, left, Relation::Equal, 1.0, right).ratio();
        assert!((ratio - told).abs() < 1e-12, "{left:?} {right:?}: {ratio}");
    }
}

fn ends() -> impl Strategy<Value = (f64, f64)> {
    (1.0..1e6, 1.0..10.0).prop_map(|(low, factor)| (low, low * factor))
}

proptest! {
    #[test]
    fn equality_does_not_care_which_side_is_left(left in ends(), right in ends(), tolerance in 1.0..10.0) {
        let outcome = |left, right| compared(Scale::Amount, left, Relation::Equal, tolerance, right);
        prop_assert_eq!(outcome(left, right), outcome(right, left));
    }

    #[test]
    fn equality_is_agreement_of_both_bounds(left in ends(), right in ends(), tolerance in 1.0..10.0) {
        let outcome = |relation| compared(Scale::Amount, left, relation, tolerance, right);
        let both = outcome(Relation::AtLeast) == Outcome::Agree && outcome(Relation::AtMost) == Outcome::Agree;
        prop_assert_eq!(outcome(Relation::Equal) == Outcome::Agree, both);
    }

    #[test]
    fn more_tolerance_never_makes_a_conflict(
        left in ends(), right in ends(), tolerance in 1.0..10.0, more in 1.0..10.0,
    ) {
        let outcome = |tolerance| compared(Scale::Amount, left, Relation::Equal, tolerance, right);
        prop_assert!(outcome(tolerance) == Outcome::Conflict || outcome(tolerance * more) == Outcome::Agree);
    }
}
