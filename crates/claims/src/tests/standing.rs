use neuroscale_quantity::{Expr, Graph, Spread, UnitError};
use proptest::prelude::*;

use super::{claim, date, exact, number, range};
use crate::evidence::Rival;
use crate::{Claim, Evidence, Relation, Standing};

fn judged(graph: &Graph, claim: &Claim, rivals: &[Expr<'_>]) -> Result<Option<Evidence>, UnitError> {
    let rivals = rivals.iter().map(|rival| Ok(Rival::of(graph.formula(*rival)?)));
    let rivals = rivals.collect::<Result<Vec<_>, UnitError>>()?;
    let number = claim.stated.map(|low| (low, claim.stated_high.unwrap_or(low)));
    Ok(number.and_then(|number| Evidence::judge(claim, number, &rivals)))
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
    let sum = judged(&graph, &claim(Relation::Equal, 150.0, 3), &[first + second])?;
    assert_eq!(sum.map(|evidence| (evidence.low, evidence.high)), Some((Some(145.0), Some(155.0))));
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

#[test]
fn rivals_are_united() -> Result<(), UnitError> {
    let graph = Graph::new();
    let few = number(&graph, "few", 10.0, NORMAL);
    let many = number(&graph, "many", 30.0, Spread::Uniform { low: 20.0, high: 40.0 });
    let between = judged(&graph, &claim(Relation::Equal, 16.0, 2), &[few, many])?;
    let between = between.map(|evidence| (evidence.standing, evidence.low, evidence.high));
    assert_eq!(between, Some((Standing::Within, Some(7.0), Some(40.0))));
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
    let stated = |low, high| standing(&graph, &range(Relation::About, low, high, 2), &[row]);
    assert_eq!(stated(1.0, 7.0)?, Some(Standing::Within));
    assert_eq!(stated(1.0, 6.0)?, Some(Standing::Below));
    assert_eq!(stated(14.0, 20.0)?, Some(Standing::Above));
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
    fn a_further_rival_never_narrows_the_interval(value in 1.0..100.0, rival in 1.0..100.0, stated in 1.0..100.0) {
        let graph = Graph::new();
        let row = |key: &str, value: f64| {
            number(&graph, key, value, Spread::Uniform { low: value * 0.8, high: value * 1.2 })
        };
        let (one, other) = (row("one", value), row("other", rival));
        let claim = claim(Relation::Equal, stated, 3);
        let alone = standing(&graph, &claim, &[one])?;
        let united = standing(&graph, &claim, &[one, other])?;
        prop_assert!(alone != Some(Standing::Within) || united == Some(Standing::Within));
    }
}
