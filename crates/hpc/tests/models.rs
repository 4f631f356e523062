//! What holds for every model of growth, and a second way to every crossing.

#![allow(clippy::float_cmp)]

use approx::assert_relative_eq;
use neuroscale_hpc::*;
use proptest::prelude::*;

fn history() -> impl Strategy<Value = Vec<Observation<f64>>> {
    let steps = prop::collection::vec((0.25..3.0, -1.0..2.5), 4..30);
    steps.prop_map(|steps| {
        let next = |last: &mut (f64, f64), (years, doublings): (f64, f64)| {
            *last = (last.0 + years, last.1 + doublings);
            Some(Observation { year: last.0, value: libm::exp2(last.1) })
        };
        steps.into_iter().scan((2000.0, 0.0), next).collect()
    })
}

fn ahead_of(model: &impl ForecastModel, doublings: f64) -> f64 {
    model.last().value * libm::exp2(doublings)
}

/// The first date with this probability by going forwards in small steps and bisecting the one that crosses.
fn searched(model: &impl ForecastModel, target: f64, probability: f64, years: f64) -> Option<f64> {
    let start = model.last().year;
    let short = |year: f64| model.forecast(year).is_some_and(|f| f.exceedance(target) < probability);
    let steps = 4000;
    let year = |step: i32| start + years * f64::from(step) / f64::from(steps);
    let crossed = (0..=steps).find(|step| !short(year(*step)))?;
    let (mut low, mut high) = (year((crossed - 1).max(0)), year(crossed));
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if short(middle) { low = middle } else { high = middle }
    }
    Some(high)
}

/// The laws that every model keeps; a new model is one more line below.
macro_rules! laws_of {
    ($module:ident, $model:ty) => {
        mod $module {
            use super::*;

            proptest! {
                #[test]
                fn a_crossing_is_where_the_forecast_exceeds_the_target_as_often(
                    history in history(), ahead in 1.0..40.0, probability in 0.02..0.98,
                ) {
                    let model = <$model>::fit(&history)?;
                    let target = ahead_of(&model, ahead);
                    let year = model.crossing_year(target, probability).unwrap();
                    match searched(&model, target, probability, 100.0) {
                        Some(found) => assert_relative_eq!(year, found, max_relative = 1e-6),
                        None => prop_assert!(year > model.last().year + 100.0 - 1e-6),
                    }
                }

                #[test]
                fn never_is_what_is_missing_to_certainty(
                    history in history(), ahead in 1.0..40.0, probability in 0.02..0.98,
                ) {
                    let model = <$model>::fit(&history)?;
                    let target = ahead_of(&model, ahead);
                    let reached = model.crossing_year(target, probability).unwrap().is_finite();
                    let margin = 1.0 - model.never(target) - probability;
                    prop_assert!(reached == (margin > 0.0) || margin.abs() < 1e-9, "{reached} {margin}");
                }

                #[test]
                fn a_farther_target_or_a_greater_probability_never_crosses_earlier(
                    history in history(), ahead in 0.0..40.0, farther in 0.0..10.0,
                    probability in 0.02..0.5, more in 0.0..0.48,
                ) {
                    let model = <$model>::fit(&history)?;
                    let year = |ahead, probability| {
                        model.crossing_year(ahead_of(&model, ahead), probability).unwrap()
                    };
                    let first = year(ahead, probability);
                    let slack = 1e-9 * (first - 1999.0);
                    prop_assert!(year(ahead + farther, probability) >= first - slack || first.is_infinite());
                    prop_assert!(year(ahead, probability + more) >= first - slack || first.is_infinite());
                    let never = |ahead| model.never(ahead_of(&model, ahead));
                    prop_assert!(never(ahead + farther) >= never(ahead) - 1e-12);
                }

                #[test]
                fn a_target_that_is_reached_is_crossed_at_once(
                    history in history(), behind in 0.0_f64..40.0, probability in 0.02..0.98,
                ) {
                    let model = <$model>::fit(&history)?;
                    let target = ahead_of(&model, -behind);
                    prop_assert_eq!(model.crossing_year(target, probability), Some(model.last().year));
                    prop_assert_eq!(model.never(target), 0.0);
                }

                #[test]
                fn a_forecast_widens_with_its_horizon(history in history(), ahead in 0.0..50.0, more in 0.0..50.0) {
                    let model = <$model>::fit(&history)?;
                    let scale = |ahead| model.forecast(model.last().year + ahead).unwrap().scale;
                    prop_assert!(scale(ahead + more) >= scale(ahead));
                    prop_assert_eq!(model.forecast(model.last().year - 0.01), None);
                }

                #[test]
                fn a_hindcast_ignores_what_came_later(history in history(), other in history()) {
                    let until = history[2].year;
                    let known = history.iter().copied().filter(|one| one.year <= until);
                    let later = other.iter().map(|one| Observation { year: one.year + 100.0, ..*one });
                    let rewritten: Vec<_> = known.clone().chain(later).collect();
                    let hindcast = <$model>::fit_until(&history, until)?;
                    prop_assert_eq!(<$model>::fit_until(&rewritten, until)?, hindcast);
                    prop_assert_eq!(<$model>::fit(&known.collect::<Vec<_>>())?, hindcast);
                }

                #[test]
                fn neither_order_nor_unit_matters(
                    history in history(), scale in 1e-6..1e6, ahead in 0.0..50.0, target in 1.0..40.0,
                ) {
                    let model = <$model>::fit(&history)?;
                    let scaled = |o: &Observation<f64>| Observation { value: o.value * scale, ..*o };
                    let other = <$model>::fit(&history.iter().rev().map(scaled).collect::<Vec<_>>())?;
                    let year = model.last().year + ahead;
                    let (one, two) = (model.forecast(year).unwrap(), other.forecast(year).unwrap());
                    assert_relative_eq!(two.location, one.location + libm::log2(scale), epsilon = 1e-6);
                    assert_relative_eq!(two.scale, one.scale, epsilon = 1e-6);
                    let years = |model: &$model| model.crossing_year(ahead_of(model, target), 0.3).unwrap();
                    let (one, two) = (years(&model), years(&other));
                    prop_assert!((one - two).abs() <= 1e-5 * (one - 1999.0) || one == two, "{one} {two}");
                }
            }

            #[test]
            fn what_is_no_probability_has_no_year() -> Result<(), FitError> {
                let points = [(2000.0, 1.0), (2001.0, 4.0), (2002.0, 8.0), (2003.0, 8.0)];
                let model = <$model>::fit(&points.map(|(year, value)| Observation { year, value }))?;
                for probability in [0.0, 1.0, -1.0, f64::NAN] {
                    assert_eq!(model.crossing_year(64.0, probability), None);
                }
                Ok(())
            }
        }
    };
}

laws_of!(line, ExponentialFit);
laws_of!(walk, RandomWalk);

/// Paper and pencil: through (0, 1), (1, 2), (2, 8), (3, 8) in doublings 0, 1, 3, 3 goes the line 1.75 + 1.1·x about the mean
/// date 1.5, with squares 0.1² + 0.2² + 0.7² + 0.4² = 0.7, so s² = 0.35. Half of the dates of 2¹¹ are at 1.5 + 9.25/1.1.
#[test]
fn a_line_crosses_in_the_middle_where_it_meets_the_target() -> Result<(), FitError> {
    let points = [(0.0, 1.0), (1.0, 2.0), (2.0, 8.0), (3.0, 8.0)];
    let line = ExponentialFit::fit(&points.map(|(year, value)| Observation { year, value }))?;
    let year = line.crossing_year(2048.0, 0.5).unwrap_or(f64::NAN);
    assert_relative_eq!(year, 1.5 + 9.25 / 1.1, max_relative = 1e-12);
    let forecast = line.forecast(5.5).expect("a later date");
    assert_relative_eq!(forecast.location, 1.75 + 1.1 * 4.0, max_relative = 1e-12);
    // s²·(1 + 1/4 + 4²/5)
    assert_relative_eq!(forecast.scale, libm::sqrt(0.35 * 4.45), max_relative = 1e-12);
    // Student's t with two degrees of freedom has F(t) = ½ + t / (2·√(2 + t²)), here at t = −1.1/√(0.35/5).
    let t = 1.1 / libm::sqrt(0.35 / 5.0);
    let growth_is_none = 0.5 - t / (2.0 * libm::sqrt(2.0 + t * t));
    assert_relative_eq!(line.never(1e30), growth_is_none, max_relative = 1e-9);
    Ok(())
}

#[test]
fn a_line_through_two_points_knows_no_spread() -> Result<(), FitError> {
    let line =
        ExponentialFit::fit(&[(0.0, 1.0), (1.0, 2.0)].map(|(year, value)| Observation { year, value }))?;
    assert_eq!((line.forecast(2.0), line.crossing_year(64.0, 0.5)), (None, None));
    assert!(line.never(64.0).is_nan());
    Ok(())
}

/// Points on a line leave no doubt; a flat one never rises.
#[test]
fn exact_growth_crosses_on_one_date() -> Result<(), FitError> {
    let fit = |growth: f64| {
        let points = [0.0, 1.0, 2.0, 3.0].map(|year| Observation { year, value: libm::exp2(growth * year) });
        ExponentialFit::fit(&points)
    };
    for probability in [0.01, 0.5, 0.99] {
        let year = fit(2.0)?.crossing_year(libm::exp2(20.0), probability).unwrap_or(f64::NAN);
        assert_relative_eq!(year, 10.0, max_relative = 1e-9);
        assert_eq!(fit(0.0)?.crossing_year(2.0, probability), Some(f64::INFINITY));
        assert_eq!(fit(-1.0)?.crossing_year(2.0, probability), Some(f64::INFINITY));
    }
    assert_eq!((fit(0.0)?.never(2.0), fit(-1.0)?.never(2.0)), (1.0, 1.0));
    Ok(())
}
