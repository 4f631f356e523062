//! Laws of expressions: whatever a formula does on numbers, it does on expressions.

use neuroscale_quantity::{
    Address, Count, Derivation, Expr, Formula, Graph, Quantity, Ring, Scalar, Spread, Step, Unit, UnitError,
};
use proptest::prelude::*;

/// A formula made of any operations, as steps that take the results of earlier ones.
#[derive(Clone, Debug)]
struct Recipe(Vec<(u8, usize, usize)>);

impl Recipe {
    fn run<S: Scalar>(&self, inputs: &[S]) -> S {
        let mut results = inputs.to_vec();
        for (operation, a, b) in &self.0 {
            let (a, b) = (results[a % results.len()], results[b % results.len()]);
            results.push(match operation {
                0 => a + b,
                1 => a - b,
                2 => a * b,
                3 => a / b,
                4 => a.log2(),
                5 => a.exp(),
                6 => a.sqrt(),
                7 => a * S::from(3_u32) + S::from(0.25),
                _ => a.called("a step"),
            });
        }
        results[results.len() - 1]
    }
}

fn recipe() -> impl Strategy<Value = Recipe> {
    proptest::collection::vec((0_u8..9, any::<usize>(), any::<usize>()), 1..30).prop_map(Recipe)
}

fn number(key: &str, value: f64, unit: &str) -> Quantity {
    Quantity::new(Address::new("test", key), key, value, Spread::Exact, unit.parse().expect("a unit"))
}

fn formula(recipe: &Recipe, values: &[f64]) -> Formula {
    let graph = Graph::new();
    let inputs: Vec<Expr<'_>> = values
        .iter()
        .enumerate()
        .map(|(i, value)| graph.input(&number(&format!("x{i}"), *value, "1")))
        .collect();
    graph.formula(recipe.run(&inputs)).expect("plain numbers have no units")
}

/// The position among the values of [`formula`], of which it keeps only those that it needs.
fn position(input: &Quantity) -> usize {
    input.address().key()[1..].parse().expect("the key is `x` and the position")
}

/// Bits, with every "not a number" alike.
fn bits(value: f64) -> u64 {
    if value.is_nan() { f64::NAN.to_bits() } else { value.to_bits() }
}

proptest! {
    #[test]
    fn numbers_and_expressions_agree_to_the_last_bit(recipe in recipe(), values in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3]) {
        prop_assert_eq!(bits(formula(&recipe, &values).value()), bits(recipe.run(&values)));
    }

    #[test]
    fn a_formula_over_other_numbers_is_the_formula_written_for_them(
        recipe in recipe(),
        values in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3],
        others in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3],
    ) {
        let formula = formula(&recipe, &values);
        let other = |index: usize| others[position(&formula.inputs()[index])];
        prop_assert_eq!(bits(formula.over(other)), bits(recipe.run(&others)));
    }

    #[test]
    fn a_formula_enters_another_graph_unchanged(recipe in recipe(), values in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3]) {
        let (formula, graph) = (formula(&recipe, &values), Graph::new());
        let entered = formula.over(|index| graph.input(&formula.inputs()[index]));
        let entered = graph.formula(entered).expect("the units fitted before");
        prop_assert_eq!(bits(entered.value()), bits(formula.value()));
        let addresses = |formula: &Formula| formula.inputs().iter().map(|input| input.address().clone()).collect::<Vec<_>>();
        prop_assert_eq!(addresses(&entered), addresses(&formula));
    }

    #[test]
    fn a_derivation_ends_with_the_value_and_every_step_stands_after_its_parts(
        recipe in recipe(),
        values in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3],
    ) {
        let recipe = Recipe(recipe.0.into_iter().flat_map(|step| [step, (8, usize::MAX, 0)]).collect());
        let formula = formula(&recipe, &values);
        let derivation = formula.derivation();
        prop_assert_eq!(derivation.steps().last().map(|step| bits(step.value)), Some(bits(formula.value())));
        for (position, step) in derivation.steps().iter().enumerate() {
            prop_assert!(step.parts.iter().all(|part| *part < position));
            prop_assert_eq!(step.expression.is_none(), step.input.is_some());
        }
        prop_assert_eq!(derivation.inputs().len(), formula.inputs().len());
    }

    #[test]
    fn columns_agree_with_single_values_to_the_last_bit(
        recipe in recipe(),
        values in [1e-3_f64..1e3, 1e-3..1e3, 1e-3..1e3],
        length in 0_usize..1200,
    ) {
        let formula = formula(&recipe, &values);
        let columns: Vec<Vec<f64>> = formula.inputs().iter().enumerate()
            .map(|(i, _)| (0..length).map(|row| values[i] + row as f64).collect()).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let mut out = vec![0.0; length];
        formula.evaluate(&columns, &mut out).expect("columns of one length");
        for (row, value) in out.iter().enumerate() {
            let inputs: Vec<f64> = columns.iter().map(|column| column[row]).collect();
            prop_assert_eq!(bits(*value), bits(formula.at(&inputs).expect("one value for each input")));
        }
    }

    #[test]
    fn counts_agree_with_big_integers(a in 0_u32.., b in 0_u32.., c in 0_u32..) {
        let count = Count::from(a) * Count::from(b) + Count::from(c);
        prop_assert_eq!(count.get(), Some(u128::from(a) * u128::from(b) + u128::from(c)));
    }
}

#[test]
fn a_count_that_overflows_stays_visible() {
    let most = Count::new(u128::MAX);
    assert_eq!((most + Count::from(1) - Count::from(1)).get(), None);
    assert_eq!((most * Count::from(2)).to_string(), "out of range");
}

#[test]
fn one_address_used_twice_is_one_input() {
    let graph = Graph::new();
    let x = number("x", 3.0, "neuron");
    let square = graph.input(&x) * graph.input(&x);
    let formula = graph.formula(square).expect("a product");
    assert_eq!((formula.inputs().len(), formula.value()), (1, 9.0));
}

#[test]
fn a_formula_keeps_only_what_it_needs() {
    let graph = Graph::new();
    let (x, y) = (graph.input(&number("x", 3.0, "1")), graph.input(&number("y", 4.0, "1")));
    let product = graph.formula(x * y).expect("a product");
    assert_eq!(product.inputs().len(), 2);
    assert_eq!(graph.formula(y).expect("an input").inputs().len(), 1);
}

#[test]
fn units_that_do_not_fit_are_refused_with_the_line_of_the_formula() {
    let graph = Graph::new();
    let neurons = graph.input(&number("neurons", 86e9, "neuron"));
    let rate = graph.input(&number("rate", 200.0, "1/s"));
    let error = graph.formula(neurons + rate).expect_err("unlike units");
    assert!(matches!(error, UnitError::Sum { left: Unit::NEURON, .. }));
    assert!(error.to_string().contains("expressions.rs"), "{error}");
    assert!(matches!(
        graph.formula(rate.log2()),
        Err(UnitError::Transcendental { function: "logarithm", .. })
    ));
    assert!(matches!(
        graph.formula(neurons.exp()),
        Err(UnitError::Transcendental { function: "exponential", .. })
    ));
    assert!(matches!(graph.formula(neurons.sqrt()), Err(UnitError::Root { .. })));
    assert!(matches!(graph.formula(rate.counted_as(Unit::PARAMETER)), Err(UnitError::Recount { .. })));
}

#[test]
fn a_power_that_no_unit_reaches_is_refused() {
    let graph = Graph::new();
    let metres = graph.input(&number("metres", 1.0, "m^100"));
    assert!(matches!(graph.formula(metres * metres), Err(UnitError::Power { .. })));
    assert!(matches!(graph.formula(Expr::from(1.0) / metres / metres), Err(UnitError::Power { .. })));
}

#[test]
fn expressions_of_two_graphs_do_not_mix() {
    let (first, second) = (Graph::new(), Graph::new());
    let sum = first.input(&number("x", 1.0, "1")) + second.input(&number("y", 1.0, "1"));
    assert!(matches!(first.formula(sum), Err(UnitError::Graphs { .. })));
}

#[test]
fn a_recount_changes_what_is_counted_and_nothing_else() {
    let graph = Graph::new();
    let connections = graph.input(&number("connections", 8.6e14, "connection"));
    let parameters = graph.formula(connections.counted_as(Unit::PARAMETER)).expect("both only count");
    assert_eq!((parameters.unit(), parameters.value()), (Unit::PARAMETER, 8.6e14));
}

/// Every step with the names of its parts.
fn written(derivation: &Derivation) -> Vec<String> {
    let name = |part: &usize| derivation.steps()[*part].name.as_str();
    let step = |step: &Step| match &step.expression {
        Some(text) => {
            let parts: Vec<&str> = step.parts.iter().map(name).collect();
            format!("{} = {text} ({})", step.name, parts.join(", "))
        }
        None => step.name.clone(),
    };
    derivation.steps().iter().map(step).collect()
}

#[test]
fn a_step_names_its_parts_in_reading_order() {
    let graph = Graph::new();
    let [a, b, c] = ["a", "b", "c"].map(|key| graph.input(&number(key, 2.0, "1")));
    let inner = (a + b).called("inner");
    let formula = graph.formula((c / (inner - a * b) * inner).called("outer")).expect("plain numbers");
    let expected = [
        "a",
        "b",
        "c",
        "inner = [a] + [b] (a, b)",
        "outer = [c] ÷ ([inner] − [a] × [b]) × [inner] (c, inner, a, b)",
    ];
    assert_eq!(written(&formula.derivation()), expected);
}

#[test]
fn an_expression_has_the_brackets_that_it_needs_and_no_others() {
    let graph = Graph::new();
    let [a, b, c] = ["a", "b", "c"].map(|key| graph.input(&number(key, 2.0, "1")));
    let cases = [
        (a - (b - c), "[a] − ([b] − [c])"),
        (a - b - c, "[a] − [b] − [c]"),
        (a + (b - c), "[a] + [b] − [c]"),
        (a / (b * c), "[a] ÷ ([b] × [c])"),
        (a / b / c, "[a] ÷ [b] ÷ [c]"),
        (a * (b / c), "[a] × [b] ÷ [c]"),
        ((a + b) * c, "([a] + [b]) × [c]"),
        ((a + b).log2() / c, "log2([a] + [b]) ÷ [c]"),
    ];
    for (expr, text) in cases {
        let derivation = graph.formula(expr).expect("plain numbers").derivation();
        assert_eq!(derivation.steps().last().and_then(|step| step.expression.as_deref()), Some(text));
    }
}

#[test]
fn a_step_used_twice_is_one_step() {
    let graph = Graph::new();
    let [a, b] = ["a", "b"].map(|key| graph.input(&number(key, 2.0, "1")));
    let shared = || (a + b).called("shared");
    let formula = graph.formula((shared() * a).called("left") - (shared() * b).called("right"));
    let expected = [
        "a",
        "b",
        "shared = [a] + [b] (a, b)",
        "left = [shared] × [a] (shared, a)",
        "right = [shared] × [b] (shared, b)",
        "result = [left] − [right] (left, right)",
    ];
    assert_eq!(written(&formula.expect("plain numbers").derivation()), expected);
}

#[test]
fn formulas_that_are_told_together_share_their_steps() {
    let [first, second] = [Graph::new(), Graph::new()].map(|graph| {
        let [a, b] = ["a", "b"].map(|key| graph.input(&number(key, 2.0, "1")));
        let sum = (a + b).called("sum");
        [sum, sum * a].map(|expr| graph.formula(expr).expect("plain numbers"))
    });
    let mut derivation = Derivation::default();
    let answers: Vec<usize> = first.iter().chain(&second).map(|formula| derivation.add(formula)).collect();
    assert_eq!(answers, [2, 3, 2, 3]);
    assert_eq!((derivation.steps().len(), derivation.inputs().len()), (4, 2));
}

#[test]
fn one_address_known_in_two_ways_is_two_inputs() {
    let mut derivation = Derivation::default();
    for value in [1.0, 2.0, 1.0] {
        let graph = Graph::new();
        derivation.add(&graph.formula(graph.input(&number("x", value, "1"))).expect("an input"));
    }
    assert_eq!((derivation.steps().len(), derivation.inputs().len()), (2, 2));
}

#[test]
fn columns_that_do_not_fit_are_refused() {
    let formula = formula(&Recipe(vec![(0, 0, 1)]), &[1.0, 2.0]);
    let mut out = [0.0; 2];
    let error =
        |columns: &[&[f64]], out: &mut [f64]| formula.evaluate(columns, out).map_err(|e| e.to_string());
    assert_eq!(
        error(&[&[1.0, 2.0]], &mut out).unwrap_err(),
        "1 columns were given for 2 inputs; give one column per input, in the order of `inputs()`"
    );
    assert_eq!(
        error(&[&[1.0, 2.0], &[1.0]], &mut out).unwrap_err(),
        "column 1 has 1 values, the output 2; make all of them the same length"
    );
}
