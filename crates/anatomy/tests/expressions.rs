//! Every formula, run on numbers and on expressions with units: both give the same bits, and the units fit.

use neuroscale_anatomy::*;
use neuroscale_quantity::{Address, Expr, Graph, Quantity, Spread};
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

fn region<R>(share: R, synapses_per_neuron: R) -> Region<R> {
    Region { share, synapses_per_neuron }
}

formulas! {
    share_of_neurons: ["neuron", "neuron"] => "1", |[part, all]| share(part, all);
    part_of_neurons: ["neuron", "percent"] => "neuron", |[all, s]| of_share(all, s);
    rest: ["1"] => "1", |[s]| remaining_share(s);
    whole_mass: ["g", "g", "kg"] => "kg", |parts| whole(&parts).unwrap_or(parts[0]);
    synapses_in_a_region: ["neuron", "1", "synapse/neuron"] => "synapse",
        |[n, s, each]| synapses_of_region(n, region(s, each));
    synapses_in_regions: ["neuron", "1", "synapse/neuron", "1", "synapse/neuron"] => "synapse",
        |[n, s, each, t, other]| synapses_of_regions(n, &[region(s, each), region(t, other)]).unwrap_or(n);
    inputs_of_a_neuron: ["axon/neuron", "synapse/axon"] => "synapse/neuron", |[a, s]| synaptic_inputs(a, s);
    dendrites_of_neurons: ["neuron", "dendrite/neuron"] => "dendrite", |[n, d]| dendrites(n, d);
    balance_of_synapses: ["synapse", "connection"] => "1", |[sent, received]| balance(sent, received);
    landauer: ["J/K", "K"] => "J/bit", |[k, t]| landauer_bound(k, t);
    power_of_events: ["J/event", "event/s"] => "W", |[e, r]| power(e, r);
    power_of_spikes: ["J/spike", "spike/s"] => "W", |[e, r]| power(e, r);
    events_of_neurons: ["neuron", "1/s"] => "event/s", |[n, r]| event_rate(n, r);
    energy_of_a_spike: ["molecule/spike", "J/molecule"] => "J/spike", |[m, e]| energy_of_molecules(m, e);
    energy_of_a_flop: ["W", "FLOP/s"] => "J/FLOP", |[p, r]| energy_of_each(p, r);
    operation_over_event: ["J/operation", "J/event"] => "1", |[one, other]| energy_ratio(one, other);
}
