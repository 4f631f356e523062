//! Models whose answers are known exactly: every estimate stays within four of its standard errors.

#![allow(clippy::float_cmp)]

use neuroscale_quantity::{Address, Formula, Graph, Quantity, Spread};
use neuroscale_uncertainty::{Distribution, Estimate, Indices, Mean, Model, ModelError, Sampling, Scale};

/// Ishigami and Homma (1990) with a = 7, b = 0.1.
fn ishigami() -> Model<'static> {
    let angle = Distribution::uniform(-std::f64::consts::PI, std::f64::consts::PI).expect("an interval");
    Model::new(["x1", "x2", "x3"].map(|name| (name, angle.clone())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            let (first, second) = (libm::sin(x[0][i]), libm::sin(x[1][i]));
            *out = first + 7.0 * second * second + 0.1 * libm::pow(x[2][i], 4.0) * first;
        }
    })
    .expect("a model")
}

/// Sobol's G function, a = (78, 12, 0.5, 2, 97, 33).
fn g_function() -> Model<'static> {
    const A: [f64; 6] = [78.0, 12.0, 0.5, 2.0, 97.0, 33.0];
    let unit = Distribution::uniform(0.0, 1.0).expect("an interval");
    let inputs = (1..=6).map(|input| (format!("x{input}"), unit.clone()));
    Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = A.iter().zip(x).map(|(a, x)| ((4.0 * x[i] - 2.0).abs() + a) / (1.0 + a)).product();
        }
    })
    .expect("a model")
}

/// The product of three lognormals by their 90 % intervals: 8e10 to 9.2e10, 1e3 to 1e4, 1 to 10.
fn product() -> Formula {
    let graph = Graph::new();
    let input = |key, low, high| {
        let spread = Spread::LogNormal { low, high };
        let unit = "1".parse().expect("a unit");
        graph.input(&Quantity::new(Address::new("test", key), key, low, spread, unit))
    };
    graph
        .formula(input("a", 8e10, 9.2e10) * input("b", 1e3, 1e4) * input("c", 1.0, 10.0))
        .expect("plain numbers")
}

/// The mixture of the time-to-botec model: nothing, one, or one of two lognormals.
fn time_to_botec() -> Distribution {
    Distribution::mixture(&[
        (Distribution::exact(0.0).expect("finite"), 0.6),
        (Distribution::exact(1.0).expect("finite"), 0.2),
        (Distribution::lognormal_between(1.0, 3.0, 0.9).expect("an interval"), 0.1),
        (Distribution::lognormal_between(2.0, 10.0, 0.9).expect("an interval"), 0.1),
    ])
    .expect("weights that sum to one")
}

/// The half width of a 95 % t-interval of sixteen replicates is 2.13 standard errors; four of them are 1.88
/// half widths.
fn within_four_standard_errors(estimate: Estimate, truth: f64) -> bool {
    (estimate.value - truth).abs() <= 4.0 / 2.131 * estimate.reach() + 1e-12
}

fn check(indices: &[Indices], first: &[f64], total: &[f64]) {
    assert_eq!(indices.len(), first.len());
    for ((index, first), total) in indices.iter().zip(first).zip(total) {
        assert!(within_four_standard_errors(index.first, *first), "{index:?} against {first}");
        assert!(within_four_standard_errors(index.first_janon, *first), "{index:?} against {first}");
        assert!(within_four_standard_errors(index.total, *total), "{index:?} against {total}");
    }
}

/// Saltelli et al., "Global Sensitivity Analysis" (2008), recomputed.
#[test]
fn ishigami_has_its_indices() {
    let (first, joint) = ([0.313905191147811, 0.442411144790041, 0.0], 0.243683664062148);
    let total = [0.557588855209959, 0.442411144790041, joint];
    for sampling in [Sampling::sobol(8192, 16), Sampling::random(8192).replicated(16)] {
        let indices = ishigami().sensitivity(&sampling, Scale::Linear).expect("indices");
        check(&indices, &first, &total);
    }
    let indices = ishigami().sensitivity(&Sampling::sobol(8192, 16), Scale::Linear).expect("indices");
    assert!(indices.iter().all(|index| index.total.reach() < 0.005), "{indices:?}");
}

#[test]
fn ishigami_has_its_variance_and_refuses_a_logarithm() {
    let answer = ishigami().answer(&Sampling::sobol(65536, 2)).expect("an answer");
    let variance = answer.summary().expect("samples").variance();
    assert!((variance - 13.844587940719257).abs() < 0.01, "{variance}");
    let refused = ishigami().sensitivity(&Sampling::default(), Scale::Log10).expect_err("negative results");
    assert!(matches!(refused, ModelError::NotPositive { value } if value <= 0.0), "{refused}");
}

/// Sobol' (1993) by its product formula.
#[test]
fn the_g_function_has_its_indices() {
    let indices = g_function().sensitivity(&Sampling::sobol(8192, 16), Scale::Linear).expect("indices");
    let first = [2.76065038e-4, 0.0101948042, 0.765743068, 0.191435767, 1.79396283e-4, 0.00149041687];
    let total = [3.29457686e-4, 0.0121432396, 0.795969769, 0.220313061, 2.14096613e-4, 0.00177825475];
    check(&indices, &first, &total);
}

#[test]
fn the_g_function_has_its_variance() {
    let answer = g_function().answer(&Sampling::sobol(65536, 2)).expect("an answer");
    assert!((answer.summary().expect("samples").variance() - 0.193469786795925).abs() < 1e-4);
}

/// Closed forms; the mean of the mixture is exact.
#[test]
fn the_time_to_botec_model_has_its_mean() {
    const EXACT: f64 = 0.8872059869639738;
    let mixture = time_to_botec();
    assert!((mixture.mean().expect("a closed form") - EXACT).abs() < 1e-15);
    let model = Model::new([("botec", mixture)], |x, out| out.copy_from_slice(x[0])).expect("a model");
    let answer = model.answer(&Sampling::random(1_000_000)).expect("an answer");
    let Mean::Converged(mean) = answer.mean() else { panic!("{:?}", answer.mean()) };
    assert!((mean.value - EXACT).abs() < 4.0 * 0.0017366, "{mean:?}");
    assert!((mean.reach() / 1.96 - 0.0017366).abs() < 2e-5, "{mean:?}");
    assert_eq!(answer.median(), Estimate::exact(0.0));
    for threshold in [0.0, 1.0, 5.0] {
        let (estimate, truth) = (answer.exceedance(threshold), time_to_botec().exceedance(threshold));
        assert!(
            (estimate.value - truth).abs() < 2.0 * estimate.reach(),
            "{threshold}: {estimate:?} against {truth}"
        );
    }
    let scrambled = model.answer(&Sampling::sobol(16384, 16)).expect("an answer");
    let Mean::Converged(mean) = scrambled.mean() else { panic!("{:?}", scrambled.mean()) };
    assert!(within_four_standard_errors(mean, EXACT) && mean.reach() < 0.002, "{mean:?}");
}

#[test]
fn a_product_of_lognormals_is_answered_exactly() {
    let formula = product();
    let model = Model::of(&formula).expect("a model");
    let answer = model.answer(&Sampling::default()).expect("an answer");
    let close = |value: f64, expected: f64| (value / expected - 1.0).abs() < 1e-6;
    let [low, high] = answer.interval(0.9);
    assert!(close(answer.median().value, 8.579044e14) && answer.median().reach() == 0.0);
    assert!(close(low.value, 1.681439e14) && close(high.value, 4.377203e15));
    let Mean::Exact(mean) = answer.mean() else { panic!("{:?}", answer.mean()) };
    assert!(close(mean, 1.401510e15));
    assert_eq!((answer.digits(), answer.samples_for(12)), (15, None));
}

#[test]
fn the_same_product_sampled_agrees_with_its_closed_form() {
    let formula = product();
    let model = Model::of(&formula).expect("a model");
    let exact = model.closed_form().expect("lognormal");
    for sampling in [Sampling::sobol(8192, 16), Sampling::random(16384).replicated(16)] {
        let answer = model.sampled(&sampling).expect("an answer");
        for p in [0.05, 0.25, 0.5, 0.75, 0.95] {
            let (estimate, truth) = (answer.quantile(p), exact.quantile(p));
            assert!(within_four_standard_errors(estimate, truth), "{p}: {estimate:?} against {truth}");
        }
        for threshold in [1e13, 1e14, 1e15, 1e16] {
            let (estimate, truth) = (answer.exceedance(threshold), exact.exceedance(threshold));
            assert!(
                within_four_standard_errors(estimate, truth),
                "{threshold}: {estimate:?} against {truth}"
            );
        }
    }
}

#[test]
fn a_product_of_lognormals_shares_its_variance_by_the_squares_of_sigma() {
    let formula = product();
    let model = Model::of(&formula).expect("a model");
    let shares = [0.00184, 0.49908, 0.49908];
    let indices = model.sensitivity(&Sampling::sobol(8192, 16), Scale::Log10).expect("indices");
    for (index, share) in indices.iter().zip(shares) {
        assert!(
            (index.first.value - share).abs() < 1e-4 && (index.total.value - share).abs() < 1e-4,
            "{index:?}"
        );
    }
    let swings = model.tornado().expect("swings");
    assert_eq!(swings.last().expect("three").input, "test#a");
    assert!((swings[0].at_high / swings[0].at_low - 10.0).abs() < 1e-9);
}

/// On the linear scale a product of lognormals has Sᵢ = (e^σᵢ² − 1)/(e^σ² − 1), and in total e^(σ² − σᵢ²)
/// times that.
#[test]
fn a_product_of_lognormals_interacts_on_the_linear_scale() {
    let sigmas = [0.2, 0.4, 0.6];
    let inputs =
        sigmas.map(|sigma| (format!("s{sigma}"), Distribution::lognormal(0.0, sigma).expect("a sigma")));
    let model = Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x[0][i] * x[1][i] * x[2][i];
        }
    })
    .expect("a model");
    let grown = |square: f64| libm::expm1(square);
    let square: f64 = sigmas.iter().map(|sigma| sigma * sigma).sum();
    let first = sigmas.map(|sigma| grown(sigma * sigma) / grown(square));
    let total = sigmas.map(|sigma| libm::exp(square - sigma * sigma) * grown(sigma * sigma) / grown(square));
    check(&model.sensitivity(&Sampling::sobol(16384, 16), Scale::Linear).expect("indices"), &first, &total);
}

/// The relative standard error of the mean of n draws is √((e^σ² − 1)/n): at σ = 4 and a million draws 298 %,
/// whatever the sample itself believes.
#[test]
fn a_mean_that_samples_cannot_give_is_not_given() {
    let wide = Distribution::lognormal(0.0, 4.0).expect("a sigma");
    let model = Model::new([("wide", wide)], |x, out| out.copy_from_slice(x[0])).expect("a model");
    for seed in 0..5 {
        let answer = model.answer(&Sampling::random(1_000_000).seeded(seed)).expect("an answer");
        assert!(matches!(answer.mean(), Mean::NotConverged { .. }), "{:?}", answer.mean());
        assert!(answer.median().covers(1.0) || (answer.median().value - 1.0).abs() < 0.02);
    }
}

#[test]
fn more_samples_give_more_digits_and_the_verdict_says_how_many() {
    let uniform = Distribution::uniform(1.0, 2.0).expect("an interval");
    let model = Model::new([("x", uniform)], |x, out| out.copy_from_slice(x[0])).expect("a model");
    let few = model.answer(&Sampling::random(1000)).expect("an answer");
    let many = model.answer(&Sampling::random(1_000_000)).expect("an answer");
    assert_eq!((few.digits(), many.digits()), (2, 3));
    assert_eq!(few.samples_for(3), Some(100_000));
    assert_eq!(many.samples_for(3), None);
    assert!(model.answer(&Sampling::sobol(4096, 16)).expect("an answer").digits() >= 4, "for fewer samples");
}
