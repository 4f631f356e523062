//! What holds for every growth.

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
    (year(), performance()).prop_map(|(year, performance)| Observation { year, performance })
}

fn series() -> impl Strategy<Value = Vec<Observation<f64>>> {
    let steps = prop::collection::vec((0.5..3.0, -0.5..3.0), 3..30);
    (observation(), steps).prop_map(|(first, steps)| {
        let next = |last: &mut Observation<f64>, (years, doublings): (f64, f64)| {
            last.year += years;
            last.performance *= libm::exp2(doublings);
            Some(*last)
        };
        steps.into_iter().scan(first, next).collect()
    })
}

proptest! {
    #[test]
    fn the_crossing_year_never_falls_when_the_doubling_time_grows(
        start in observation(), target in 1.0..1e9, doubling in 0.1..10.0, longer in 0.0..10.0,
    ) {
        let target = start.performance * target;
        prop_assert!(crossing_year(start, doubling + longer, target) >= crossing_year(start, doubling, target));
    }

    #[test]
    fn a_higher_target_is_never_reached_earlier(
        start in observation(), target in performance(), more in 1.0..1e6, doubling in 0.1..10.0,
    ) {
        prop_assert!(crossing_year(start, doubling, target * more) >= crossing_year(start, doubling, target));
    }

    #[test]
    fn a_faster_start_never_crosses_later(
        start in observation(), target in performance(), more in 1.0..1e6, doubling in 0.1..10.0,
    ) {
        let faster = Observation { performance: start.performance * more, ..start };
        prop_assert!(crossing_year(faster, doubling, target) <= crossing_year(start, doubling, target));
    }

    #[test]
    fn a_later_start_crosses_later_by_as_much(
        start in observation(), later in 0.0..50.0, target in performance(), doubling in 0.1..10.0,
    ) {
        let delayed = Observation { year: start.year + later, ..start };
        let delay = crossing_year(delayed, doubling, target) - crossing_year(start, doubling, target);
        assert_relative_eq!(delay, later, epsilon = 1e-9);
    }

    #[test]
    fn the_target_is_what_the_machine_does_in_the_crossing_year(
        start in observation(), target in performance(), doubling in 0.1..10.0,
    ) {
        let year = crossing_year(start, doubling, target);
        assert_relative_eq!(performance_at(start, doubling, year), target, max_relative = 1e-8);
    }

    #[test]
    fn the_doubling_time_comes_back_from_the_crossing_year(
        start in observation(), growth in 2.0..1e9, doubling in 0.1..10.0,
    ) {
        let performance = start.performance * growth;
        let end = Observation { year: crossing_year(start, doubling, performance), performance };
        assert_relative_eq!(doubling_time(start, end), doubling, max_relative = 1e-9);
    }

    #[test]
    fn performance_doubles_with_every_doubling_time(start in observation(), doubling in 0.1..10.0, year in year()) {
        let now = performance_at(start, doubling, year);
        assert_relative_eq!(performance_at(start, doubling, year + doubling), 2.0 * now, max_relative = 1e-9);
    }

    #[test]
    fn the_unit_of_performance_does_not_move_the_crossing_year(
        start in observation(), target in performance(), doubling in 0.1..10.0,
    ) {
        let year = crossing_year(start, doubling, target);
        let scaled = Observation { performance: start.performance * 1e-9, ..start };
        assert_relative_eq!(crossing_year(scaled, doubling, target * 1e-9), year, epsilon = 1e-9);
    }

    #[test]
    fn doublings_of_two_steps_add_up(low in performance(), middle in performance(), high in performance()) {
        let steps = doublings(low, middle) + doublings(middle, high);
        assert_relative_eq!(steps, doublings(low, high), epsilon = 1e-10);
    }

    #[test]
    fn the_gap_is_the_factor_of_its_doublings(now in performance(), target in performance()) {
        let factor = growth_factor(doublings(now, target));
        assert_relative_eq!(factor, gap(now, target), max_relative = 1e-12);
    }

    #[test]
    fn the_date_after_the_doublings_that_fit_is_the_end_of_the_span(base in year(), span in 0.0..80.0, doubling in 0.1..10.0) {
        let end = year_after(base, doublings_in(span, doubling), doubling);
        assert_relative_eq!(years_between(base, end), span, epsilon = 1e-9);
    }

    #[test]
    fn a_span_and_its_doublings_yield_their_doubling_time(span in 0.1..80.0, doubling in 0.1..10.0) {
        assert_relative_eq!(doubling_time_of(span, doublings_in(span, doubling)), doubling, max_relative = 1e-12);
    }

    #[test]
    fn the_share_before_a_span_shrinks_as_the_span_grows(span in 0.0..50.0, more in 0.0..50.0, doubling in 0.5..10.0) {
        let share = share_before(span, doubling);
        prop_assert!(share <= 1.0 && share_before(span + more, doubling) <= share * (1.0 + 1e-12));
    }

    #[test]
    fn growth_and_doubling_time_are_inverses(growth in 0.001..2.0, period in 0.1..3.0) {
        let doubling = doubling_time_of_growth(growth, period);
        assert_relative_eq!(growth_of_doubling_time(doubling, period), growth, max_relative = 1e-10);
    }

    #[test]
    fn faster_growth_never_doubles_later(growth in 0.001..2.0, more in 0.0..2.0) {
        prop_assert!(doubling_time_of_growth(growth + more, 1.0) <= doubling_time_of_growth(growth, 1.0));
    }

    #[test]
    fn the_homes_together_use_the_power(power in 1e3..1e9, year in 3e7..3.2e7, home_use in 1e9..1e11) {
        let homes = homes_supplied(power, year, home_use);
        assert_relative_eq!(power_per_home(power, homes) * year, home_use, max_relative = 1e-12);
        assert_relative_eq!(homes_supplied(2.0 * power, year, home_use), 2.0 * homes);
        prop_assert!(homes_supplied(power, year, 2.0 * home_use) <= homes);
    }

    #[test]
    fn the_price_of_a_year_is_the_price_of_its_days(rate in 1e-3..10.0, power in 1e3..1e9, year in 3e7..3.2e7) {
        let of_year = electricity_price_of_year(yearly_cost(rate, year), power, year);
        assert_relative_eq!(of_year, electricity_price(rate, power), max_relative = 1e-12);
    }

    #[test]
    fn a_thriftier_machine_spends_less_on_an_operation(efficiency in 1e6..1e12, factor in 1.0..1e3) {
        prop_assert!(energy_per_flop(factor * efficiency) <= energy_per_flop(efficiency));
        assert_relative_eq!(energy_per_flop(efficiency) * efficiency, 1.0, max_relative = 1e-12);
    }

    #[test]
    fn the_part_of_a_year_that_has_passed_lies_between_the_year_and_the_date(year in year(), passed in 0.0..1.0) {
        assert_relative_eq!(years_between(year, date_in_year(year, passed)), passed, epsilon = 1e-9);
    }

    #[test]
    fn idle_and_used_shares_are_the_whole(used in 0.0..1.0) {
        assert_relative_eq!(idle_share(used) + used, 1.0);
    }

    #[test]
    fn a_fit_to_exact_growth_finds_its_doubling_time(
        start in observation(), doubling in 0.5..10.0, years in prop::collection::vec(0.0..40.0, 3..30),
    ) {
        let on_the_line = |years: f64| Observation {
            year: start.year + years,
            performance: performance_at(start, doubling, start.year + years),
        };
        let series: Vec<_> = years.into_iter().chain([0.0, 40.0]).map(on_the_line).collect();
        let fit = ExponentialFit::new(&series)?;
        assert_relative_eq!(fit.doubling_time(), doubling, max_relative = 1e-9);
        assert_relative_eq!(fit.performance_at(start.year), start.performance, max_relative = 1e-8);
        prop_assert!(fit.r_squared() > 1.0 - 1e-9);
    }

    #[test]
    fn a_fit_does_not_depend_on_the_order_or_the_unit(series in series(), scale in 1e-6..1e6) {
        let fit = ExponentialFit::new(&series)?;
        let scaled = |o: &Observation<f64>| Observation { performance: o.performance * scale, ..*o };
        let other = ExponentialFit::new(&series.iter().rev().map(scaled).collect::<Vec<_>>())?;
        assert_relative_eq!(other.slope(), fit.slope(), epsilon = 1e-9);
        assert_relative_eq!(other.intercept(), fit.intercept() + libm::log2(scale), epsilon = 1e-6);
        assert_relative_eq!(other.r_squared(), fit.r_squared(), epsilon = 1e-9);
    }

    #[test]
    fn no_other_line_leaves_smaller_squares(series in series(), tilt in -0.5..0.5, lift in -2.0..2.0) {
        let fit = ExponentialFit::new(&series)?;
        let squares = |slope: f64, intercept: f64| -> f64 {
            let residual = |o: &Observation<f64>| libm::log2(o.performance) - intercept - slope * o.year;
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
        let fit = ExponentialFit::new(&series)?;
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
