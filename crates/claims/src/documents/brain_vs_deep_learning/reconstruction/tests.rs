use std::ops::Range;

use neuroscale_lnp::cost::multiply_adds_per_second;
use neuroscale_quantity::{Count, lawful};

use super::*;

/// The post's cells, exactly.
fn of_the_post() -> CerebellarCells<Count> {
    let count = |number: u64| Count::new(number.into());
    let granule = CellType {
        neurons: count(50_000_000_000),
        fan_in: count(15),
        fan_out: count(100),
        dendrites: count(4),
        branches: count(3),
        temporal_taps: count(5),
        soma_taps: count(5),
        update_rate: count(200),
        firing_rate: count(200),
    };
    let purkinje = CellType {
        neurons: count(100_000_000),
        fan_in: count(100_000),
        fan_out: count(1000),
        dendrites: count(1000),
        branches: count(10),
        ..granule
    };
    CerebellarCells { granule, purkinje }
}

/// The post states 1.075e21; its own formula is lost.
#[test]
fn only_the_senseless_reconstruction_meets_the_stated_number() {
    let flops = reconstructions(&of_the_post(), Count::from(2)).map(|guess| guess.flops.get());
    assert_eq!(flops[0], Some(1_000_090_100_200_000_000_000));
    assert_eq!(flops[1], Some(1_100_840_100_200_000_000_000));
    assert_eq!(flops[2], Some(1_075_000_000_000_000_000_000));
}

/// A cell by its numbers, in the order of [`CELL`].
fn cell<R: Copy>([neurons, fan_in, dendrites, branches, taps, rate]: [R; 6]) -> CellType<R> {
    CellType {
        neurons,
        fan_in,
        fan_out: fan_in,
        dendrites,
        branches,
        temporal_taps: taps,
        soma_taps: taps,
        update_rate: rate,
        firing_rate: rate,
    }
}

fn twice<R: Copy>(cell: CellType<R>) -> CerebellarCells<R> {
    CerebellarCells { granule: cell, purkinje: cell }
}

const CELL: [(&str, Range<f64>); 6] = [
    ("neuron", 1.0..1e11),
    ("synapse/neuron", 1.0..2e5),
    ("dendrite/neuron", 1.0..2e3),
    ("branch/dendrite", 1.0..50.0),
    ("step", 1.0..20.0),
    ("1/s", 1.0..1e3),
];

fn own_filter<R: Ring>(cell: &CellType<R>) -> R {
    dendritic_taps(cell.branches, cell.dendrites, cell.temporal_taps)
}

fn cost_of_soma<R: Ring>(cell: &CellType<R>) -> R {
    per_second(cell.neurons, cell.update_rate, cell.soma_taps)
}

lawful! {
    over Ring;

    sharing_the_own_filter_leaves_out_only_the_soma[sizes; 6 in CELL] =
        shared_filter_multiply_adds(&cell(sizes), own_filter(&cell(sizes)))
            + cost_of_soma(&cell(sizes)) => "MAC/s",
        equal(multiply_adds_per_second(&cell(sizes), Convention::DirectOwnFilter, Output::Excluded));
    a_shared_filter_costs_in_step_with_its_taps[sizes; 6 in CELL] =
        shared_filter_multiply_adds(&cell(sizes), own_filter(&cell(sizes))) => "MAC/s",
        power_law([1, 1, 1, 1, 2, 1]);
    a_dense_output_only_adds[sizes; 6 in CELL] =
        reconstructions(&twice(cell(sizes)), cell(sizes).temporal_taps)[1].flops => "FLOP/s",
        at_least(reconstructions(&twice(cell(sizes)), cell(sizes).temporal_taps)[0].flops);
}
