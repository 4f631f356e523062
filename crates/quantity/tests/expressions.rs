//! Laws of expressions: whatever a formula does on numbers, it does on expressions.

use neuroscale_quantity::{
    Address, Count, Expr, Formula, Graph, Quantity, Ring, Scalar, Spread, Unit, UnitError,
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

#[test]
fn steps_are_a_tree_in_reading_order() {
    let graph = Graph::new();
    let (a, b, c) = (number("a", 2.0, "1"), number("b", 3.0, "1"), number("c", 4.0, "1"));
    let (a, b, c) = (graph.input(&a), graph.input(&b), graph.input(&c));
    let inner = (a + b).called("inner");
    let formula = graph.formula((c / (inner - a * b) * inner).called("outer")).expect("plain numbers");
    let tree: Vec<_> = formula.steps().into_iter().map(|s| (s.depth, s.name, s.expression)).collect();
    let text = |depth, name: &str, expression: &str| (depth, name.to_owned(), expression.to_owned());
    assert_eq!(
        tree,
        [
            text(0, "outer", "[c] ÷ ([inner] − [a] × [b]) × [inner]"),
            text(1, "c", ""),
            text(1, "inner", "[a] + [b]"),
            text(2, "a", ""),
            text(2, "b", ""),
            text(1, "a", ""),
            text(1, "b", ""),
        ]
    );
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
        assert_eq!(graph.formula(expr).expect("plain numbers").steps()[0].expression, text);
    }
}

#[test]
fn a_step_used_twice_is_explained_once() {
    let graph = Graph::new();
    let [a, b] = ["a", "b"].map(|key| graph.input(&number(key, 2.0, "1")));
    let shared = (a + b).called("shared");
    let formula = graph.formula((shared * a).called("left") - (shared * b).called("right"));
    let tree = formula.expect("plain numbers").steps().into_iter().map(|step| (step.depth, step.name));
    let expected = ["0 result", "1 left", "2 shared", "3 a", "3 b", "2 a", "1 right", "2 shared", "2 b"];
    assert_eq!(tree.map(|(depth, name)| format!("{depth} {name}")).collect::<Vec<_>>(), expected);
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
