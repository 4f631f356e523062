//! Fits, dates and conversions whose results stand in textbooks or can be worked out by hand.

use approx::assert_relative_eq;
use neuroscale_hpc::*;

fn observations(points: &[(f64, f64)]) -> Vec<Observation<f64>> {
    points.iter().map(|&(year, value)| Observation { year, value }).collect()
}

/// By hand: logarithms 0, 1, 3 at 0, 1, 2 have slope 3/2, intercept −1/6, residuals 1/6, −1/3, 1/6.
#[test]
fn three_points_have_the_line_that_paper_and_pencil_find() -> Result<(), FitError> {
    let fit = ExponentialFit::fit(&observations(&[(0.0, 1.0), (1.0, 2.0), (2.0, 8.0)]))?;
    assert_relative_eq!(fit.slope(), 1.5, max_relative = 1e-14);
    assert_relative_eq!(fit.intercept(), -1.0 / 6.0, max_relative = 1e-13);
    assert_relative_eq!(fit.doubling_time(), 2.0 / 3.0, max_relative = 1e-14);
    assert_relative_eq!(fit.residual_sd().unwrap_or(f64::NAN), libm::sqrt(1.0 / 6.0), max_relative = 1e-13);
    assert_relative_eq!(fit.r_squared(), 27.0 / 28.0, max_relative = 1e-13);
    Ok(())
}

/// By hand, with the residuals 1/6, −1/3, 1/6: Σe² = 1/6, Σeᵢ·eᵢ₊₁ = −1/9, Σ(eᵢ₊₁ − eᵢ)² = 1/2, whatever the order in
/// which they are given; the slope's standard error is √(1/6 / 2).
#[test]
fn residuals_that_change_sides_are_unlike_their_neighbours() -> Result<(), FitError> {
    let fit = ExponentialFit::fit(&observations(&[(2.0, 8.0), (0.0, 1.0), (1.0, 2.0)]))?;
    let of = |found: Option<f64>| found.unwrap_or(f64::NAN);
    assert_relative_eq!(of(fit.residual_autocorrelation()), -2.0 / 3.0, max_relative = 1e-12);
    assert_relative_eq!(of(fit.durbin_watson()), 3.0, max_relative = 1e-12);
    assert_relative_eq!(of(fit.slope_error()), libm::sqrt(1.0 / 12.0), max_relative = 1e-12);
    let line = ExponentialFit::fit(&observations(&[(0.0, 1.0), (1.0, 2.0)]))?;
    assert_eq!(
        (line.residual_autocorrelation(), line.durbin_watson(), line.slope_error()),
        (None, None, None)
    );
    Ok(())
}

/// By hand, with Student's t(0.95; 1) = tan(0.45 π) = 6.313751514675: at year 3 the margin is
/// t·√(1/6)·√(1 + 1/3 + 4/2).
#[test]
fn the_prediction_interval_is_that_of_student() -> Result<(), FitError> {
    let fit = ExponentialFit::fit(&observations(&[(0.0, 1.0), (1.0, 2.0), (2.0, 8.0)]))?;
    let forecast = fit.prediction(3.0, 0.9).expect("three points");
    let middle = 4.5 - 1.0 / 6.0;
    let margin = 6.313_751_514_675 * libm::sqrt(1.0 / 6.0 * (10.0 / 3.0));
    assert_relative_eq!(libm::log2(forecast.middle), middle, max_relative = 1e-13);
    assert_relative_eq!(libm::log2(forecast.low), middle - margin, max_relative = 1e-9);
    assert_relative_eq!(libm::log2(forecast.high), middle + margin, max_relative = 1e-9);
    Ok(())
}

/// By closed form (mpmath 1.3, 50 digits): t(1 − q) is cot(πq) with one degree of freedom, and (1 − 2q)·√(2/(1 − (1 − 2q)²))
/// with two.
#[test]
fn the_prediction_interval_widens_up_to_all_but_certainty() -> Result<(), FitError> {
    let coverages = [0.9, 1.0 - 1e-6, 1.0 - 1e-12, 1.0 - 1e-15];
    let quantiles = [
        [6.313751514675044, 636619.7723487513, 636633855803.5593, 637129015469184.3],
        [2.919985580353726, 999.9992499854659, 1000011.061042828, 31635421.874750495],
    ];
    for (freedom, quantiles) in [1.0, 2.0].into_iter().zip(quantiles) {
        for (coverage, t) in coverages.into_iter().zip(quantiles) {
            let forecast = Forecast { location: 0.0, scale: 1.0 / t, freedom };
            let interval = forecast.interval(coverage).expect("a coverage");
            assert_relative_eq!(interval.high, 2.0, max_relative = 1e-12);
            assert_relative_eq!(interval.low, 0.5, max_relative = 1e-12);
        }
    }
    let points = [(0.0, 1.0), (1.0, 1.0 + 1e-9), (2.0, 1.0), (3.0, 1.0 + 1e-9)];
    let fit = ExponentialFit::fit(&observations(&points))?;
    let widths = coverages.map(|coverage| fit.prediction(4.0, coverage).map(|p| libm::log2(p.high / p.low)));
    let widened = widths[3].zip(widths[0]).map_or(f64::NAN, |(widest, width)| widest / width);
    assert_relative_eq!(widened, 31635421.874750495 / 2.919985580353726, max_relative = 1e-6);
    Ok(())
}

/// A line through one value everywhere is flat: no slope, nothing to explain (R² is one by its definition), and no
/// doubling in any finite time.
#[test]
fn values_that_never_change_never_double() -> Result<(), FitError> {
    for value in [0.1, 1.0, 4.42e17, 1e-300] {
        let fit =
            ExponentialFit::fit(&observations(&[(2020.46, value), (2020.88, value), (2021.46, value)]))?;
        assert_eq!((fit.slope(), fit.r_squared(), fit.doubling_time()), (0.0, 1.0, f64::INFINITY));
        assert_eq!((fit.residual_sd(), fit.residual_autocorrelation()), (Some(0.0), None));
        assert_relative_eq!(fit.performance_at(2030.0), value, max_relative = 1e-13);
    }
    Ok(())
}

/// mpmath 1.3 at 50 digits: the least-squares slope of the logarithms of four neighbouring doubles, and log1p, expm1.
#[test]
fn growth_in_the_last_digits_of_a_double_is_growth() -> Result<(), FitError> {
    let steps = [3.0, 3.0000000000000004, 3.000000000000001, 3.0000000000000013];
    let points: Vec<(f64, f64)> = (0..4).map(f64::from).zip(steps).collect();
    let fit = ExponentialFit::fit(&observations(&points))?;
    assert_relative_eq!(fit.slope(), 2.1356176692099448e-16, max_relative = 1e-12);
    let doubling_times = [
        (1e-15, 693147180559945.6),
        (1e-17, 6.931471805599453e16),
        (-1e-12, -693147180559.5988),
        (0.07, 10.244768351058719),
        (1e-300, 6.931471805599452e299),
    ];
    for (growth, time) in doubling_times {
        assert_relative_eq!(doubling_time_of_growth(growth, 1.0), time, max_relative = 1e-14);
    }
    let growths = [
        (1e15, 6.931471805599455e-16),
        (1e17, 6.931471805599453e-18),
        (-1e12, -6.931471805597051e-13),
        (3.0, 0.2599210498948732),
        (0.01, 1.2676506002282276e30),
    ];
    for (time, growth) in growths {
        assert_relative_eq!(growth_of_doubling_time(time, 1.0), growth, max_relative = 1e-13);
    }
    Ok(())
}

#[test]
fn dates_and_values_beyond_double_precision_are_refused() {
    let far = observations(&[(-1e308, 1.0), (0.0, 2.0), (1e308, 4.0)]);
    let refused = FitError::Dates { first: -1e308, last: 1e308 };
    assert_eq!(ExponentialFit::fit(&far), Err(refused));
    assert_eq!(RandomWalk::fit(&far), Err(refused));
    let near = observations(&[(0.0, 1.0), (1e-200, 2.0), (2e-200, 4.0)]);
    let refused = FitError::Dates { first: 0.0, last: 2e-200 };
    assert_eq!((ExponentialFit::fit(&near), RandomWalk::fit(&near)), (Err(refused), Err(refused)));
    assert_eq!(
        refused.to_string(),
        "the dates run from 0e0 to 2e-200, too far or not far enough for double precision; count in other units"
    );
    let steep = observations(&[(0.0, 1e-300), (1.0, 1e300), (2.0, 1e-300)]);
    assert_eq!(RandomWalk::fit(&steep), Err(FitError::Steps { first: 0.0, last: 2.0 }));
    assert!(ExponentialFit::fit(&steep).is_ok_and(|fit| fit.slope() == 0.0));
}

#[test]
fn two_points_leave_no_residual_and_no_interval() -> Result<(), FitError> {
    let fit = ExponentialFit::fit(&observations(&[(2000.0, 1.0), (2003.0, 4.0)]))?;
    assert_relative_eq!(fit.doubling_time(), 1.5, max_relative = 1e-12);
    assert_eq!((fit.residual_sd(), fit.prediction(2004.0, 0.9)), (None, None));
    Ok(())
}

#[test]
fn no_interval_has_the_probability_of_certainty() -> Result<(), FitError> {
    let fit = ExponentialFit::fit(&observations(&[(0.0, 1.0), (1.0, 2.0), (2.0, 8.0)]))?;
    for probability in [0.0, 1.0, -0.5, 1.5, f64::NAN] {
        assert_eq!(fit.prediction(3.0, probability), None);
    }
    Ok(())
}

#[test]
fn a_series_without_growth_is_refused_with_its_reason() {
    let reason =
        |points: &[(f64, f64)]| ExponentialFit::fit(&observations(points)).map_err(|e| e.to_string());
    let refused = [
        (vec![], "0 observations were given; the fit needs 2 or more"),
        (vec![(2000.0, 1.0)], "1 observations were given; the fit needs 2 or more"),
        (
            vec![(2000.0, 1.0), (2001.0, 0.0)],
            "observation 1, of 2001, is 0; a logarithm needs a positive, finite number",
        ),
        (
            vec![(2000.0, -2.0), (2001.0, 1.0)],
            "observation 0, of 2000, is -2; a logarithm needs a positive, finite number",
        ),
        (
            vec![(2000.0, 1.0), (2001.0, f64::NAN)],
            "observation 1, of 2001, is NaN; a logarithm needs a positive, finite number",
        ),
        (vec![(f64::NAN, 1.0), (2001.0, 1.0)], "observation 0 has the date NaN, which is no year"),
        (
            vec![(2000.1, 1.0), (2000.1, 2.0), (2000.1, 3.0)],
            "all 3 observations are of 2000.1; growth needs two dates",
        ),
    ];
    for (points, expected) in refused {
        assert_eq!(reason(&points), Err(expected.to_owned()));
    }
}

/// June is the sixth month: five and a half twelfths of the year have passed in its middle.
#[test]
fn a_list_is_dated_in_the_middle_of_its_month() -> Result<(), EditionError> {
    assert_relative_eq!("2015-06".parse::<Edition>()?.date(), 2015.4583333333333);
    assert_relative_eq!("2015-11".parse::<Edition>()?.date(), 2015.875);
    Ok(())
}

#[test]
fn a_text_that_names_no_month_is_refused() {
    let reason = |text: &str| text.parse::<Edition>().map_err(|e| e.to_string());
    for text in ["", "2015", "2015-6", "15-06", "2015-06-01", "2015/06", "+015-06", "２０１５-06"] {
        assert_eq!(reason(text), Err(format!("`{text}` is not a list such as 2015-06")));
    }
    for text in ["2015-00", "2015-13"] {
        assert_eq!(reason(text), Err(format!("`{text}` has no month from 01 to 12")));
    }
}

/// The rule of 72: money at 7 % a year doubles in about ten years (10.2448 by a calculator), at 10 % in 7.27254.
#[test]
fn seven_percent_a_year_double_in_ten_years() {
    assert_relative_eq!(doubling_time_of_growth(0.07, 1.0), 10.2448, max_relative = 1e-5);
    assert_relative_eq!(doubling_time_of_growth(0.10, 1.0), 7.27254, max_relative = 1e-5);
    assert_relative_eq!(growth_of_doubling_time(3.0, 1.0), 0.259921, max_relative = 1e-5);
}

/// 24 MW for 8766 hours are 2.10384e8 kWh; at 3512 and 11 698 kWh a home this is 59 904 and 17 985 homes.
#[test]
fn homes_and_prices_are_those_of_a_pocket_calculator() {
    let (day, julian_year, kilowatt_hour) = (86_400.0, 31_557_600.0, 3.6e6);
    assert_relative_eq!(
        homes_supplied(24e6, julian_year, 3512.0 * kilowatt_hour),
        59_904.3,
        max_relative = 1e-6
    );
    assert_relative_eq!(
        homes_supplied(24e6, julian_year, 11_698.0 * kilowatt_hour),
        17_984.6,
        max_relative = 1e-6
    );
    assert_relative_eq!(yearly_cost(65e3 / day, julian_year), 23.741_25e6, max_relative = 1e-12);
    assert_relative_eq!(electricity_price(65e3 / day, 24e6) * kilowatt_hour, 0.112847, max_relative = 1e-5);
    let of_year = electricity_price_of_year(23e6, 24e6, julian_year);
    assert_relative_eq!(of_year * kilowatt_hour, 0.109324, max_relative = 1e-5);
}
