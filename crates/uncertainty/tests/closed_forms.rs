//! Closed forms are recognised in the formula itself, and sampling agrees with them.

#![allow(clippy::float_cmp)]

use neuroscale_quantity::{Address, Expr, Formula, Graph, Quantity, Scalar, Spread};
use neuroscale_uncertainty::{Distribution, Model, Sampling};

fn number<'g>(graph: &'g Graph, key: &str, spread: Spread) -> Expr<'g> {
    graph.input(&Quantity::new(Address::new("test", key), key, 5.0, spread, "1".parse().expect("a unit")))
}

/// A formula of two lognormal, two normal and one exact input.
fn formula(of: impl for<'g> Fn([Expr<'g>; 2], [Expr<'g>; 2], Expr<'g>) -> Expr<'g>) -> Formula {
    let graph = Graph::new();
    let lognormal = |key, high| number(&graph, key, Spread::LogNormal { low: 1.0, high });
    let normal = |key, high| number(&graph, key, Spread::Normal { low: 1.0, high });
    let lognormals = [lognormal("a", 2.0), lognormal("b", 10.0)];
    let normals = [normal("x", 1.5), normal("y", 4.0)];
    graph.formula(of(lognormals, normals, number(&graph, "five", Spread::Exact))).expect("plain numbers")
}

/// The closed form, after sampling has agreed with it at five quantiles within four standard errors.
fn checked(formula: &Formula) -> Option<Distribution> {
    let model = Model::of(formula).expect("a model");
    let exact = model.closed_form()?;
    let answer = model.sampled(&Sampling::sobol(4096, 16)).expect("an answer");
    for p in [0.05, 0.25, 0.5, 0.75, 0.95] {
        let (estimate, truth) = (answer.quantile(p), exact.quantile(p));
        let allowed = 4.0 / 2.131 * estimate.reach() + 1e-12 * truth.abs();
        assert!((estimate.value - truth).abs() <= allowed, "{p}: {estimate:?} against {truth}");
    }
    Some(exact)
}

#[test]
fn products_quotients_and_roots_of_lognormals_are_lognormal() {
    let exact = checked(&formula(|[a, b], _, _| a * b)).and_then(|exact| exact.as_lognormal());
    assert!(exact.is_some());
    assert!(
        checked(&formula(|[a, b], _, five| five * a / b)).is_some_and(|exact| exact.as_lognormal().is_some())
    );
    assert!(checked(&formula(|[a, b], _, five| five / (a * b).sqrt() / five)).is_some());
}

#[test]
fn sums_and_differences_of_normals_are_normal() {
    let exact =
        checked(&formula(|_, [x, y], five| five - x * five + (y - five) / five)).expect("a closed form");
    let (mean, sd) = exact.as_normal().expect("normal");
    let z = 1.6448536269514727;
    let (x, y) = ((0.5 / 2.0 / z) * 5.0, (3.0 / 2.0 / z) / 5.0);
    assert!((mean - (5.0 - 1.25 * 5.0 + (2.5 - 5.0) / 5.0)).abs() < 1e-14);
    assert!((sd - (x * x + y * y).sqrt()).abs() < 1e-14);
}

#[test]
fn logarithms_and_exponentials_lead_from_one_to_the_other() {
    assert!(
        checked(&formula(|[a, b], _, _| (a / b).log2())).is_some_and(|exact| exact.as_normal().is_some())
    );
    assert!(
        checked(&formula(|_, [x, y], _| (x - y).exp())).is_some_and(|exact| exact.as_lognormal().is_some())
    );
}

#[test]
fn an_input_used_twice_counts_twice() {
    let once = checked(&formula(|[a, _], _, _| a)).and_then(|exact| exact.as_lognormal()).expect("lognormal");
    let twice =
        checked(&formula(|[a, _], _, _| a * a)).and_then(|exact| exact.as_lognormal()).expect("lognormal");
    assert!((twice.1 / once.1 - 2.0).abs() < 1e-15);
    assert_eq!(
        checked(&formula(|[a, _], _, five| five * a / a)).and_then(|exact| exact.as_exact()).map(f64::round),
        Some(5.0)
    );
    assert_eq!(checked(&formula(|_, [x, _], _| x - x)).and_then(|exact| exact.as_exact()), Some(0.0));
}

#[test]
fn what_has_no_closed_form_is_sampled() {
    let without: [Formula; 4] = [
        formula(|[a, b], _, _| a + b),
        formula(|_, [x, y], _| x * y),
        formula(|[a, _], [x, _], _| a * x),
        formula(|[a, _], _, five| a - five),
    ];
    for formula in &without {
        let model = Model::of(formula).expect("a model");
        assert!(model.closed_form().is_none());
        assert!(model.answer(&Sampling::default()).expect("an answer").summary().is_some());
    }
}
