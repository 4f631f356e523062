//! Sample i of an input depends on seed, name and i alone.

#![allow(clippy::float_cmp)]

use std::collections::BTreeSet;

use neuroscale_uncertainty::{Distribution, Model, Sampling, Scale, Stream, Summary};
use rayon::prelude::*;

fn lognormal() -> Distribution {
    Distribution::lognormal_between(1.0, 10.0, 0.9).expect("an interval")
}

/// x + 2y·z, with z exact, and whatever further inputs stand behind.
fn model<'m>(further: &[&str]) -> Model<'m> {
    let named = [
        ("x", lognormal()),
        ("y", Distribution::pert(1.0, 2.0, 5.0).expect("an interval")),
        ("z", Distribution::exact(2.0).expect("finite")),
    ];
    let further = further.iter().map(|name| (*name, lognormal()));
    Model::new(named.into_iter().chain(further), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x[0][i] + x[1][i] * x[2][i];
        }
    })
    .expect("a model")
}

fn bits(model: &Model<'_>, sampling: Sampling, length: usize) -> Vec<u64> {
    let mut out = vec![0.0; length];
    model.fill(&sampling, 0, &mut out).expect("samples");
    out.into_iter().map(f64::to_bits).collect()
}

#[test]
fn one_two_and_seven_threads_give_the_same_bits() {
    let run = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let model = model(&[]);
            let samplings =
                [Sampling::random(50_001), Sampling::sobol(2048, 16), Sampling::random(4000).replicated(5)];
            samplings.map(|sampling| {
                let answer = model.answer(&sampling).expect("an answer");
                let summary = answer.summary().expect("samples");
                let moments = [summary.mean(), summary.variance()].map(f64::to_bits);
                let indices =
                    model.sensitivity(&sampling, Scale::Log10).map(|indices| format!("{indices:?}"));
                (moments, format!("{:?} {:?}", answer.interval(0.9), answer.mean()), indices)
            })
        })
    };
    let one = run(1);
    assert!(one == run(2) && one == run(7));
}

#[test]
fn parts_merged_in_any_order_are_the_whole() {
    let model = model(&[]);
    let sampling = Sampling::random(30_000).seeded(5);
    let whole = model.summarise(&sampling, 0, 0..30_000).expect("samples");
    let part = |range| model.summarise(&sampling, 0, range).expect("samples");
    let parts = [part(0..1), part(1..512), part(512..10_001), part(10_001..30_000)];
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]] {
        let merged = order.iter().fold(Summary::default(), |merged, part| merged.merge(&parts[*part]));
        assert!(merged == whole);
        assert_eq!(merged.variance().to_bits(), whole.variance().to_bits());
    }
}

#[test]
fn a_sample_does_not_depend_on_how_many_are_drawn() {
    for sampling in [Sampling::random(10), Sampling::sobol(16, 2)] {
        let model = model(&[]);
        let long = bits(&model, sampling, 20_000);
        assert_eq!(long[..777], bits(&model, sampling, 777)[..]);
        let mut tail = vec![0.0; 9999];
        model.fill(&sampling, 10_001, &mut tail).expect("samples");
        assert_eq!(long[10_001..], tail.into_iter().map(f64::to_bits).collect::<Vec<_>>()[..]);
    }
}

#[test]
fn a_further_input_moves_no_other() {
    let sampling = Sampling::random(2).seeded(11);
    assert_eq!(bits(&model(&[]), sampling, 5000), bits(&model(&["w", "v"]), sampling, 5000));
    let many: Vec<String> = (0..500).map(|input| format!("w{input}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(bits(&model(&[]), sampling, 5000), bits(&model(&many), sampling, 5000), "whatever the block");
}

#[test]
fn seed_zero_is_a_seed_like_any_other() {
    let model = model(&[]);
    for sampling in [Sampling::random(1000), Sampling::sobol(1024, 4)] {
        assert_eq!(bits(&model, sampling, 1000), bits(&model, sampling.seeded(0), 1000));
        assert_ne!(bits(&model, sampling, 1000), bits(&model, sampling.seeded(1), 1000));
    }
}

#[test]
fn no_sample_is_drawn_twice_by_any_worker_for_any_input() {
    let streams = ["a", "b", "anatomy/populations.csv#human-cortex-neurons"].map(|name| Stream::new(0, name));
    let draw = |index: u64| streams.map(|stream| stream.word(index));
    let drawn: Vec<u64> = (0..200_000).into_par_iter().flat_map_iter(draw).collect();
    let distinct: BTreeSet<u64> = drawn.iter().copied().collect();
    assert_eq!(distinct.len(), drawn.len());
}

/// Equal distributions of different names are different numbers: the trap of `const(1) == const(2)`.
#[test]
fn two_inputs_of_one_distribution_are_two_inputs() {
    let model = Model::new(["x", "y"].map(|name| (name, lognormal())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = libm::log(x[0][i] / x[1][i]);
        }
    })
    .expect("a model");
    let variance =
        model.answer(&Sampling::random(100_000)).expect("an answer").summary().expect("samples").variance();
    let sigma = libm::log(10.0) / (2.0 * 1.6448536269514727);
    assert!((variance / (2.0 * sigma * sigma) - 1.0).abs() < 0.03);
}

/// The bits of this crate's own functions, whatever instructions a build may use: the constant was found on
/// x86-64 with SSE2 alone.
#[test]
fn every_build_gives_these_bits() {
    let families = [
        Distribution::normal(1.0, 2.0),
        Distribution::lognormal(1.0, 2.0),
        Distribution::uniform(1.0, 2.0),
        Distribution::log_uniform(1.0, 2.0),
        Distribution::triangular(1.0, 2.0, 4.0),
        Distribution::poisson(3.0),
        Distribution::normal(0.0, 1.0).and_then(|normal| normal.truncated(1.0, 9.0)),
        Distribution::normal(0.0, 1.0).and_then(|normal| normal.truncated(9.0, 10.0)),
    ];
    let inputs = families
        .into_iter()
        .enumerate()
        .map(|(name, family)| (name.to_string(), family.expect("a distribution")));
    let model = Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x.iter().map(|column| column[i]).sum();
        }
    })
    .expect("a model");
    let mix = |hash: u64, bits: u64| (hash ^ bits).wrapping_mul(0x0000_0100_0000_01b3);
    let digest = |sampling| bits(&model, sampling, 100_000).into_iter().fold(0xcbf2_9ce4_8422_2325, mix);
    assert_eq!(
        [Sampling::random(2), Sampling::sobol(2, 2)].map(digest),
        [11848769748697185117, 5685134157900855622]
    );
}
