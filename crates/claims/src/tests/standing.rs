use neuroscale_quantity::{Expr, Graph, Spread, UnitError};
use neuroscale_uncertainty::Knowledge;
use proptest::prelude::*;

use super::{claim, date, exact, number, range};
use crate::evidence::Measured;
use crate::{Claim, Evidence, Relation, Standing};

fn judged(graph: &Graph, claim: &Claim, rivals: &[Expr<'_>]) -> Result<Option<Evidence>, UnitError> {
    let rivals = rivals.iter().map(|rival| graph.formula(*rival)).collect::<Result<Vec<_>, UnitError>>()?;
    let measured = Measured::of(rivals).expect("distributions");
    let number = claim.stated.map(|low| (low, claim.stated_high.unwrap_or(low)));
    Ok(measured.zip(number).and_then(|(measured, number)| measured.judge(claim, number)))
}

fn standing(graph: &Graph, claim: &Claim, rivals: &[Expr<'_>]) -> Result<Option<Standing>, UnitError> {
    Ok(judged(graph, claim, rivals)?.map(|evidence| evidence.standing))
}

const NORMAL: Spread = Spread::Normal { low: 7.0, high: 13.0 };

#[test]
fn a_number_stands_within_above_or_below_the_interval() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = number(&graph, "row", 10.0, NORMAL);
    let stated = |stated| standing(&graph, &claim(Relation::Equal, stated, 3), &[row]);
    assert_eq!(stated(7.0)?, Some(Standing::Within));
    assert_eq!(stated(13.1)?, Some(Standing::Above));
    assert_eq!(stated(6.9)?, Some(Standing::Below));
    Ok(())
}

#[test]
fn without_a_measurement_a_claim_is_untested() -> Result<(), UnitError> {
    assert_eq!(standing(&Graph::new(), &claim(Relation::Equal, 1.0, 1), &[])?, None);
    Ok(())
}

#[test]
fn independent_errors_add_in_quadrature() -> Result<(), UnitError> {
    let graph = Graph::new();
    let first = number(&graph, "first", 100.0, Spread::Normal { low: 97.0, high: 103.0 });
    let second = number(&graph, "second", 50.0, Spread::Normal { low: 46.0, high: 54.0 });
    let sum = judged(&graph, &claim(Relation::Equal, 150.0, 3), &[first + second])?.expect("measured");
    let (low, high) = (sum.low.expect("closed"), sum.high.expect("closed"));
    assert!((low - 145.0).abs() < 1e-9 && (high - 155.0).abs() < 1e-9, "{low} to {high}");
    Ok(())
}

#[test]
fn a_row_used_twice_errs_once() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = number(&graph, "row", 10.0, NORMAL);
    let share = judged(&graph, &claim(Relation::Equal, 1.0, 1), &[row / row])?;
    assert_eq!(share.map(|evidence| (evidence.low, evidence.high)), Some((Some(1.0), Some(1.0))));
    Ok(())
}

/// The 10 % point of N(10, 3/1.6449) and the 90 % point of N(30, 3/1.6449): 10 − 1.2816·1.8239 and 30 + 1.2816·1.8239,
/// since neither reaches the other.
#[test]
fn rivals_are_equally_probable() -> Result<(), UnitError> {
    let graph = Graph::new();
    let few = number(&graph, "few", 10.0, NORMAL);
    let many = number(&graph, "many", 30.0, Spread::Normal { low: 27.0, high: 33.0 });
    let between = judged(&graph, &claim(Relation::Equal, 16.0, 2), &[few, many])?.expect("measured");
    assert_eq!((between.standing, between.knowledge), (Standing::Within, Knowledge::Interval));
    let (low, high) = (between.low.expect("closed"), between.high.expect("closed"));
    assert!((low - 7.662).abs() < 0.02 && (high - 32.338).abs() < 0.02, "{low} to {high}");
    Ok(())
}

#[test]
fn a_bound_speaks_for_one_side_only() -> Result<(), UnitError> {
    let graph = Graph::new();
    let part = number(&graph, "part", 1.5e14, Spread::AtLeast);
    let all = number(&graph, "all", 2e11, Spread::AtMost);
    assert_eq!(standing(&graph, &claim(Relation::About, 1e13, 1), &[part])?, Some(Standing::Below));
    assert_eq!(standing(&graph, &claim(Relation::About, 1e15, 1), &[part])?, None);
    assert_eq!(standing(&graph, &claim(Relation::About, 1e12, 1), &[all])?, Some(Standing::Above));
    assert_eq!(standing(&graph, &claim(Relation::About, 1e10, 1), &[all])?, None);
    Ok(())
}

#[test]
fn a_bound_below_the_line_turns_round() -> Result<(), UnitError> {
    let graph = Graph::new();
    let part = exact(&graph, "part", 2.0);
    let whole = number(&graph, "whole", 10.0, Spread::AtLeast);
    let share = |stated| standing(&graph, &claim(Relation::Equal, stated, 2), &[part / whole]);
    assert_eq!(share(0.75)?, Some(Standing::Above));
    assert_eq!(share(0.1)?, None);
    Ok(())
}

#[test]
fn a_bound_agrees_with_what_was_measured_on_its_side() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = number(&graph, "row", 10.0, NORMAL);
    let stated = |relation, stated| standing(&graph, &claim(relation, stated, 2), &[row]);
    assert_eq!(stated(Relation::AtLeast, 3.0)?, Some(Standing::Agrees));
    assert_eq!(stated(Relation::AtMost, 30.0)?, Some(Standing::Agrees));
    assert_eq!(stated(Relation::AtMost, 3.0)?, Some(Standing::Below));
    assert_eq!(stated(Relation::AtLeast, 30.0)?, Some(Standing::Above));
    assert_eq!(stated(Relation::AtLeast, 10.0)?, Some(Standing::Within));
    Ok(())
}

#[test]
fn about_allows_what_is_rounded_to_it_at_the_printed_digits() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = number(&graph, "row", 0.80, Spread::Normal { low: 0.754, high: 0.846 });
    let stated = |relation| standing(&graph, &claim(relation, 0.75, 2), &[row]);
    assert_eq!(stated(Relation::About)?, Some(Standing::Within));
    assert_eq!(stated(Relation::Equal)?, Some(Standing::Below));
    Ok(())
}

#[test]
fn a_reader_is_told_what_the_ends_are() -> Result<(), UnitError> {
    let graph = Graph::new();
    let knowledge = |rivals: &[Expr<'_>]| -> Result<_, UnitError> {
        let evidence = judged(&graph, &claim(Relation::Equal, 10.0, 2), rivals)?;
        Ok(evidence.map(|evidence| (evidence.knowledge.word(), evidence.low, evidence.high)))
    };
    let (nine, twelve) = (exact(&graph, "nine", 9.0), exact(&graph, "twelve", 12.0));
    assert_eq!(knowledge(&[nine])?, Some(("point", Some(9.0), Some(9.0))));
    assert_eq!(knowledge(&[nine, twelve])?, Some(("range", Some(9.0), Some(12.0))));
    let range = number(&graph, "range", 10.0, Spread::Range { low: 8.0, high: 11.0 });
    assert_eq!(knowledge(&[range])?, Some(("range", Some(8.0), Some(11.0))));
    assert_eq!(
        knowledge(&[number(&graph, "row", 10.0, NORMAL)])?.map(|(word, ..)| word),
        Some("90 % interval")
    );
    Ok(())
}

#[test]
fn an_exact_row_is_compared_at_the_printed_digits() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = exact(&graph, "row", 174_604_259_328.0);
    assert_eq!(standing(&graph, &claim(Relation::Equal, 175e9, 3), &[row])?, Some(Standing::Within));
    assert_eq!(standing(&graph, &claim(Relation::Equal, 175.0e9, 4), &[row])?, Some(Standing::Above));
    let list = exact(&graph, "list", 2010.875);
    assert_eq!(standing(&graph, &date(Relation::Equal, 2010.0), &[list])?, Some(Standing::Within));
    Ok(())
}

#[test]
fn a_range_stands_within_when_it_overlaps() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = number(&graph, "row", 10.0, NORMAL);
    let stated = |low, high| standing(&graph, &range(Relation::Equal, low, high, 2), &[row]);
    assert_eq!(stated(1.0, 7.0)?, Some(Standing::Within));
    assert_eq!(stated(1.0, 6.0)?, Some(Standing::Below));
    assert_eq!(stated(14.0, 20.0)?, Some(Standing::Above));
    Ok(())
}

/// The end that is nearest to 10, divided by 10; where the range overlaps, its middle on the scale of ratios, √(2·32) = 8.
#[test]
fn the_distance_of_a_range_is_that_of_its_nearest_end() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = exact(&graph, "row", 10.0);
    let ratio = |low, high| -> Result<_, UnitError> {
        Ok(judged(&graph, &range(Relation::Equal, low, high, 2), &[row])?.map(|evidence| evidence.ratio))
    };
    assert_eq!(ratio(1.0, 6.0)?, Some(0.6));
    assert_eq!(ratio(14.0, 20.0)?, Some(1.4));
    assert_eq!(ratio(2.0, 32.0)?, Some(0.8));
    assert_eq!(ratio(0.0, 32.0)?, Some(1.6));
    assert_eq!(ratio(-2.0, 32.0)?, Some(1.5));
    Ok(())
}

#[test]
fn the_distance_of_a_date_is_in_years() -> Result<(), UnitError> {
    let graph = Graph::new();
    let row = exact(&graph, "row", 2040.0);
    let years = |low, high| -> Result<_, UnitError> {
        let claim = Claim { stated_high: Some(high), ..date(Relation::Equal, low) };
        Ok(judged(&graph, &claim, &[row])?.map(|evidence| evidence.ratio))
    };
    assert_eq!(years(2020.0, 2030.0)?, Some(-10.0));
    assert_eq!(years(2050.0, 2060.0)?, Some(10.0));
    assert_eq!(years(2040.0, 2046.0)?, Some(3.0));
    assert_eq!(years(2034.0, 2046.0)?, Some(0.0));
    Ok(())
}

#[test]
fn a_note_tells_how_far_the_claim_is_from_the_measurement() -> Result<(), UnitError> {
    let graph = Graph::new();
    let (ten, zero) = (exact(&graph, "ten", 10.0), exact(&graph, "zero", 0.0));
    let note = |claim: &Claim, row| -> Result<_, UnitError> {
        Ok(judged(&graph, claim, &[row])?.and_then(|evidence| evidence.note(claim)))
    };
    let amount = claim(Relation::Equal, 25.0, 2);
    assert_eq!(note(&amount, ten)?.as_deref(), Some("stated ÷ measured = 2.5"));
    assert_eq!(note(&amount, zero)?, None);
    let year = exact(&graph, "year", 2037.5);
    assert_eq!(
        note(&date(Relation::Equal, 2050.0), year)?.as_deref(),
        Some("stated − measured = 12.5 years")
    );
    let recomputed = Claim { stated: None, ..amount.clone() };
    let evidence = judged(&graph, &amount, &[ten])?;
    assert_eq!(
        evidence.and_then(|evidence| evidence.note(&recomputed)).as_deref(),
        Some("recomputed ÷ measured = 2.5")
    );
    Ok(())
}

proptest! {
    #[test]
    fn an_interval_contains_its_centre(
        a in 1.0..1e6, b in 1.0..1e6, spread_a in 0.01..0.9, spread_b in 0.01..0.9,
    ) {
        let graph = Graph::new();
        let row = |key: &str, value: f64, spread: f64| {
            let (low, high) = (value * (1.0 - spread), value * (1.0 + spread));
            number(&graph, key, value, Spread::Normal { low, high })
        };
        let (a, b) = (row("a", a, spread_a), row("b", b, spread_b));
        for expr in [a + b, a * b, a / b] {
            let center = graph.formula(expr)?.value();
            prop_assert_eq!(standing(&graph, &claim(Relation::Equal, center, 3), &[expr])?, Some(Standing::Within));
        }
    }

    #[test]
    fn a_further_range_never_narrows_the_range(value in 1.0..100.0, rival in 1.0..100.0, stated in 1.0..100.0) {
        let graph = Graph::new();
        let row = |key: &str, value: f64| {
            number(&graph, key, value, Spread::Range { low: value * 0.8, high: value * 1.2 })
        };
        let (one, other) = (row("one", value), row("other", rival));
        let claim = claim(Relation::Equal, stated, 3);
        let alone = standing(&graph, &claim, &[one])?;
        let united = standing(&graph, &claim, &[one, other])?;
        prop_assert!(alone != Some(Standing::Within) || united == Some(Standing::Within));
    }
}
