//! Every estimate as a formula, and its laws; of each, the unit and the same bits on numbers and on
//! expressions, too.

use std::ops::Range;

use neuroscale_estimates::*;
use neuroscale_params::Population;
use neuroscale_quantity::{Scalar, lawful};

const TWO: [(&str, Range<f64>); 4] = [
    ("neuron", 1e3..1e11),
    ("synapse/neuron", 1.0..1e6),
    ("neuron", 1e3..1e11),
    ("synapse/neuron", 1.0..1e6),
];

/// A brain of two populations, in the order of [`TWO`].
fn brain<S: Scalar>([neurons, fan_in, others, fan_in_of_others]: [S; 4]) -> WeightedBrain<S> {
    let other = Population { neurons: others, fan_in: fan_in_of_others };
    weighted_brain(&[Population { neurons, fan_in }, other]).expect("two")
}

fn alone<S: Scalar>(neurons: S, fan_in: S) -> WeightedBrain<S> {
    weighted_brain(&[Population { neurons, fan_in }]).expect("one")
}

lawful! {
    over Scalar;

    neurons_of_a_brain_are_those_of_its_populations[two; 4 in TWO] = brain(two).neurons => "neuron",
        equal(two[0] + two[2]), homogeneous(&[1, 3], 0.0);
    synapses_of_a_brain_are_those_of_its_populations[two; 4 in TWO] = brain(two).synapses => "synapse",
        equal(alone(two[0], two[1]).synapses + alone(two[2], two[3]).synapses),
        homogeneous(&[0, 2], 1.0), homogeneous(&[1, 3], 1.0), at_least(brain(two).neurons);
    a_brain_has_at_least_a_parameter_per_synapse_and_per_neuron[two; 4 in TWO] =
        brain(two).parameters => "parameter",
        at_least(brain(two).synapses), at_least(brain(two).weights), at_least(brain(two).biases),
        equal(brain(two).weights + brain(two).biases),
        homogeneous(&[0, 2], 1.0), grows_with(1), grows_with(3);
    every_synapse_has_a_weight[two; 4 in TWO] = brain(two).weights => "parameter", equal(brain(two).synapses);
    every_neuron_has_a_bias[two; 4 in TWO] = brain(two).biases => "parameter", equal(brain(two).neurons);
    the_mean_fan_in_spreads_the_synapses_over_the_neurons[two; 4 in TWO] =
        brain(two).mean_fan_in => "synapse/neuron",
        equal(brain(two).synapses / brain(two).neurons);

    a_brain_that_spends_more_pays_more_for_an_event(power: "W", synapses: "synapse", rate: "1/s") =
        energy_of_synaptic_event(power, synapses, rate) => "J/event",
        power_law([1, -1, -1]), inverse(power; power * synapses * rate);
    a_flop_is_cheaper_on_the_thriftier_machine(efficiency: "GFLOP/s*W") =
        energy_of_flop(efficiency) => "J/FLOP",
        power_law([-1]), inverse(efficiency; energy_of_flop(efficiency));
    the_operations_of_a_joule_take_a_joule(efficiency: "GFLOP/s*W") =
        energy_of_flop(efficiency) * efficiency => "1", equal(S::from(1_u32));
}
