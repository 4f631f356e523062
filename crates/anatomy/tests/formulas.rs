//! Every formula and its laws; of each, the unit and the same bits on numbers and on expressions, too.

use neuroscale_anatomy::*;
use neuroscale_quantity::lawful;

fn region<R>(share: R, synapses_per_neuron: R) -> Region<R> {
    Region { share, synapses_per_neuron }
}

lawful! {
    over Ring;

    a_part_grows_in_step_with_its_whole(all: "neuron", share: "percent" in 0.01..100.0) =
        of_share(all, share) => "neuron", power_law([1, 1]);
    a_share_and_the_remaining_share_are_the_whole(share: "1" in 0.0..1.0) =
        share + remaining_share(share) => "1", equal(S::from(1_u32));
    the_remaining_share_falls_as_the_share_grows(share: "1" in 0.01..1.0) =
        remaining_share(share) => "1", falls_with(share), inverse(share; remaining_share(share));
    the_whole_is_at_least_any_part(one: "g", other: "g", third: "kg") =
        whole(&[one, other, third]).expect("three") => "kg",
        at_least(one), at_least(other), at_least(third), homogeneous(&[one, other, third], 1.0),
        equal(one + other + third);
    the_whole_of_one_part_is_the_part(part: "neuron") = whole(&[part]).expect("one") => "neuron", equal(part);

    synapses_of_a_region_grow_in_step_with_all_it_has(neurons: "neuron", share: "1", each: "synapse/neuron") =
        synapses_of_region(neurons, region(share, each)) => "synapse", power_law([1, 1, 1]);
    regions_together_have_at_least_the_synapses_of_one(
        neurons: "neuron", share: "1" in 0.01..1.0, each: "synapse/neuron" in 1.0..1e5,
        other: "1" in 0.01..1.0, each_of_other: "synapse/neuron" in 1.0..1e5,
    ) = synapses_of_regions(neurons, &[region(share, each), region(other, each_of_other)]).expect("two")
            => "synapse",
        homogeneous(&[neurons], 1.0), rises_with(&[share, each, other, each_of_other]),
        at_least(synapses_of_region(neurons, region(share, each))),
        at_least(synapses_of_region(neurons, region(other, each_of_other)));

    inputs_grow_in_step_with_axons_and_their_synapses(axons: "axon/neuron", each: "synapse/axon") =
        synaptic_inputs(axons, each) => "synapse/neuron", power_law([1, 1]);
    dendrites_grow_in_step_with_neurons(neurons: "neuron", each: "dendrite/neuron") =
        dendrites(neurons, each) => "dendrite", power_law([1, 1]);

    power_grows_in_step_with_events(energy: "J/event", rate: "event/s") =
        power(energy, rate) => "W", power_law([1, 1]), inverse(energy; energy_of_each(energy, rate));
    power_grows_in_step_with_spikes(energy: "J/spike", rate: "spike/s") =
        power(energy, rate) => "W", power_law([1, 1]);
    events_grow_in_step_with_neurons_and_their_rate(neurons: "neuron", rate: "1/s") =
        event_rate(neurons, rate) => "event/s", power_law([1, 1]);
    a_spike_costs_what_its_molecules_hold(molecules: "molecule/spike", each: "J/molecule") =
        energy_of_molecules(molecules, each) => "J/spike", power_law([1, 1]);
}

lawful! {
    over Scalar;

    a_part_comes_back_from_its_share(part: "neuron", all: "neuron") =
        share(part, all) => "1", power_law([1, -1]), inverse(part; of_share(all, part));
    no_part_is_more_than_its_whole(part: "neuron", rest: "neuron" in 0.0..1e6) =
        share(part, part + rest) => "1", at_most(S::from(1_u32)), falls_with(rest);
    equal_regions_are_one(neurons: "neuron", share: "1" in 0.01..0.99, each: "synapse/neuron") = {
        let regions = [share, remaining_share(share)].map(|share| region(share, each));
        synapses_of_regions(neurons, &regions).expect("two")
    } => "synapse", equal(synapses_of_region(neurons, region(S::from(1_u32), each)));

    counts_that_agree_balance(sent: "synapse") = balance(sent, sent) => "1", equal(S::from(1_u32));
    a_balance_inverts_when_its_sides_swap(sent: "synapse", received: "connection") =
        balance(sent, received) => "1", power_law([1, -1]), equal(S::from(1_u32) / balance(received, sent));
    a_ratio_of_energies_inverts_when_its_sides_swap(one: "J/operation", other: "J/event") =
        energy_ratio(one, other) => "1", power_law([1, -1]), equal(S::from(1_u32) / energy_ratio(other, one));

    the_energy_of_each_grows_in_step_with_the_power(power: "W", rate: "FLOP/s") =
        energy_of_each(power, rate) => "J/FLOP", power_law([1, -1]);
    landauers_bound_grows_in_step_with_the_temperature(boltzmann: "J/K", temperature: "K") =
        landauer_bound(boltzmann, temperature) => "J/bit", power_law([1, 1]);
}
