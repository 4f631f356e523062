//! Every formula, run on numbers and on expressions with units: both give the same bits, and the units fit.

use neuroscale_lnp::*;
use neuroscale_quantity::{Address, Expr, Graph, Quantity, Ring, Spread, Unit};
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
            fn $name(values in prop::array::uniform9(0.5..1e3)) {
                agree(&values, $units, $formula, $formula, $unit)?;
            }
        )*}
    };
}

fn cell<R>(
    [neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes]: [R; 9],
) -> CellType<R> {
    CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes }
}

const CELL: [&str; 9] = [
    "neuron",
    "synapse/neuron",
    "synapse/neuron",
    "dendrite/neuron",
    "branch/dendrite",
    "step",
    "step",
    "1/s",
    "spike/s",
];

formulas! {
    spatial: ["branch/dendrite", "dendrite/neuron"] => "tap", |[s, d]| spatial_filter(s, d);
    dendritic: ["branch/dendrite", "dendrite/neuron", "step"] => "tap", |[s, d, t]| dendrite_filter(s, d, t);
    soma: ["step"] => "tap", |[t]| soma_filter(t);
    inputs_in_time: ["synapse/neuron", "step"] => "1", |[i, t]| input_samples(i, t);
    outputs_in_time: ["synapse/neuron", "step"] => "1", |[o, t]| output_samples(o, t);
    steps_of_a_duration: ["ms", "1/s"] => "step", |[d, r]| time_steps(d, r);
    duration_of_steps: ["step", "1/s"] => "s", |[t, r]| window(t, r);
    streaming: CELL => "MAC", |c| multiply_adds_per_update(&cell(c), Convention::Streaming);
    separable: CELL => "MAC", |c| multiply_adds_per_update(&cell(c), Convention::Separable);
    direct: CELL => "MAC", |c| multiply_adds_per_update(&cell(c), Convention::DirectOwnFilter);
    without_output: CELL => "MAC/s", |c| multiply_adds(&cell(c), Convention::Streaming, Output::Excluded);
    with_events: CELL => "MAC/s", |c| multiply_adds(&cell(c), Convention::Streaming, Output::EventDriven);
    with_dense_output: CELL => "MAC/s", |c| multiply_adds(&cell(c), Convention::DirectOwnFilter, Output::Dense);
    dense_output_alone: CELL => "MAC/s", |c| output_multiply_adds(&cell(c), Output::Dense).unwrap_or(c[0]);
    of_two_types: CELL => "MAC/s", |c| {
        total_multiply_adds(&[cell(c), cell(c)], Convention::Separable, Output::Dense).unwrap_or(c[0])
    };
    stage_of_dendrites: CELL => "tap", |c| cascade(&cell(c), Convention::Streaming, Output::Dense)[2].size;
    stage_of_output: CELL => "MAC", |c| {
        cascade(&cell(c), Convention::Streaming, Output::EventDriven)[7].work.multiply_adds().unwrap_or(c[0])
    };
    operations_of_multiply_adds: ["MAC/s", "FLOP/MAC"] => "FLOP/s", |[m, f]| flops(m, f);
    shared_filter: CELL => "MAC/s", |c| shared_filter_multiply_adds(&cell(c), soma_filter(c[5]));
    lost_formula: CELL => "FLOP/s", |c| reconstructions(cell(c), cell(c), c[5])[1].flops;
    simple: ["synapse", "spike/s"] => "operation/s", |[s, r]| simple_model(s, r);
    poisson: ["event"] => "1", |[expected]| poisson_probability(expected.counted_as(Unit::NONE), 3);
    exponential: ["event/s", "s"] => "event/s", |[r, t]| exponential_density(r, t);
}
