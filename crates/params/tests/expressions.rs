//! Every formula, run on numbers and on expressions with units: both give the same bits, and the units fit.

use neuroscale_params::*;
use neuroscale_quantity::{Address, Expr, Graph, Quantity, Spread, Unit};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn agree<const N: usize>(
    values: &[f64],
    units: [&str; N],
    on_numbers: fn([f64; N]) -> f64,
    on_expressions: for<'g> fn([Expr<'g>; N]) -> Expr<'g>,
    unit: &str,
) -> Result<(), TestCaseError> {
    let quantity = |i: usize| {
        let measure = units[i].parse().expect("a known unit");
        Quantity::new(Address::new("test", &i.to_string()), units[i], values[i], Spread::Exact, measure)
    };
    let inputs: [Quantity; N] = std::array::from_fn(quantity);
    let graph = Graph::new();
    let expression = on_expressions(std::array::from_fn(|i| graph.input(&inputs[i])));
    let formula = graph.formula(expression).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let number = on_numbers(std::array::from_fn(|i| inputs[i].value()));
    prop_assert_eq!(formula.value().to_bits(), number.to_bits());
    prop_assert_eq!(formula.unit().to_string(), unit);
    Ok(())
}

macro_rules! formulas {
    ($( $name:ident: $units:expr => $unit:literal, $formula:expr; )*) => {
        proptest! {$(
            #[test]
            fn $name(values in prop::array::uniform8(0.5..1e6)) {
                agree(&values, $units, $formula, $formula, $unit)?;
            }
        )*}
    };
}

fn gpt<R>([layers, width, feed_forward, vocabulary, context]: [R; 5]) -> Gpt<R> {
    Gpt { layers, width, feed_forward, vocabulary, context }
}

const GPT: [&str; 5] = ["layer", "unit/layer", "unit/layer", "token", "token"];

formulas! {
    connections_of_neurons: ["neuron", "connection/neuron"] => "connection", |[n, k]| connections(n, k);
    synapses_are_connections: ["neuron", "synapse/neuron"] => "connection", |[n, k]| connections(n, k);
    connections_by_degree: ["neuron", "connection/neuron"] => "connection", |[n, k]| connections_from_both_ends(n, k);
    fan_in: ["synapse", "neuron"] => "synapse/neuron", |[s, n]| connections_per_neuron(s, n);
    weights_of_connections: ["connection", "parameter/connection"] => "parameter", |[k, w]| weights(k, w);
    weights_of_synapses: ["synapse", "parameter/synapse"] => "parameter", |[s, w]| weights(s, w);
    biases_of_neurons: ["neuron", "parameter/neuron"] => "parameter", |[n, b]| biases(n, b);
    biases_of_connections: ["connection", "parameter/connection"] => "parameter", |[k, b]| biases(k, b);
    parameters_of_a_network: ["parameter", "parameter"] => "parameter", |[w, b]| parameters(w, b);
    parameters_of_a_connection: ["parameter/connection", "parameter/connection"] => "parameter/connection",
        |[w, b]| parameters(w, b);
    parameters_of_a_unit: ["parameter", "unit"] => "parameter/unit", |[p, u]| parameters_per_unit(p, u);
    synapses_over_parameters: ["synapse", "parameter"] => "1", |[s, p]| size_ratio(s, p);
    connections_by_population: ["neuron", "synapse/neuron", "neuron", "synapse/neuron"] => "connection",
        |[n, k, m, j]| weighted_connections(&[
            Population { neurons: n, fan_in: k },
            Population { neurons: m, fan_in: j },
        ]).unwrap_or(n);
    mean_fan_in_of_populations: ["neuron", "synapse/neuron", "neuron", "synapse/neuron"] => "connection/neuron",
        |[n, k, m, j]| mean_fan_in(&[
            Population { neurons: n, fan_in: k },
            Population { neurons: m, fan_in: j },
        ]).unwrap_or(n);
    dense: ["unit", "unit"] => "parameter", |[i, o]| dense_parameters(i, o);
    layered: ["unit/layer", "unit/layer", "unit/layer"] => "parameter",
        |widths| layered_weights(&widths).unwrap_or(widths[0]);
    equal_widths: ["layer", "unit/layer"] => "parameter", |[l, w]| equal_width_weights(l, w);
    a_gap_per_layer: ["layer", "unit/layer"] => "parameter", |[l, w]| weights_with_a_gap_per_layer(l, w);
    units_of_layers: ["layer", "unit/layer"] => "unit", |[l, w]| layered_units(l, w);
    embeddings_of_gpt: GPT => "parameter", |a| gpt_embeddings(gpt(a));
    attention_of_gpt: GPT => "parameter", |a| gpt_attention(gpt(a));
    mlp_of_gpt: GPT => "parameter", |a| gpt_mlp(gpt(a));
    norms_of_gpt: GPT => "parameter", |a| gpt_norms(gpt(a));
    parameters_of_gpt: GPT => "parameter", |a| gpt_parameters(gpt(a));
    output_units_of_gpt: GPT => "unit", |a| gpt_output_units(gpt(a));
}

#[test]
fn a_firing_rate_cannot_stand_in_for_a_fan_in() {
    let graph = Graph::new();
    let quantity = |key: &str, unit: Unit| {
        Quantity::new(Address::new("test", key), key, 1.0, Spread::Exact, unit.into())
    };
    let neurons = graph.input(&quantity("neurons", Unit::NEURON));
    let rate = graph.input(&quantity("rate", Unit::NONE / Unit::SECOND));
    let refused = graph.formula(connections(neurons, rate)).expect_err("1/s is no count");
    assert!(
        refused
            .to_string()
            .ends_with("`neuron/s` cannot be counted as `connection`: their physical parts differ")
    );
}
