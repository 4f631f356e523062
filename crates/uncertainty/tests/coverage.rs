//! An error bar is right if it holds the truth as often as it says: over 400 repetitions with fixed seeds,
//! nominal 95 % intervals cover it between 91 % and 98.5 % of the time (the band that a right interval leaves
//! once in some ten thousand tests).

#![allow(clippy::float_cmp)]

use neuroscale_uncertainty::{Distribution, Estimate, Mean, Model, Sampling, Scale};
use rayon::prelude::*;

const REPETITIONS: u64 = 400;

/// The share of repetitions whose interval covers the truth, for each of several estimates.
fn coverage<const N: usize>(truths: [f64; N], estimates: impl Fn(u64) -> [Estimate; N] + Sync) -> [f64; N] {
    let covered = |seed: u64| {
        let estimates = estimates(seed);
        std::array::from_fn(|which| u64::from(estimates[which].covers(truths[which])))
    };
    let add = |a: [u64; N], b: [u64; N]| std::array::from_fn(|which| a[which] + b[which]);
    let hits = (0..REPETITIONS).into_par_iter().map(covered).reduce(|| [0; N], add);
    hits.map(|hits| hits as f64 / REPETITIONS as f64)
}

fn assert_covered<const N: usize>(coverage: [f64; N]) {
    assert!(coverage.iter().all(|share| (0.91..=0.985).contains(share)), "{coverage:?}");
}

fn lognormals() -> Model<'static> {
    let inputs = [0.3, 0.6, 0.9]
        .map(|sigma| (format!("s{sigma}"), Distribution::lognormal(0.0, sigma).expect("a sigma")));
    Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x[0][i] * x[1][i] / x[2][i];
        }
    })
    .expect("a model")
}

fn product_distribution() -> Distribution {
    Distribution::lognormal(0.0, (0.3_f64 * 0.3 + 0.6 * 0.6 + 0.9 * 0.9).sqrt()).expect("a sigma")
}

const POINTS: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

#[test]
fn quantiles_of_random_samples_are_covered() {
    let (model, truth) = (lognormals(), product_distribution());
    assert_covered(coverage(POINTS.map(|p| truth.quantile(p)), |seed| {
        let answer = model.answer(&Sampling::random(4000).seeded(seed)).expect("an answer");
        POINTS.map(|p| answer.quantile(p))
    }));
}

#[test]
fn quantiles_of_scrambled_points_are_covered() {
    let (model, truth) = (lognormals(), product_distribution());
    assert_covered(coverage(POINTS.map(|p| truth.quantile(p)), |seed| {
        let answer = model.answer(&Sampling::sobol(1024, 16).seeded(seed)).expect("an answer");
        POINTS.map(|p| answer.quantile(p))
    }));
}

#[test]
fn means_and_probabilities_are_covered() {
    let truth = Distribution::lognormal(0.0, 0.5).expect("a sigma");
    let halves =
        ["x", "y"].map(|name| (name, Distribution::lognormal(0.0, 0.5 / 2.0_f64.sqrt()).expect("a sigma")));
    let model = Model::new(halves, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x[0][i] * x[1][i];
        }
    })
    .expect("a model");
    let (mean, above) = (truth.mean().expect("a closed form"), truth.exceedance(2.0));
    let truths = [mean, above, mean, above];
    assert_covered(coverage(truths, |seed| {
        let random = model.answer(&Sampling::random(20_000).seeded(seed)).expect("an answer");
        let scrambled = model.answer(&Sampling::sobol(2048, 16).seeded(seed)).expect("an answer");
        let mean = |mean| match mean {
            Mean::Converged(estimate) => estimate,
            other => panic!("{other:?}"),
        };
        [mean(random.mean()), random.exceedance(2.0), mean(scrambled.mean()), scrambled.exceedance(2.0)]
    }));
}

/// S and ST of the Ishigami function, a = 7, b = 0.1 (Saltelli et al. 2008, recomputed).
#[test]
fn indices_of_ishigami_are_covered() {
    let angle = Distribution::uniform(-std::f64::consts::PI, std::f64::consts::PI).expect("an interval");
    let model = Model::new(["x1", "x2", "x3"].map(|name| (name, angle.clone())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            let (first, second, third) = (libm::sin(x[0][i]), libm::sin(x[1][i]), x[2][i] * x[2][i]);
            *out = first + 7.0 * second * second + 0.1 * third * third * first;
        }
    })
    .expect("a model");
    let (first, joint) = ([0.313905191147811, 0.442411144790041, 0.0], 0.243683664062148);
    let total = [0.557588855209959, 0.442411144790041, joint];
    let truths = [first, first, total].concat().try_into().expect("nine");
    assert_covered::<9>(coverage(truths, |seed| {
        let indices =
            model.sensitivity(&Sampling::sobol(512, 16).seeded(seed), Scale::Linear).expect("indices");
        std::array::from_fn(|which| {
            let index = &indices[which % 3];
            [index.first, index.first_janon, index.total][which / 3]
        })
    }));
}

/// Six inputs, four of them with hardly a part in the variance: Sobol' (1993), a = (78, 12, 0.5, 2, 97, 33), by its
/// product formula. (With 512 or 1024 points the total index of x5, 0.0002, is covered 99 % of the time: a few unlucky
/// scrambles make its interval wider than it need be.)
#[test]
fn indices_of_the_g_function_are_covered() {
    const A: [f64; 6] = [78.0, 12.0, 0.5, 2.0, 97.0, 33.0];
    let unit = Distribution::uniform(0.0, 1.0).expect("an interval");
    let model = Model::new((1..=6).map(|input| (format!("x{input}"), unit.clone())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = A.iter().zip(x).map(|(a, x)| ((4.0 * x[i] - 2.0).abs() + a) / (1.0 + a)).product();
        }
    })
    .expect("a model");
    let first = [2.76065038e-4, 0.0101948042, 0.765743068, 0.191435767, 1.79396283e-4, 0.00149041687];
    let total = [3.29457686e-4, 0.0121432396, 0.795969769, 0.220313061, 2.14096613e-4, 0.00177825475];
    let truths = [first, first, total].concat().try_into().expect("eighteen");
    assert_covered::<18>(coverage(truths, |seed| {
        let sampling = Sampling::sobol(2048, 16).seeded(seed);
        let indices = model.sensitivity(&sampling, Scale::Linear).expect("indices");
        std::array::from_fn(|which| {
            let index = &indices[which % 6];
            [index.first, index.first_janon, index.total][which / 6]
        })
    }));
}

/// On the logarithmic scale, first-order and total indices are σᵢ²/σ².
#[test]
fn indices_of_a_product_are_covered() {
    let model = lognormals();
    let square = 0.3_f64 * 0.3 + 0.6 * 0.6 + 0.9 * 0.9;
    let truths = [0.3, 0.6, 0.9, 0.3, 0.6, 0.9].map(|sigma: f64| sigma * sigma / square);
    assert_covered(coverage(truths, |seed| {
        let indices = model
            .sensitivity(&Sampling::random(512).replicated(16).seeded(seed), Scale::Log10)
            .expect("indices");
        std::array::from_fn(|which| [indices[which % 3].first, indices[which % 3].total][which / 3])
    }));
}
