//! Random walks with drift: reference numbers, and what no history allows. What every model keeps stands in `models.rs`.
//!
//! Reference numbers were computed apart from this project with numpy and scipy from the same lists.

#![allow(clippy::float_cmp)]

use approx::assert_relative_eq;
use neuroscale_hpc::*;
use proptest::prelude::*;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const NEVER: f64 = f64::INFINITY;

fn observations(points: &[(f64, f64)]) -> Vec<Observation<f64>> {
    points.iter().map(|&(year, value)| Observation { year, value }).collect()
}

/// The last steps of a series up to an edition, one observation more than there are steps.
fn last_steps(
    series: Vec<(Edition, f64)>,
    origin: &str,
    steps: usize,
) -> Result<RandomWalk, Box<dyn std::error::Error>> {
    let origin: Edition = origin.parse()?;
    let until: Vec<_> = series.into_iter().filter(|(edition, _)| *edition <= origin).collect();
    let dated =
        |&(edition, performance): &(Edition, f64)| Observation { year: edition.date(), value: performance };
    Ok(RandomWalk::fit(&until[until.len() - steps - 1..].iter().map(dated).collect::<Vec<_>>())?)
}

fn hpcg() -> Result<Vec<(Edition, f64)>, Box<dyn std::error::Error>> {
    let heads = Hpcg::heads(&neuroscale_data::package()?)?;
    Ok(heads.iter().map(|head| (head.edition, head.performance.value())).collect())
}

fn top500_sum() -> Result<Vec<(Edition, f64)>, Box<dyn std::error::Error>> {
    let lists = Top500::read(&neuroscale_data::package()?)?;
    Ok(lists.iter().filter_map(|list| Some((list.edition, list.sum.as_ref()?.value()))).collect())
}

fn green500() -> Result<Vec<(Edition, f64)>, Box<dyn std::error::Error>> {
    let lists = Green500::read(&neuroscale_data::package()?)?;
    Ok(lists.iter().map(|list| (list.edition, list.head.value())).collect())
}

/// The reference's unit: decades in the place of doublings.
fn decades(doublings: f64) -> f64 {
    doublings * std::f64::consts::LOG10_2
}

/// By hand: doublings 1, 2, 0 in three years have the mean 1 and Σ(d − 1)² = 2, so K² = 1. One year ahead the
/// variance is 1 + 1/3.
#[test]
fn three_steps_have_the_drift_that_paper_and_pencil_find() -> Outcome {
    let walk = RandomWalk::fit(&observations(&[(0.0, 1.0), (1.0, 2.0), (2.0, 8.0), (3.0, 8.0)]))?;
    assert_eq!((walk.drift(), walk.volatility(), walk.freedom()), (1.0, 1.0, 2.0));
    assert_relative_eq!(walk.drift_error(), libm::sqrt(1.0 / 3.0), max_relative = 1e-15);
    let forecast = walk.forecast(4.0).ok_or("a later date")?;
    assert_eq!(forecast.location, 4.0);
    assert_relative_eq!(forecast.scale, libm::sqrt(4.0 / 3.0), max_relative = 1e-15);
    assert_eq!(walk.forecast(2.9), None);
    Ok(())
}

/// Reference numbers; Green500 leaves out six years, so that steps differ in length.
#[test]
fn drift_and_volatility_are_those_of_the_reference() -> Outcome {
    let cases = [
        (last_steps(hpcg()?, "2026-06", 10)?, 0.027679883324255174, 0.042443777689178154),
        (last_steps(hpcg()?, "2025-11", 20)?, 0.1477370777554393, 0.26676597035968574),
        (last_steps(top500_sum()?, "2026-06", 20)?, 0.15187479701856396, 0.06285423246912603),
        (last_steps(green500()?, "2025-11", 20)?, 0.10179431560457512, 0.09958338675825637),
    ];
    for (walk, drift, volatility) in cases {
        assert_relative_eq!(decades(walk.drift()), drift, max_relative = 1e-10);
        assert_relative_eq!(decades(walk.volatility()), volatility, max_relative = 1e-10);
    }
    Ok(())
}

/// Reference numbers: 5 %, 50 % and 95 % points as decimal logarithms, so many years after June 2026.
#[test]
fn forecasts_are_those_of_the_reference() -> Outcome {
    let cases = [
        (hpcg()?, 1.0, [16.019035225131745, 16.500428539848627, 16.98182185456551]),
        (hpcg()?, 10.0, [15.868942814062638, 17.921610804991467, 19.974278795920295]),
        (green500()?, 5.0, [10.920737900848408, 11.385309376467434, 11.84988085208646]),
        (top500_sum()?, 2.0, [19.40797948085778, 19.57635094955276, 19.744722418247743]),
    ];
    for (series, ahead, expected) in cases {
        let walk = last_steps(series, "2026-06", 20)?;
        let forecast = walk.forecast(walk.last().year + ahead).ok_or("a later date")?;
        for (probability, expected) in [0.05, 0.5, 0.95].into_iter().zip(expected) {
            let found = forecast.quantile(probability).map(libm::log10);
            assert_relative_eq!(found.unwrap_or(f64::NAN), expected, max_relative = 1e-10);
        }
    }
    Ok(())
}

/// Reference numbers: the first dates on which 1.075e21 is reached with 5, 25, 50, 75 and 95 %, and the probability
/// that it never is.
#[test]
fn crossings_are_those_of_the_reference() -> Outcome {
    let cases = [
        (
            last_steps(hpcg()?, "2020-11", 5)?,
            [2026.175335209536, 2030.5245483453598, 2036.6858230251764, 2059.3132917718035, NEVER],
            0.1321605642764814,
        ),
        (
            last_steps(hpcg()?, "2025-11", 5)?,
            [2134.319387001879, 2215.9375186059274, 2341.515380831838, 2947.232929652786, NEVER],
            0.16116987279966558,
        ),
        (
            last_steps(top500_sum()?, "2026-06", 20)?,
            [2035.153692575764, 2036.739502557836, 2038.0389717490739, 2039.609185107655, 2042.7140960736735],
            1.645890833190002e-07,
        ),
        // All twenty-four steps of HPCG, by bracketing the root of scipy's predictive distribution.
        (
            last_steps(hpcg()?, "2026-06", 24)?,
            [
                2042.5140456864406,
                2051.0331903406945,
                2062.0906397191957,
                2086.2579576431085,
                2556.446458960868,
            ],
            0.038001738376372,
        ),
    ];
    for (walk, expected, never) in cases {
        for (probability, expected) in [0.05, 0.25, 0.5, 0.75, 0.95].into_iter().zip(expected) {
            let found = walk.crossing_year(1.075e21, probability).ok_or("a probability")?;
            assert!(found == expected || (found - expected).abs() < 1e-6, "{found} is not {expected}");
        }
        assert_relative_eq!(walk.never(1.075e21), never, max_relative = 1e-8);
    }
    Ok(())
}

/// The table of `docs/model/growth.md`, by bracketing the root of scipy's predictive distribution.
#[test]
fn a_forecast_hangs_on_how_far_it_looks_back() -> Outcome {
    let cases = [
        (20, 2039.9, 2056.2, 2450.4, 0.0377),
        (10, 2100.1, 2195.9, NEVER, 0.0894),
        (5, 2062.3, 2114.0, NEVER, 0.1001),
    ];
    for (steps, low, median, high, never) in cases {
        let walk = last_steps(hpcg()?, "2026-06", steps)?;
        for (probability, expected) in [(0.05, low), (0.5, median), (0.95, high)] {
            let found = walk.crossing_year(1.075e21, probability).ok_or("a probability")?;
            assert!(found == expected || (found - expected).abs() < 0.05, "{found} is not {expected}");
        }
        assert_relative_eq!(walk.never(1.075e21), never, epsilon = 5e-5);
    }
    Ok(())
}

/// Reference: `head`, the five steps to November 2015, in which no machine passed the first.
#[test]
fn a_series_that_stands_still_never_gets_anywhere() -> Outcome {
    let walk = RandomWalk::fit(&observations(&[(2000.0, 3.0), (2000.5, 3.0), (2001.0, 3.0)]))?;
    for probability in [0.05, 0.5, 0.95] {
        assert_eq!(walk.crossing_year(6.0, probability), Some(NEVER));
    }
    assert_eq!(walk.never(6.0), 1.0);
    assert_eq!(walk.forecast(2010.0).and_then(|forecast| forecast.quantile(0.95)), Some(3.0));
    Ok(())
}

#[test]
fn perfect_growth_crosses_on_one_date_at_every_probability() -> Outcome {
    let yearly: Vec<_> = (0..11).map(|year| (2000.0 + f64::from(year), libm::exp2(year.into()))).collect();
    let walk = RandomWalk::fit(&observations(&yearly))?;
    for probability in [0.05, 0.5, 0.95] {
        let year = walk.crossing_year(libm::exp2(20.0), probability).ok_or("a probability")?;
        assert_relative_eq!(year, 2020.0, max_relative = 1e-12);
    }
    assert_eq!(walk.never(libm::exp2(20.0)), 0.0);
    Ok(())
}

#[test]
fn a_target_that_is_reached_has_the_date_of_the_last_observation() -> Outcome {
    let walk = RandomWalk::fit(&observations(&[(2000.0, 1.0), (2001.0, 4.0), (2002.0, 8.0)]))?;
    for target in [0.1, 1.0, 8.0] {
        assert_eq!(walk.crossing_year(target, 0.05), Some(2002.0));
        assert_eq!(walk.crossing_year(target, 0.95), Some(2002.0));
        assert_eq!(walk.never(target), 0.0);
    }
    Ok(())
}

/// It rises for a while with a probability of up to F(t), t the largest of (μ·τ − D)/(K·√(τ + τ²/T)) over τ: by hand
/// with T = 4, M = −8, D = 1 and K² = ((−1 + 2)² + (−3 + 2)² + (−5 + 2)² + (1 + 2)²)/3.
#[test]
fn a_series_that_shrinks_may_still_get_there_on_its_way_down() -> Outcome {
    let logarithms: [f64; 5] = [0.0, -1.0, -4.0, -9.0, -8.0];
    let points: Vec<_> = (0..).map(f64::from).zip(logarithms.map(libm::exp2)).collect();
    let walk = RandomWalk::fit(&observations(&points))?;
    let target = libm::exp2(-7.0);
    let best = (1..=20_000)
        .filter_map(|step| walk.forecast(4.0 + f64::from(step) * 1e-4))
        .map(|forecast| forecast.exceedance(target))
        .fold(0.0, f64::max);
    assert_relative_eq!(walk.volatility(), libm::sqrt(20.0 / 3.0), max_relative = 1e-14);
    assert_relative_eq!(1.0 - walk.never(target), best, max_relative = 1e-6);
    assert!(best > 0.05 && walk.crossing_year(target, 0.99 * best).is_some_and(f64::is_finite));
    assert_eq!(walk.crossing_year(target, 1.01 * best), Some(NEVER));
    Ok(())
}

#[test]
fn no_walk_has_the_probability_of_certainty() -> Outcome {
    let walk = RandomWalk::fit(&observations(&[(2000.0, 1.0), (2001.0, 4.0), (2002.0, 8.0)]))?;
    for probability in [0.0, 1.0, -0.5, 1.5, f64::NAN] {
        assert_eq!(walk.crossing_year(64.0, probability), None);
        assert_eq!(walk.growth_quantile(probability), None);
    }
    assert!(walk.crossing_with_growth(f64::NAN, 1.0).is_nan());
    assert!(walk.crossing_with_growth(64.0, f64::NAN).is_nan());
    assert_eq!(walk.crossing_with_growth(f64::INFINITY, 1.0), NEVER);
    Ok(())
}

#[test]
fn a_history_without_steps_is_refused_with_its_reason() {
    let reason = |points: &[(f64, f64)]| RandomWalk::fit(&observations(points)).map_err(|e| e.to_string());
    let refused = [
        (vec![], "0 observations were given; the fit needs 3 or more"),
        (vec![(2000.0, 1.0), (2001.0, 2.0)], "2 observations were given; the fit needs 3 or more"),
        (
            vec![(2001.5, 1.0), (2000.0, 1.0), (2002.0, 3.0), (2001.5, 2.0)],
            "observations 0 and 3 are both of 2001.5; keep one of them",
        ),
        (
            vec![(2000.0, 1.0), (2001.0, 2.0), (2002.0, 0.0)],
            "observation 2, of 2002, is 0; a logarithm needs a positive, finite number",
        ),
        (
            vec![(2000.0, 1.0), (f64::INFINITY, 2.0), (2002.0, 1.0)],
            "observation 1 has the date inf, which is no year",
        ),
    ];
    for (points, expected) in refused {
        assert_eq!(reason(&points), Err(expected.to_owned()));
    }
}

/// Independent random numbers: `SplitMix64`, made normal by the method of Box and Muller.
struct Normals(u64);

impl Normals {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
    }

    fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        radius * libm::cos(std::f64::consts::TAU * self.uniform())
    }

    /// A step of a walk with a drift of 0.5 and a volatility of 0.8.
    fn step(&mut self, years: f64) -> f64 {
        0.5 * years + 0.8 * libm::sqrt(years) * self.normal()
    }
}

/// Ten thousand walks with uneven steps: a nominal 90 % interval five years ahead holds 90 % of what came, within four
/// standard errors of that many trials.
#[test]
fn forecasts_hold_what_comes_as_often_as_they_say() -> Outcome {
    let (mut normals, mut held, trials) = (Normals(6), 0, 10_000);
    for _ in 0..trials {
        let (mut year, mut height, mut history) = (2000.0, 0.0, vec![(2000.0, 1.0)]);
        for years in [0.5, 0.5, 1.5, 0.5, 0.3, 2.0] {
            year += years;
            height += normals.step(years);
            history.push((year, libm::exp2(height)));
        }
        let forecast = RandomWalk::fit(&observations(&history))?.forecast(year + 5.0).ok_or("later")?;
        let came = libm::exp2(height + normals.step(5.0));
        let interval = forecast.interval(0.9).ok_or("a probability")?;
        held += i32::from((interval.low..=interval.high).contains(&came));
    }
    let (share, error) = (f64::from(held) / f64::from(trials), libm::sqrt(0.9 * 0.1 / f64::from(trials)));
    assert!((share - 0.9).abs() < 4.0 * error, "{share}");
    Ok(())
}

fn history() -> impl Strategy<Value = Vec<Observation<f64>>> {
    let steps = prop::collection::vec((0.25..3.0, -1.0..2.5), 3..30);
    steps.prop_map(|steps| {
        let next = |last: &mut (f64, f64), (years, doublings): (f64, f64)| {
            *last = (last.0 + years, last.1 + doublings);
            Some(Observation { year: last.0, value: libm::exp2(last.1) })
        };
        steps.into_iter().scan((2000.0, 0.0), next).collect()
    })
}

proptest! {
    #[test]
    fn more_growth_never_crosses_later_and_a_farther_target_never_earlier(
        history in history(), ahead in 0.0..40.0, farther in 0.0..10.0, growth in -2.0..3.0, more in 0.0..2.0,
    ) {
        let walk = RandomWalk::fit(&history)?;
        let target = walk.last().value * libm::exp2(ahead);
        let year = walk.crossing_with_growth(target, growth);
        let slack = 1e-9 * (year - 2000.0);
        prop_assert!(walk.crossing_with_growth(target, growth + more) <= year + slack);
        prop_assert!(walk.crossing_with_growth(target * libm::exp2(farther), growth) >= year - slack || year.is_infinite());
    }

    #[test]
    fn a_walk_does_not_depend_on_the_order_or_the_unit(history in history(), scale in 1e-6..1e6) {
        let walk = RandomWalk::fit(&history)?;
        let scaled = |o: &Observation<f64>| Observation { value: o.value * scale, ..*o };
        let other = RandomWalk::fit(&history.iter().rev().map(scaled).collect::<Vec<_>>())?;
        assert_relative_eq!(other.drift(), walk.drift(), epsilon = 1e-9);
        assert_relative_eq!(other.volatility(), walk.volatility(), epsilon = 1e-9);
        assert_relative_eq!(other.last().year, walk.last().year);
    }
}
