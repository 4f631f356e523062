//! What cannot be is refused in words that say what to change.

#![allow(clippy::float_cmp)]

use neuroscale_quantity::{Address, Graph, Quantity, Spread};
use neuroscale_uncertainty::{Distribution, DistributionError, Model, ModelError, Sampling, Scale};
use proptest::prelude::*;

fn refusal(result: Result<Distribution, DistributionError>) -> String {
    result.expect_err("refused").to_string()
}

#[test]
fn what_is_not_a_number_is_refused() {
    let finite = "give a finite number";
    assert_eq!(refusal(Distribution::exact(f64::NAN)), format!("the value is NaN; {finite}"));
    assert_eq!(refusal(Distribution::normal(f64::INFINITY, 1.0)), format!("the mean is inf; {finite}"));
    assert_eq!(refusal(Distribution::uniform(0.0, f64::NAN)), format!("the upper point is NaN; {finite}"));
    assert_eq!(refusal(Distribution::discrete(&[(f64::NAN, 1.0)])), format!("the outcome is NaN; {finite}"));
    let normal = Distribution::normal(0.0, 1.0).expect("a distribution");
    assert_eq!(refusal(normal.truncated(f64::NAN, 1.0)), format!("the lower end is NaN; {finite}"));
}

#[test]
fn what_has_lost_its_digits_is_refused() {
    assert_eq!(
        refusal(Distribution::lognormal_between(5e-324, 1.0, 0.9)),
        "the lower point is 5e-324, too small to keep its digits; choose a smaller unit"
    );
    assert_eq!(
        refusal(Distribution::uniform(-1.5e308, 1.5e308)),
        "the interval from -1.5e308 to 1.5e308 is too wide for double precision; choose a larger unit or coverage"
    );
}

#[test]
fn intervals_without_width_or_in_the_wrong_order_are_refused() {
    assert_eq!(
        refusal(Distribution::normal_between(3.0, 3.0, 0.9)),
        "the interval from 3 to 3 has no width; give an exact value instead"
    );
    assert_eq!(
        refusal(Distribution::lognormal_between(9.2e10, 8e10, 0.9)),
        "the interval from 92000000000 to 80000000000 runs backwards; exchange its ends"
    );
    assert_eq!(
        refusal(Distribution::triangular(0.0, 2.0, 1.0)),
        "the most probable value 2 lies outside of 0 to 1; move it between them"
    );
    assert_eq!(
        refusal(Distribution::normal(0.0, 0.0)),
        "the standard deviation is 0; give a number above zero, or an exact value where nothing is uncertain"
    );
    assert_eq!(
        refusal(Distribution::log_uniform(0.0, 1.0)),
        "a logarithmic spread starts at 0; give a lower point above zero, or choose a normal or uniform spread"
    );
}

#[test]
fn a_coverage_of_nothing_or_everything_is_refused() {
    for coverage in [0.0, 1.0, -0.5, 90.0, f64::NAN] {
        assert_eq!(
            refusal(Distribution::lognormal_between(1.0, 2.0, coverage)),
            format!("the coverage is {coverage}; give a probability above 0 and below 1, such as 0.9")
        );
    }
}

#[test]
fn weights_that_are_no_probabilities_are_refused() {
    assert_eq!(
        refusal(Distribution::discrete(&[(1.0, 0.5), (2.0, 0.4)])),
        "the weights sum to 0.9; divide each by that, so that they sum to 1"
    );
    let one = Distribution::exact(1.0).expect("finite");
    assert_eq!(
        refusal(Distribution::mixture(&[(one.clone(), 1.5), (one, -0.5)])),
        "weight 0 is 1.5; give a probability from 0 to 1"
    );
    assert_eq!(
        refusal(Distribution::mixture(&[])),
        "there is nothing to choose from; give at least one outcome"
    );
}

#[test]
fn a_truncation_that_leaves_nothing_is_refused() {
    let uniform = Distribution::uniform(0.0, 1.0).expect("an interval");
    assert_eq!(
        refusal(uniform.truncated(2.0, 3.0)),
        "nothing of the distribution lies between 2 and 3; widen the truncation, or look at the interval"
    );
    assert_eq!(
        refusal(uniform.truncated(0.7, 0.3)),
        "the interval from 0.7 to 0.3 runs backwards; exchange its ends"
    );
    let normal = Distribution::normal(0.0, 1.0).expect("a distribution");
    assert!(refusal(normal.truncated(50.0, 60.0)).starts_with("nothing of the distribution"));
}

#[test]
fn shapes_beyond_accuracy_are_refused() {
    assert_eq!(
        refusal(Distribution::beta(1e5, 2.0)),
        "the a is 100000; its functions are accurate from 0.01 to 10000: beyond, use a normal or lognormal"
    );
    assert!(refusal(Distribution::poisson(1e12)).starts_with("the rate is 1000000000000"));
    assert!(refusal(Distribution::student_t(0.0, 1.0, 1e-9)).starts_with("the degrees of freedom is"));
}

#[test]
fn a_bound_has_no_distribution() {
    let graph = Graph::new();
    let bound =
        Quantity::new(Address::new("mine", "x"), "x", 2.0, Spread::AtLeast, "1".parse().expect("a unit"));
    let formula = graph.formula(graph.input(&bound)).expect("a formula");
    let refused = Model::of(&formula).expect_err("a bound").to_string();
    assert_eq!(
        refused,
        "mine#x: a lower bound has no distribution; give an interval, or assume one for this input"
    );
}

fn sum(inputs: usize) -> Model<'static> {
    let uniform = Distribution::uniform(0.0, 1.0).expect("an interval");
    Model::new((0..inputs).map(|input| (format!("x{input}"), uniform.clone())), |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = x.iter().map(|column| column[i]).sum();
        }
    })
    .expect("a model")
}

#[test]
fn ten_thousand_inputs_are_sampled_at_random_and_refused_by_sobol_points() {
    let model = sum(10_000);
    assert_eq!(
        model.answer(&Sampling::default()).expect_err("too many").to_string(),
        "10000 uncertain numbers per sample exceed the 256 dimensions of the Sobol' points; use `Sampling::random`"
    );
    let answer = model.answer(&Sampling::random(1000)).expect("an answer");
    assert!((answer.median().value - 5000.0).abs() < 5.0);
    let refused =
        sum(129).sensitivity(&Sampling::default(), Scale::Linear).expect_err("too many").to_string();
    assert!(refused.starts_with("258 uncertain numbers per sample"), "{refused}");
}

#[test]
fn samplings_without_error_bars_are_refused() {
    let refused = |sampling| sum(2).answer(&sampling).expect_err("refused").to_string();
    let few = "give no error bars; take at least 2 of each, better 4096 in 16";
    assert_eq!(refused(Sampling::random(1)), format!("1 samples in 1 replicates {few}"));
    assert_eq!(refused(Sampling::sobol(1024, 1)), format!("1024 samples in 1 replicates {few}"));
    assert_eq!(
        refused(Sampling::sobol(1000, 16)),
        "1000 Sobol' points are not a power of two and would be uneven; take 1024"
    );
    let one_replicate =
        sum(2).sensitivity(&Sampling::random(1000), Scale::Linear).expect_err("refused").to_string();
    assert_eq!(one_replicate, format!("1000 samples in 1 replicates {few}"));
}

#[test]
fn two_inputs_of_one_name_are_refused() {
    let uniform = Distribution::uniform(0.0, 1.0).expect("an interval");
    let refused =
        Model::new([("x", uniform.clone()), ("x", uniform)], |_, _| {}).expect_err("one name").to_string();
    assert_eq!(refused, "two inputs are called `x` and would be sampled alike; give each a name of its own");
}

#[test]
fn results_that_are_not_numbers_are_refused() {
    let normal = Distribution::normal(0.0, 1.0).expect("a distribution");
    let model = Model::new([("x", normal.clone())], |x, out| {
        out.iter_mut().zip(x[0]).for_each(|(out, x)| *out = x.sqrt());
    })
    .expect("a model");
    let refused = model.answer(&Sampling::sobol(1024, 2)).expect_err("roots of negative numbers").to_string();
    assert_eq!(
        refused,
        "512 of 1024 results are not numbers; an input may reach zero or below where the formula takes a logarithm, root or \
         quotient: truncate it"
    );
    let identity = Model::new([("x", normal)], |x, out| out.copy_from_slice(x[0])).expect("a model");
    let refused =
        identity.sensitivity(&Sampling::default(), Scale::Log10).expect_err("negative results").to_string();
    assert!(
        refused.starts_with("log10 of the result -")
            && refused
                .ends_with("does not exist; use `Scale::Linear` for results that may be zero or negative")
    );
    let exact =
        Model::new([("x", Distribution::exact(1.0).expect("finite"))], |x, out| out.copy_from_slice(x[0]));
    let refused =
        exact.expect("a model").sensitivity(&Sampling::default(), Scale::Log10).expect_err("constant");
    assert_eq!(refused, ModelError::Constant);
}

/// Numbers that break things: any bits, and the usual suspects.
fn any_number() -> impl Strategy<Value = f64> {
    let suspects =
        [0.0, -0.0, 1.0, -1.0, 0.5, 5e-324, f64::MIN_POSITIVE, f64::MAX, f64::MIN, f64::INFINITY, f64::NAN];
    prop_oneof![
        any::<u64>().prop_map(f64::from_bits),
        proptest::sample::select(suspects.to_vec()),
        -10.0..10.0
    ]
}

fn any_distribution() -> impl Strategy<Value = Result<Distribution, DistributionError>> {
    let simple =
        (0..15, any_number(), any_number(), any_number()).prop_map(|(family, a, b, c)| match family {
            0 => Distribution::exact(a),
            1 => Distribution::normal(a, b),
            2 => Distribution::normal_between(a, b, c),
            3 => Distribution::lognormal(a, b),
            4 => Distribution::lognormal_between(a, b, c),
            5 => Distribution::uniform(a, b),
            6 => Distribution::uniform_between(a, b, c),
            7 => Distribution::log_uniform(a, b),
            8 => Distribution::log_uniform_between(a, b, c),
            9 => Distribution::triangular(a, b, c),
            10 => Distribution::pert(a, b, c),
            11 => Distribution::beta(a, b),
            12 => Distribution::poisson(a.min(1e5)),
            13 => Distribution::student_t(a, b, c),
            _ => Distribution::discrete(&[(a, c), (b, 1.0 - c)]),
        });
    simple.prop_recursive(2, 4, 2, |inner| {
        prop_oneof![
            (inner.clone(), any_number(), any_number())
                .prop_map(|(whole, low, high)| whole?.truncated(low, high)),
            (inner.clone(), inner, any_number())
                .prop_map(|(a, b, weight)| Distribution::mixture(&[(a?, weight), (b?, 1.0 - weight)])),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_distribution_panics_and_every_probability_is_one(
        family in any_distribution(), x in any_number(), p in any_number(),
    ) {
        if let Ok(family) = family {
            for probability in [family.cumulative(x), family.exceedance(x)] {
                let right = x.is_nan() || (0.0..=1.0).contains(&probability);
                prop_assert!(right, "{:?} at {}: {}", family, x, probability);
            }
            let quantile = family.quantile(p);
            prop_assert!(!(0.0..=1.0).contains(&p) || !quantile.is_nan(), "{:?} at {}", family, p);
            prop_assert!(x.is_nan() || family.density(x) >= 0.0, "{:?} at {}: {}", family, x, family.density(x));
        }
    }

    #[test]
    fn no_model_panics(
        families in proptest::collection::vec(any_distribution(), 0..4), samples in 0_u64..70, replicates in 0_u64..4,
    ) {
        let families = families.into_iter().filter_map(Result::ok).enumerate();
        let model = Model::new(families.map(|(name, family)| (name.to_string(), family)), |x, out| {
            for (i, out) in out.iter_mut().enumerate() {
                *out = x.iter().map(|column| column[i]).product();
            }
        }).expect("names of their own");
        let random = Sampling::random(samples).replicated(replicates);
        for sampling in [random, Sampling::sobol(samples.next_power_of_two(), replicates)] {
            if let Ok(answer) = model.answer(&sampling) {
                let _ = (answer.to_string(), answer.mean(), answer.exceedance(1.0));
                let _ = (answer.digits(), answer.samples_for(9));
            }
            let _ = (model.sensitivity(&sampling, Scale::Linear), model.sensitivity(&sampling, Scale::Log10));
        }
        let _ = model.tornado();
    }
}
