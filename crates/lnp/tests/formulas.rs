//! Every formula and its laws; of each, the unit and the same bits on numbers and on expressions, too.

use std::ops::Range;

use neuroscale_lnp::cost::*;
use neuroscale_lnp::{exponential_density, poisson_probability, time_steps, window};
use neuroscale_quantity::{Unit, lawful, laws, recipe};
use proptest::prelude::*;

lawful! {
    over Ring;

    taps_in_space_are_all_branches(branches: "branch/dendrite", dendrites: "dendrite/neuron") =
        spatial_taps(branches, dendrites) => "tap", power_law([1, 1]);
    a_dendritic_filter_has_every_branch_in_every_step(
        branches: "branch/dendrite", dendrites: "dendrite/neuron", steps: "step",
    ) = dendritic_taps(branches, dendrites, steps) => "tap",
        power_law([1, 1, 1]), equal(spatial_taps(branches, dendrites) * steps);
    inputs_are_sampled_in_every_step(inputs: "synapse/neuron", steps: "step") =
        input_samples(inputs, steps) => "1", power_law([1, 1]);
    outputs_are_sampled_in_every_step(outputs: "synapse/neuron", steps: "step") =
        output_samples(outputs, steps) => "1", power_law([1, 1]);
    longer_durations_have_more_steps(duration: "ms", rate: "1/s") =
        time_steps(duration, rate) => "step", power_law([1, 1]);

    a_second_holds_as_many_operations_as_updates(neurons: "neuron", rate: "1/s", multiply_adds: "MAC") =
        per_second(neurons, rate, multiply_adds) => "MAC/s", power_law([1, 1, 1]);
    every_multiply_add_is_so_many_operations(multiply_adds: "MAC/s", each: "FLOP/MAC") =
        flops(multiply_adds, each) => "FLOP/s", power_law([1, 1]);
    every_spike_is_an_operation_at_every_synapse(synapses: "synapse", rate: "spike/s") =
        simple_model(synapses, rate) => "operation/s", power_law([1, 1]);
}

lawful! {
    over Scalar;

    a_window_holds_the_steps_that_span_it(steps: "step", rate: "1/s") =
        window(steps, rate) => "s", power_law([1, -1]), inverse(steps; time_steps(steps, rate));

    no_number_of_events_is_more_than_certain(expected: "event" in 0.0..700.0) =
        poisson_probability(expected.counted_as(Unit::NONE), 3) => "1", at_most(S::from(1_u32));
    a_longer_wait_is_never_denser(rate: "event/s" in 0.01..100.0, wait: "s" in 0.0..100.0) =
        exponential_density(rate, wait) => "event/s", falls_with(wait), at_most(rate);
    a_density_grows_in_step_with_the_rate_when_waits_shrink(
        rate: "event/s", expected: "event" in 0.0..100.0,
    ) = exponential_density(rate, expected / rate) => "event/s", homogeneous(&[rate], 1.0);
    the_density_halves_with_every_half_life(rate: "event/s" in 0.01..100.0, wait: "s" in 0.0..5.0) = {
        let half_life = S::from(std::f64::consts::LN_2) / rate;
        exponential_density(rate, wait + half_life.counted_as(Unit::SECOND))
    } => "event/s", equal(exponential_density(rate, wait) / S::from(2_u32));
}

/// A cell by its numbers, in the order of [`CELL`].
fn cell<R: Copy>(
    [
        neurons,
        fan_in,
        fan_out,
        dendrites,
        branches,
        temporal_taps,
        soma_taps,
        update_rate,
        firing_rate,
    ]: [R; 9],
) -> CellType<R> {
    CellType {
        neurons,
        fan_in,
        fan_out,
        dendrites,
        branches,
        temporal_taps,
        soma_taps,
        update_rate,
        firing_rate,
    }
}

const CELL: [(&str, Range<f64>); 9] = [
    ("neuron", 1.0..1e11),
    ("synapse/neuron", 1.0..2e5),
    ("synapse/neuron", 1.0..1e4),
    ("dendrite/neuron", 1.0..2e3),
    ("branch/dendrite", 1.0..50.0),
    ("step", 1.0..20.0),
    ("step", 1.0..20.0),
    ("1/s", 1.0..1e3),
    ("spike/s", 0.01..1e3),
];

/// Cells with a single tap in space.
const POINT: [(&str, Range<f64>); 9] = {
    let [neurons, fan_in, fan_out, _, _, temporal_taps, soma_taps, update_rate, firing_rate] = CELL;
    let (dendrites, branches) = (("dendrite/neuron", 1.0..1.0), ("branch/dendrite", 1.0..1.0));
    [neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate]
};

const NEURONS: usize = 0;
const UPDATE_RATE: usize = 7;
const FIRING_RATE: usize = 8;

lawful! {
    over Ring;

    a_stage_has_the_size_of_its_filter[sizes; 9 in CELL] =
        stage_costs(&cell(sizes), Convention::Streaming, Output::Dense)[2].size => "tap",
        equal({
            let own = cell(sizes);
            dendritic_taps(own.branches, own.dendrites, own.temporal_taps)
        });
    an_event_reaches_every_output[sizes; 9 in CELL] =
        stage_costs(&cell(sizes), Convention::Streaming, Output::EventDriven)[7]
            .work.multiply_adds().expect("a spike that is passed on") => "MAC", equal(cell(sizes).fan_out);
    two_cell_types_cost_what_each_costs[sizes; 9 in CELL] =
        total_multiply_adds_per_second(&[cell(sizes); 2], Convention::Separable, Output::Dense)
            .expect("two") => "MAC/s",
        equal(S::from(2_u32) * multiply_adds_per_second(&cell(sizes), Convention::Separable, Output::Dense));
    separating_time_from_a_single_tap_in_space_only_adds_a_pass[sizes; 9 in POINT] =
        multiply_adds_per_update(&cell(sizes), Convention::Separable) => "MAC",
        equal({
            let passes = input_samples(cell(sizes).fan_in, cell(sizes).temporal_taps);
            multiply_adds_per_update(&cell(sizes), Convention::DirectOwnFilter) + passes
        });
    the_direct_convolution_costs_at_least_what_streaming_costs[sizes; 9 in CELL] =
        multiply_adds_per_update(&cell(sizes), Convention::DirectOwnFilter)
            + cell(sizes).fan_in.counted_as(Unit::MAC) => "MAC",
        at_least(multiply_adds_per_update(&cell(sizes), Convention::Streaming));
}

recipe!(over Ring: CostOfUpdate { convention: Convention }[sizes; 9] =
    multiply_adds_per_update(&cell(sizes), convention));
recipe!(over Ring: Cost { convention: Convention, output: Output }[sizes; 9] =
    multiply_adds_per_second(&cell(sizes), convention, output));
recipe!(over Ring: CostOfOutput { output: Output }[sizes; 9] =
    output_multiply_adds_per_second(&cell(sizes), output).expect("an output that is counted"));

fn convention() -> impl Strategy<Value = Convention> {
    prop::sample::select(Convention::ALL.as_slice())
}

fn output() -> impl Strategy<Value = Output> {
    prop::sample::select(Output::ALL.as_slice())
}

proptest! {
    #[test]
    fn an_update_is_counted_in_multiply_adds(sizes in laws::within(CELL), convention in convention()) {
        let cost = CostOfUpdate { convention };
        laws::has_unit(cost, Unit::MAC, &sizes)?;
        laws::agrees_with_numbers(cost, &sizes)?;
        laws::counts_exactly(cost, &sizes)?;
    }

    #[test]
    fn a_larger_cell_never_costs_less(
        sizes in laws::within(CELL), convention in convention(), output in output(),
    ) {
        let cost = Cost { convention, output };
        laws::has_unit(cost, Unit::MAC / Unit::SECOND, &sizes)?;
        laws::agrees_with_numbers(cost, &sizes)?;
        laws::counts_exactly(cost, &sizes)?;
        (0..sizes.len()).try_for_each(|size| laws::grows_with(cost, size, &sizes))?;
    }

    #[test]
    fn twice_the_neurons_or_twice_the_updates_and_spikes_cost_twice_as_much(
        sizes in laws::within(CELL), convention in convention(), output in output(),
    ) {
        let cost = Cost { convention, output };
        laws::homogeneous(cost, &[NEURONS], 1.0, &sizes)?;
        laws::homogeneous(cost, &[UPDATE_RATE, FIRING_RATE], 1.0, &sizes)?;
    }

    #[test]
    fn counting_the_output_never_makes_a_cell_cheaper(
        sizes in laws::within(CELL), convention in convention(), output in output(),
    ) {
        let without = Cost { convention, output: Output::Excluded };
        laws::at_least(Cost { convention, output }, without, &sizes)?;
    }

    #[test]
    fn an_output_costs_in_step_with_the_neurons(
        sizes in laws::within(CELL), output in prop::sample::select(&[Output::EventDriven, Output::Dense]),
    ) {
        let cost = CostOfOutput { output };
        laws::has_unit(cost, Unit::MAC / Unit::SECOND, &sizes)?;
        laws::agrees_with_numbers(cost, &sizes)?;
        laws::counts_exactly(cost, &sizes)?;
        laws::homogeneous(cost, &[NEURONS], 1.0, &sizes)?;
        laws::at_least(Cost { convention: Convention::Streaming, output }, cost, &sizes)?;
    }
}
