//! What holds for every fit to a series, and for the editions that a list is named by.

use approx::assert_relative_eq;
use neuroscale_hpc::*;
use proptest::prelude::*;

fn year() -> impl Strategy<Value = f64> {
    1950.0..2100.0
}

fn performance() -> impl Strategy<Value = f64> {
    (3.0..24.0).prop_map(|exponent: f64| libm::pow(10.0, exponent))
}

fn observation() -> impl Strategy<Value = Observation<f64>> {
    (year(), performance()).prop_map(|(year, value)| Observation { year, value })
}

fn series() -> impl Strategy<Value = Vec<Observation<f64>>> {
    let steps = prop::collection::vec((0.5..3.0, -0.5..3.0), 3..30);
    (observation(), steps).prop_map(|(first, steps)| {
        let next = |last: &mut Observation<f64>, (years, doublings): (f64, f64)| {
            last.year += years;
            last.value *= libm::exp2(doublings);
            Some(*last)
        };
        steps.into_iter().scan(first, next).collect()
    })
}

proptest! {
    #[test]
    fn a_fit_to_exact_growth_finds_its_doubling_time(
        start in observation(), doubling in 0.5..10.0, years in prop::collection::vec(0.0..40.0, 3..30),
    ) {
        let on_the_line = |years: f64| Observation {
            year: start.year + years,
            value: performance_at(start, doubling, start.year + years),
        };
        let series: Vec<_> = years.into_iter().chain([0.0, 40.0]).map(on_the_line).collect();
        let fit = ExponentialFit::fit(&series)?;
        assert_relative_eq!(fit.doubling_time(), doubling, max_relative = 1e-9);
        assert_relative_eq!(fit.performance_at(start.year), start.value, max_relative = 1e-8);
        prop_assert!(fit.r_squared() > 1.0 - 1e-9);
    }

    #[test]
    fn a_fit_does_not_depend_on_the_order_or_the_unit(series in series(), scale in 1e-6..1e6) {
        let fit = ExponentialFit::fit(&series)?;
        let scaled = |o: &Observation<f64>| Observation { value: o.value * scale, ..*o };
        let other = ExponentialFit::fit(&series.iter().rev().map(scaled).collect::<Vec<_>>())?;
        assert_relative_eq!(other.slope(), fit.slope(), epsilon = 1e-9);
        assert_relative_eq!(other.intercept(), fit.intercept() + libm::log2(scale), epsilon = 1e-6);
        assert_relative_eq!(other.r_squared(), fit.r_squared(), epsilon = 1e-9);
    }

    #[test]
    fn no_other_line_leaves_smaller_squares(series in series(), tilt in -0.5..0.5, lift in -2.0..2.0) {
        let fit = ExponentialFit::fit(&series)?;
        let squares = |slope: f64, intercept: f64| -> f64 {
            let residual = |o: &Observation<f64>| libm::log2(o.value) - intercept - slope * o.year;
            series.iter().map(residual).map(|r| r * r).sum()
        };
        let best = squares(fit.slope(), fit.intercept());
        prop_assert!(best <= squares(fit.slope() + tilt, fit.intercept() + lift) * (1.0 + 1e-9) + 1e-9);
    }

    #[test]
    fn the_interval_holds_the_forecast_and_widens_with_probability_and_distance(
        series in series(), ahead in 0.0..30.0, probability in 0.1..0.9,
    ) {
        let year = series.last().map_or(f64::NAN, |last| last.year + ahead);
        let fit = ExponentialFit::fit(&series)?;
        let (Some(narrow), Some(wide)) = (fit.prediction(year, probability), fit.prediction(year, probability + 0.05))
        else { return Err(TestCaseError::fail("three points have an interval")) };
        prop_assert!(narrow.low <= narrow.middle && narrow.middle <= narrow.high);
        prop_assert!(wide.low <= narrow.low && wide.high >= narrow.high);
        let width = |year| fit.prediction(year, probability).map(|p| libm::log2(p.high) - libm::log2(p.low));
        prop_assert!(width(year + 10.0) >= width(year));
    }

    #[test]
    fn editions_are_written_as_they_are_read(year in 1000_u16..10_000, month in 1_u8..13) {
        let text = format!("{year}-{month:02}");
        let edition: Edition = text.parse()?;
        prop_assert_eq!(edition.to_string(), text);
        prop_assert!(edition.date() > f64::from(year) && edition.date() < f64::from(year) + 1.0);
    }
}
