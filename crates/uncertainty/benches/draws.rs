//! How fast draws, answers and indices are: `cargo bench -p neuroscale-uncertainty`.
//!
//! Draws and kernels run on one core. Models run on pools of one and of two threads; the setting of peers is
//! 8192 × 3 for indices and a million samples for the time-to-botec model.

use std::f64::consts::PI;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use neuroscale_quantity::{Address, Formula, Graph, Quantity, Spread};
use neuroscale_uncertainty::{Distribution, Model, Sampling, Scale, Stream, Summary, exp, ln};

fn main() {
    divan::main();
}

/// A column that stays in the first-level cache.
const COLUMN: usize = 2048;

const FAMILIES: [&str; 12] = [
    "uniform",
    "normal",
    "lognormal",
    "log-uniform",
    "triangular",
    "PERT",
    "beta",
    "Student t",
    "Poisson",
    "discrete",
    "mixture",
    "truncated normal",
];

fn family(name: &str) -> Distribution {
    let normal = Distribution::normal(0.0, 1.0);
    let die: Vec<(f64, f64)> = (1..=6).map(|face| (f64::from(face), 1.0 / 6.0)).collect();
    let family = match name {
        "normal" => normal,
        "lognormal" => Distribution::lognormal_between(1.0, 10.0, 0.9),
        "log-uniform" => Distribution::log_uniform(1.0, 10.0),
        "triangular" => Distribution::triangular(1.0, 2.0, 5.0),
        "PERT" => Distribution::pert(1.0, 2.0, 5.0),
        "beta" => Distribution::beta(2.0, 3.0),
        "Student t" => Distribution::student_t(0.0, 1.0, 4.0),
        "Poisson" => Distribution::poisson(100.0),
        "discrete" => Distribution::discrete(&die),
        "mixture" => return time_to_botec(),
        "truncated normal" => normal.and_then(|normal| normal.truncated(-1.0, 2.0)),
        _ => Distribution::uniform(0.0, 1.0),
    };
    family.expect("good parameters")
}

fn time_to_botec() -> Distribution {
    let made = || {
        Distribution::mixture(&[
            (Distribution::exact(0.0)?, 0.6),
            (Distribution::exact(1.0)?, 0.2),
            (Distribution::lognormal_between(1.0, 3.0, 0.9)?, 0.1),
            (Distribution::lognormal_between(2.0, 10.0, 0.9)?, 0.1),
        ])
    };
    made().expect("good parameters")
}

#[divan::bench(args = FAMILIES)]
fn draws(bencher: Bencher<'_, '_>, name: &str) {
    let (family, stream) = (family(name), Stream::new(1, "bench"));
    let mut column = vec![0.0; COLUMN];
    let mut start = 0;
    bencher.counter(ItemsCount::new(COLUMN)).bench_local(|| {
        stream.fill(start, &mut column);
        family.transform(&mut column);
        start += COLUMN as u64;
        black_box(&mut column);
    });
}

#[divan::bench(args = ["exp", "ln", "summary"])]
fn kernels(bencher: Bencher<'_, '_>, name: &str) {
    let mut column = vec![0.0; COLUMN];
    Stream::new(1, "bench").fill(0, &mut column);
    let mut out = column.clone();
    let mut summary = Summary::default();
    bencher.counter(ItemsCount::new(COLUMN)).bench_local(|| {
        match name {
            "exp" => out.iter_mut().zip(&column).for_each(|(out, x)| *out = exp(*x)),
            "ln" => out.iter_mut().zip(&column).for_each(|(out, x)| *out = ln(*x)),
            _ => summary.add(&column),
        }
        black_box(&mut out);
    });
}

/// The core's limit: independent multiplications and additions that never leave the registers. A lognormal
/// draw takes 142 of them (1 for the uniform number, 30 for the logarithm, 71 for the two quotients and the
/// root, 2 to scale, 38 for the exponential), and the integer operations of Philox besides.
#[divan::bench]
fn arithmetic_limit(bencher: Bencher<'_, '_>) {
    const ROUNDS: usize = 1000;
    let mut numbers = [1.5; 48];
    bencher.counter(ItemsCount::new(2 * ROUNDS * numbers.len())).bench_local(|| {
        let mut running = black_box(numbers);
        for _ in 0..ROUNDS {
            for number in &mut running {
                *number = *number * 0.999 + 0.001;
            }
        }
        numbers = black_box(running);
    });
}

/// Runs on a pool of its own.
fn with_threads(bencher: Bencher<'_, '_>, threads: usize, items: usize, run: impl Fn() + Sync) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    bencher.counter(ItemsCount::new(items)).bench_local(|| pool.install(&run));
}

#[divan::bench(args = [1, 2])]
fn time_to_botec_of_a_million(bencher: Bencher<'_, '_>, threads: usize) {
    let model =
        Model::new([("botec", time_to_botec())], |x, out| out.copy_from_slice(x[0])).expect("a model");
    with_threads(bencher, threads, 1_000_000, || {
        black_box(model.answer(&Sampling::random(1_000_000)).expect("an answer").mean());
    });
}

/// A brain's operations per second: neurons × synapses per neuron × rate × operations per event, plus the
/// cost of the dendrites.
fn brain() -> Formula {
    let graph = Graph::new();
    let input = |key, low, high, unit: &str| {
        let spread = Spread::LogNormal { low, high };
        graph.input(&Quantity::new(
            Address::new("bench", key),
            key,
            low,
            spread,
            unit.parse().expect("a unit"),
        ))
    };
    let neurons = input("neurons", 8e10, 9.2e10, "neuron");
    let synapses = neurons * input("fan-in", 1e3, 1e4, "synapse/neuron");
    let events = synapses * input("rate", 0.1, 2.0, "event/synapse*s");
    let dendrites = neurons * input("dendrites", 1e3, 1e5, "FLOP/neuron*s");
    graph.formula(events * input("cost", 1.0, 100.0, "FLOP/event") + dendrites).expect("units that fit")
}

#[divan::bench(args = [1, 2])]
fn brain_of_a_million(bencher: Bencher<'_, '_>, threads: usize) {
    let formula = brain();
    let model = Model::of(&formula).expect("a model");
    with_threads(bencher, threads, 1_000_000, || {
        black_box(model.answer(&Sampling::random(1_000_000)).expect("an answer").interval(0.9));
    });
}

#[divan::bench(args = [1, 2])]
fn brain_by_default(bencher: Bencher<'_, '_>, threads: usize) {
    let formula = brain();
    let model = Model::of(&formula).expect("a model");
    with_threads(bencher, threads, 65536, || {
        black_box(model.answer(&Sampling::default()).expect("an answer").interval(0.9));
    });
}

/// Ishigami's function at 8192 points: two replicates are the least that give an error bar, sixteen give a
/// good one.
#[divan::bench(args = [(1, 2), (1, 16), (2, 2), (2, 16)])]
fn indices_of_8192_by_3(bencher: Bencher<'_, '_>, (threads, scrambles): (usize, u64)) {
    let angle = Distribution::uniform(-PI, PI).expect("an interval");
    let model = Model::new(["x1", "x2", "x3"].map(|name| (name, angle.clone())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            let (first, second, third) = (libm::sin(x[0][i]), libm::sin(x[1][i]), x[2][i] * x[2][i]);
            *out = first + 7.0 * second * second + 0.1 * third * third * first;
        }
    })
    .expect("a model");
    let evaluations = usize::try_from(8192 * 5 * scrambles).expect("few");
    with_threads(bencher, threads, evaluations, || {
        black_box(model.sensitivity(&Sampling::sobol(8192, scrambles), Scale::Linear).expect("indices"));
    });
}
