//! Every formula and its laws; of each, the unit and the same bits on numbers and on expressions, too.

use std::ops::Range;

use neuroscale_params::*;
use neuroscale_quantity::{Address, Graph, Quantity, Spread, Unit, lawful};

fn two<R: Copy>([neurons, fan_in, others, fan_in_of_others]: [R; 4]) -> [Population<R>; 2] {
    [Population { neurons, fan_in }, Population { neurons: others, fan_in: fan_in_of_others }]
}

const TWO: [(&str, Range<f64>); 4] = [
    ("neuron", 1.0..1e12),
    ("synapse/neuron", 1.0..1e6),
    ("neuron", 1.0..1e12),
    ("synapse/neuron", 1.0..1e6),
];

const WIDTHS: [(&str, Range<f64>); 5] = {
    const WIDTH: (&str, Range<f64>) = ("unit/layer", 1.0..5e3);
    [WIDTH; 5]
};

lawful! {
    over Ring;

    connections_grow_in_step_with_neurons_and_fan_in(neurons: "neuron", fan_in: "connection/neuron") =
        connections(neurons, fan_in) => "connection",
        power_law([1, 1]), inverse(fan_in; connections_per_neuron(fan_in, neurons));
    every_synapse_is_a_connection(neurons: "neuron", fan_in: "synapse/neuron") =
        connections(neurons, fan_in) => "connection", power_law([1, 1]);

    every_connection_carries_its_weights(connections: "connection", each: "parameter/connection") =
        weights(connections, each) => "parameter", power_law([1, 1]);
    every_synapse_carries_its_weights(synapses: "synapse", each: "parameter/synapse") =
        weights(synapses, each) => "parameter", power_law([1, 1]);
    every_neuron_carries_its_biases(neurons: "neuron", each: "parameter/neuron") =
        biases(neurons, each) => "parameter", power_law([1, 1]);
    every_connection_carries_its_biases(connections: "connection", each: "parameter/connection") =
        biases(connections, each) => "parameter", power_law([1, 1]);
    parameters_are_at_least_the_weights_and_at_least_the_biases(weights: "parameter", biases: "parameter") =
        parameters(weights, biases) => "parameter",
        at_least(weights), at_least(biases), homogeneous(&[weights, biases], 1.0),
        equal(parameters(biases, weights));
    parameters_of_a_connection_add_up(weight: "parameter/connection", bias: "parameter/connection") =
        parameters(weight, bias) => "parameter/connection", at_least(weight), at_least(bias);
    a_bias_per_connection_doubles_the_weights(connections: "connection", each: "parameter/connection") =
        parameters(weights(connections, each), biases(connections, each)) => "parameter",
        equal(S::from(2_u32) * weights(connections, each));

    two_populations_have_at_least_the_connections_of_one[brain; 4 in TWO] =
        weighted_connections(&two(brain)).expect("two") => "connection",
        at_least(connections(brain[0], brain[1])), at_least(connections(brain[2], brain[3])),
        homogeneous(&[0, 2], 1.0), homogeneous(&[1, 3], 1.0),
        equal(connections(brain[0], brain[1]) + connections(brain[2], brain[3]));

    weights_between_two_layers_join_all_to_all(inputs: "unit", outputs: "unit/layer") =
        dense_weights(inputs, outputs) => "parameter", power_law([1, 1]);
    a_dense_layer_has_at_least_its_weights_and_at_least_its_biases(inputs: "unit", outputs: "unit") =
        dense_parameters(inputs, outputs) => "parameter",
        at_least(dense_weights(inputs, outputs)), at_least(outputs), grows_with(inputs),
        homogeneous(&[outputs], 1.0);

    twice_all_widths_are_four_times_the_weights[widths; 5 in WIDTHS] =
        layered_weights(&widths).expect("two layers at least") => "parameter",
        homogeneous(&[0, 1, 2, 3, 4], 2.0);
    widening_any_layer_adds_weights[widths; 5 in WIDTHS] =
        layered_weights(&widths).expect("two layers at least") => "parameter",
        rises_with(&[0, 1, 2, 3, 4]);
    equal_layers_have_weights_in_every_gap(layers: "layer" in 1.0..1e3, width: "unit/layer") =
        equal_width_weights(layers, width) => "parameter", grows_with(layers), homogeneous(&[width], 2.0);
    a_gap_for_every_layer_counts_one_gap_too_many(layers: "layer" in 1.0..1e3, width: "unit/layer") =
        weights_with_a_gap_per_layer(layers, width) => "parameter", power_law([1, 2]),
        equal(equal_width_weights(layers, width) + dense_weights(width, width));
    units_grow_in_step_with_layers_and_width(layers: "layer", width: "unit/layer") =
        layered_units(layers, width) => "unit", power_law([1, 1]);
}

lawful! {
    over Scalar;

    counting_both_ends_halves_the_connections(neurons: "neuron", partners: "connection/neuron") =
        connections_from_both_ends(neurons, partners) => "connection",
        power_law([1, 1]), equal(connections(neurons, partners) / S::from(2_u32));
    connections_spread_over_the_neurons_add_up_again(synapses: "synapse", neurons: "neuron") =
        connections_per_neuron(synapses, neurons) => "synapse/neuron",
        power_law([1, -1]), inverse(synapses; connections(neurons, synapses));
    parameters_spread_over_the_units_add_up_again(parameters: "parameter", units: "unit") =
        parameters_per_unit(parameters, units) => "parameter/unit",
        power_law([1, -1]), inverse(parameters; parameters * units);
    turning_a_ratio_of_sizes_around_inverts_it(one: "synapse", other: "parameter") =
        size_ratio(one, other) => "1", power_law([1, -1]), equal(S::from(1_u32) / size_ratio(other, one));
    the_mean_fan_in_of_equal_populations_is_theirs(
        neurons: "neuron", fan_in: "synapse/neuron", others: "neuron",
    ) = mean_fan_in(&two([neurons, fan_in, others, fan_in])).expect("two") => "connection/neuron",
        equal(fan_in);
    the_mean_fan_in_weighs_populations_by_their_neurons[brain; 4 in TWO] =
        mean_fan_in(&two(brain)).expect("two") => "connection/neuron",
        homogeneous(&[0, 2], 0.0), homogeneous(&[1, 3], 1.0), grows_with(1), grows_with(3);
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
