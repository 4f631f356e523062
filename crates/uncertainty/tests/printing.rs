//! An answer is written to the digits that hold, on the scale of its interval.

use neuroscale_uncertainty::{Distribution, Model, Sampling};

fn written(inputs: &[Distribution], of: fn(&[f64]) -> f64, sampling: Sampling) -> String {
    let inputs = inputs.iter().enumerate().map(|(name, input)| (name.to_string(), input.clone()));
    let model = Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = of(&x.iter().map(|column| column[i]).collect::<Vec<_>>());
        }
    });
    model.and_then(|model| model.answer(&sampling)).expect("an answer").to_string()
}

fn itself(input: Result<Distribution, neuroscale_uncertainty::DistributionError>) -> String {
    written(&[input.expect("a distribution")], |x| x[0], Sampling::sobol(65536, 16))
}

/// The difference of two equal uniforms of width w has a triangular distribution: its 95 % point is w·(1 − √0.1), for w = 2
/// that is 1.3675.
#[test]
fn a_difference_around_zero_has_the_digits_of_its_interval() {
    let difference = |width: f64| {
        let uniform = Distribution::uniform(0.0, width).expect("an interval");
        written(&[uniform.clone(), uniform], |x| x[0] - x[1], Sampling::sobol(65536, 16))
    };
    assert_eq!(difference(2.0), "0.00 (90 %: -1.37 to 1.37)");
    assert_eq!(difference(2e5), "0 (90 %: -137000 to 137000)");
    assert_eq!(difference(2e15), "0 (90 %: -1.37e15 to 1.37e15)");
    assert_eq!(difference(2e-3), "0.00000 (90 %: -0.00137 to 0.00137)");
    assert_eq!(difference(2e-9), "0 (90 %: -1.37e-9 to 1.37e-9)");
}

/// 2046 ± 1.644854·10 is 2029.55 to 2062.45.
#[test]
fn a_narrow_interval_shows_where_it_ends() {
    assert_eq!(itself(Distribution::normal(2046.0, 10.0)), "2046 (90 %: 2030 to 2062)");
    assert_eq!(itself(Distribution::normal(-2046.0, 10.0)), "-2046 (90 %: -2062 to -2030)");
    assert_eq!(itself(Distribution::normal(2046.0, 0.1)), "2046 (90 %: 2045.84 to 2046.16)");
    assert_eq!(itself(Distribution::normal(1e9, 1e4)), "1e9 (90 %: 9.99984e8 to 1.000016e9)");
    assert_eq!(itself(Distribution::exact(2046.25)), "2046.25 (90 %: 2046.25 to 2046.25)");
}

/// exp(±1.644854·σ) for σ = 3 is 0.00719 and 139.
#[test]
fn numbers_of_one_sign_keep_three_digits_each() {
    assert_eq!(itself(Distribution::lognormal(0.0, 3.0)), "1 (90 %: 0.00719 to 139)");
}

/// Of a thousand random numbers between 1 and 2, the median is known to ±0.03: two digits at most.
#[test]
fn digits_that_more_samples_would_change_are_not_written() {
    let uniform = Distribution::uniform(1.0, 2.0).expect("an interval");
    let few = written(&[uniform], |x| x[0] * 1.0, Sampling::random(1000));
    assert!(few.len() <= "1.5 (90 %: 1.1 to 1.9)".len(), "{few}");
}
