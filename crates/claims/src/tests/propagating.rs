use neuroscale_quantity::{Address, Expr, Graph, Spread, UnitError};
use proptest::prelude::*;

use super::{claim, date, number, range};
use crate::document::Binding;
use crate::evidence::Measured;
use crate::knowledge::Claims;
use crate::propagation::Propagated;
use crate::reading::Reading;
use crate::{Claim, ClaimError, Propagation, Relation};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn named(id: &str, claim: Claim) -> Claim {
    Claim { id: id.to_owned(), address: Address::new("claims/document.csv", id), ..claim }
}

/// An amount that the document states.
fn stated(id: &str, value: f64) -> Claim {
    named(id, claim(Relation::Equal, value, 3))
}

fn measured(graph: &Graph, spread: Spread) -> Result<Binding, UnitError> {
    let (low, high) = spread.interval().unwrap_or((1.0, 1.0));
    let row = graph.formula(number(graph, "row", f64::midpoint(low, high), spread))?;
    let measured = Measured::of(vec![row]).expect("a distribution");
    Ok(Binding { is_bound: true, measured, ..Binding::default() })
}

fn derived(graph: &Graph, low: Expr<'_>, high: Option<Expr<'_>>) -> Result<Binding, UnitError> {
    let (low, high) = (graph.formula(low)?, high.map(|high| graph.formula(high)).transpose()?);
    let reading = Reading { label: String::new(), low, high, exact: None };
    Ok(Binding { is_bound: true, readings: vec![reading], ..Binding::default() })
}

/// What comes of propagating through the last of these claims.
fn propagated(claims: &[(Claim, Binding)]) -> Result<Propagated, ClaimError> {
    let knowledge = Claims::of(claims.iter().map(|(claim, binding)| (claim, binding)));
    claims.last().map_or_else(
        || Ok(Propagated::default()),
        |(claim, binding)| Propagation::of(&knowledge, claim, binding),
    )
}

fn ends(claims: &[(Claim, Binding)]) -> Result<Option<(f64, f64)>, ClaimError> {
    Ok(propagated(claims)?.propagation.map(|propagation| (propagation.low, propagation.high)))
}

#[test]
fn a_measured_input_varies_as_it_was_measured() -> Outcome {
    let graph = Graph::new();
    let cells = stated("cells", 50.0);
    let total = derived(&graph, graph.input(&cells.low()?) * Expr::from(10.0), None)?;
    let evidence = measured(&graph, Spread::LogNormal { low: 40.0, high: 90.0 })?;
    assert_eq!(ends(&[(cells, evidence), (stated("total", 500.0), total)])?, Some((400.0, 900.0)));
    Ok(())
}

#[test]
fn a_single_measured_number_takes_the_place_of_the_stated_one_without_width() -> Outcome {
    let graph = Graph::new();
    let cells = stated("cells", 50.0);
    let total = derived(&graph, graph.input(&cells.low()?) * Expr::from(10.0), None)?;
    let evidence = measured(&graph, Spread::Exact)?;
    assert_eq!(ends(&[(cells, evidence), (stated("total", 500.0), total)])?, None);
    Ok(())
}

#[test]
fn a_bound_is_taken_at_its_value() -> Outcome {
    let graph = Graph::new();
    let part = number(&graph, "part", 3.0, Spread::AtLeast);
    let row = number(&graph, "row", 2.0, Spread::LogNormal { low: 1.0, high: 4.0 });
    assert_eq!(ends(&[(stated("whole", 6.0), derived(&graph, part * row, None)?)])?, Some((3.0, 12.0)));
    Ok(())
}

/// Log-uniform between 20 and 80: 20·4^0.05 = 21.44 and 20·4^0.95 = 74.64 at 5 % and 95 %.
#[test]
fn a_range_is_whole_in_a_range_and_an_end_alone_in_a_number() -> Outcome {
    let graph = Graph::new();
    let span = named("span", range(Relation::About, 2.0, 8.0, 1));
    let (low, high) = (graph.input(&span.low()?), graph.input(&span.high()?));
    let ten = Expr::from(10.0);
    let input = (span, Binding::default());
    let both = derived(&graph, low * ten, Some(high * ten))?;
    assert_eq!(ends(&[input.clone(), (stated("both", 20.0), both)])?, Some((21.44, 74.64)));
    let turned = derived(&graph, ten / high, Some(ten / low))?;
    assert_eq!(ends(&[input.clone(), (stated("turned", 2.0), turned)])?, Some((1.34, 4.665)));
    let highest = derived(&graph, high * ten, None)?;
    assert_eq!(ends(&[input, (stated("highest", 80.0), highest)])?, None);
    Ok(())
}

#[test]
fn a_number_that_follows_is_followed_and_another_is_not() -> Outcome {
    let graph = Graph::new();
    let cells = stated("cells", 50.0);
    let evidence = measured(&graph, Spread::LogNormal { low: 40.0, high: 90.0 })?;
    let total = |stated_total| {
        let total = stated("total", stated_total);
        let tenfold = derived(&graph, graph.input(&cells.low()?) * Expr::from(10.0), None)?;
        let doubled = derived(&graph, graph.input(&total.low()?) * Expr::from(2.0), None)?;
        ends(&[(cells.clone(), evidence.clone()), (total, tenfold), (stated("doubled", 1.0), doubled)])
            .map_err(Box::<dyn std::error::Error>::from)
    };
    assert_eq!(total(500.0)?, Some((800.0, 1800.0)));
    assert_eq!(total(700.0)?, None);
    Ok(())
}

#[test]
fn two_claims_that_follow_from_each_other_stay_as_they_are_stated() -> Outcome {
    let graph = Graph::new();
    let (left, right) = (stated("left", 0.25), stated("right", 0.75));
    let rest = |of: &Claim| -> Result<Binding, Box<dyn std::error::Error>> {
        Ok(derived(&graph, Expr::from(1.0) - graph.input(&of.low()?), None)?)
    };
    let (of_left, of_right) = (rest(&right)?, rest(&left)?);
    assert_eq!(ends(&[(left, of_left), (right, of_right)])?, None);
    Ok(())
}

#[test]
fn a_logarithm_of_what_may_be_negative_has_a_note_in_place_of_an_interval() -> Outcome {
    let graph = Graph::new();
    let gain = stated("gain", 1.0);
    let evidence = measured(&graph, Spread::Normal { low: -1.0, high: 3.0 })?;
    let doublings = derived(&graph, neuroscale_quantity::Scalar::log2(graph.input(&gain.low()?)), None)?;
    let propagated = propagated(&[(gain, evidence), (stated("doublings", 1.0), doublings)])?;
    assert!(propagated.propagation.is_none());
    let note = propagated.note.unwrap_or_default();
    assert!(note.starts_with("no interval: ") && note.contains("results are not numbers"), "{note}");
    Ok(())
}

#[test]
fn every_row_that_decides_an_interval_is_named() -> Outcome {
    let graph = Graph::new();
    let cells = stated("cells", 50.0);
    let total = derived(&graph, graph.input(&cells.low()?) * Expr::from(10.0), None)?;
    let evidence = measured(&graph, Spread::LogNormal { low: 40.0, high: 90.0 })?;
    let rows = propagated(&[(cells, evidence), (stated("total", 500.0), total)])?.rows;
    let rows: Vec<String> = rows.iter().map(Address::to_string).collect();
    assert_eq!(rows, ["claims/document.csv#cells", "table#row"]);
    Ok(())
}

#[test]
fn a_number_stands_inside_with_its_ends_a_range_where_it_overlaps_and_a_date_by_its_year() -> Outcome {
    let graph = Graph::new();
    let formula = graph.formula(Expr::from(1.0))?;
    let inside =
        |low, high, claim: Claim| Propagation { formula: formula.clone(), low, high }.contains_stated(&claim);
    assert_eq!(inside(2.0, 4.0, stated("number", 4.0)), Some(true));
    assert_eq!(inside(2.0, 4.0, stated("number", 4.1)), Some(false));
    assert_eq!(inside(2.0, 4.0, range(Relation::Equal, 1.0, 2.0, 1)), Some(true));
    assert_eq!(inside(2.0, 4.0, range(Relation::Equal, 1.0, 1.9, 1)), Some(false));
    assert_eq!(inside(2040.5, 2050.5, date(Relation::Equal, 2040.0)), Some(true));
    assert_eq!(inside(2040.5, 2050.5, date(Relation::Equal, 2051.0)), Some(false));
    assert_eq!(inside(2.0, 4.0, Claim { stated: None, ..stated("implied", 3.0) }), None);
    Ok(())
}

/// The interval of cells times a range, where the cells were measured to within a factor.
fn within_a_factor(value: f64, factor: f64, span: f64) -> Result<(f64, f64), TestCaseError> {
    let failed = |error: &dyn std::fmt::Display| TestCaseError::fail(error.to_string());
    let graph = Graph::new();
    let (cells, each) = (stated("cells", value), named("each", range(Relation::About, 1.0, span, 1)));
    let product = |end| Ok::<_, ClaimError>(graph.input(&cells.low()?) * graph.input(&end));
    let low = each.low().and_then(product).map_err(|error| failed(&error))?;
    let high = each.high().and_then(product).map_err(|error| failed(&error))?;
    let total = derived(&graph, low, Some(high)).map_err(|error| failed(&error))?;
    let spread = Spread::LogNormal { low: value / factor, high: value * factor };
    let evidence = measured(&graph, spread).map_err(|error| failed(&error))?;
    let claims = [(cells, evidence), (each, Binding::default()), (stated("total", value), total)];
    ends(&claims).map_err(|error| failed(&error))?.ok_or_else(|| TestCaseError::fail("no interval"))
}

/// Ends of two digits are up to a twentieth away from what was found.
const ROUNDING: f64 = 1.05;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn knowing_an_input_less_well_never_narrows_the_interval(
        value in 1.0..1e12, factor in 1.01..10.0, more in 1.0..10.0, span in 1.01..100.0,
    ) {
        let (low, high) = within_a_factor(value, factor, span)?;
        let (lower, higher) = within_a_factor(value, factor * more, span)?;
        prop_assert!(lower <= low * ROUNDING && higher * ROUNDING >= high, "{low} {high} {lower} {higher}");
    }

    #[test]
    fn what_follows_from_one_measurement_lies_inside_if_the_measurement_does(
        value in 1.0..1e12, place in 0.0..1.0, factor in 1.01..10.0, times in 1e-3..1e3,
    ) {
        let failed = |error: &dyn std::fmt::Display| TestCaseError::fail(error.to_string());
        let graph = Graph::new();
        let cells = stated("cells", value);
        let input = graph.input(&cells.low().map_err(|error| failed(&error))?);
        let total = derived(&graph, input * Expr::from(times), None).map_err(|error| failed(&error))?;
        let (low, high) = (value * (1.0 - 0.5 * place) / factor, value * factor);
        let evidence = measured(&graph, Spread::LogNormal { low, high }).map_err(|error| failed(&error))?;
        let claims = [(cells, evidence), (stated("total", value * times), total)];
        let (low, high) = ends(&claims).map_err(|error| failed(&error))?.unwrap_or_default();
        prop_assert!(low <= value * times && value * times <= high, "{low} {high}");
    }
}
