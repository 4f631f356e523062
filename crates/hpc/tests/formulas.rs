//! Every formula and its laws; of each, the unit and the same bits on numbers and on expressions, too.

use neuroscale_hpc::*;
use neuroscale_quantity::{Address, Graph, Quantity, Spread, lawful};

fn start<S>(year: S, performance: S) -> Observation<S> {
    Observation { year, value: performance }
}

lawful! {
    over Ring;

    a_date_lies_as_far_in_its_year_as_has_passed(
        year: "year" in 1950.0..2100.0, passed: "month" in 0.0..12.0,
    ) = date_in_year(year, passed) => "year", at_least(year), at_most(year + S::from(1_u32));
    the_years_to_a_date_are_what_has_passed(year: "year" in 1950.0..2100.0, later: "year" in 1.0..1e3) =
        year + years_between(year, date_in_year(year, later)) => "year", equal(year + later);
    years_between_dates_change_their_sign_when_the_dates_swap(
        from: "year" in 1950.0..2000.0, to: "year" in 2010.0..2100.0,
    ) = years_between(from, to) => "year",
        equal(S::from(0_u32) - years_between(to, from)), homogeneous(&[from, to], 1.0);
    idle_and_used_shares_are_the_whole(used: "1" in 0.0..1.0) =
        idle_share(used) + used => "1", equal(S::from(1_u32));
    more_use_leaves_less_idle(used: "1" in 0.0..1.0) =
        idle_share(used) => "1", falls_with(used), at_most(S::from(1_u32));
}

lawful! {
    over Scalar;

    a_gap_grows_in_step_with_the_target(now: "PFLOP/s", target: "FLOP/s") =
        gap(now, target) => "1", power_law([-1, 1]);
    a_gap_to_operations_has_no_unit(now: "FLOP/s", target: "operation/s") =
        gap(now, target) => "1", power_law([-1, 1]);
    the_gap_is_the_factor_of_its_doublings(now: "FLOP/s", target: "FLOP/s") =
        growth_factor(doublings(now, target)) => "1", equal(gap(now, target));
    doublings_do_not_depend_on_the_unit(now: "FLOP/s" in 1e3..1e12, target: "FLOP/s" in 1e13..1e24) =
        doublings(now, target) => "doubling",
        falls_with(now), rises_with(&[target]), homogeneous(&[now, target], 0.0),
        equal(S::from(0_u32) - doublings(target, now));
    doublings_of_two_steps_add_up(
        low: "FLOP/s" in 1e3..1e10, middle: "FLOP/s" in 1e3..1e24, high: "FLOP/s" in 1e17..1e24,
    ) = doublings(low, middle) + doublings(middle, high) => "doubling", equal(doublings(low, high));
    twice_the_target_is_a_doubling_more(now: "FLOP/s" in 1e3..1e12, target: "FLOP/s" in 1e13..1e24) =
        doublings(now, S::from(2_u32) * target) => "doubling", equal(doublings(now, target) + S::from(1_u32));

    doublings_fit_a_span_in_step_with_it(span: "year", doubling: "month") =
        doublings_in(span, doubling) => "doubling",
        power_law([1, -1]), inverse(doubling; doubling_time_of(span, doubling));
    a_doubling_time_is_the_span_over_its_doublings(span: "year", doublings: "doubling") =
        doubling_time_of(span, doublings) => "year", power_law([1, -1]), inverse(span; span * doublings);
    a_changing_doubling_time_lies_between_its_ends(first: "year" in 2.0..9.0, last: "year" in 0.1..1.9) =
        changing_doubling_time(first, last) => "year",
        homogeneous(&[first, last], 1.0), rises_with(&[first, last]), at_most(first), at_least(last);
    a_rate_doubles_as_fast_as_its_doublings_in_any_span(rate: "doubling/year", span: "year") =
        doubling_time_of_rate(rate) => "year",
        equal(doubling_time_of(span, rate * span)), homogeneous(&[rate], -1.0);
    growth_multiplies_as_doublings_add_up(doublings: "doubling" in 0.0..90.0, more: "doubling" in 0.1..90.0) =
        growth_factor(doublings + more) => "1",
        rises_with(&[more]), grows_with(doublings), equal(growth_factor(doublings) * growth_factor(more));
    the_share_before_a_span_shrinks_as_the_span_grows(
        span: "year" in 0.0..50.0, doubling: "year" in 0.5..10.0,
    ) = share_before(span, doubling) => "1",
        at_most(S::from(1_u32)), falls_with(span), grows_with(doubling), homogeneous(&[span, doubling], 0.0);
    a_share_before_and_the_growth_since_make_one(span: "year" in 0.0..50.0, doubling: "year" in 0.5..10.0) =
        share_before(span, doubling) * growth_factor(doublings_in(span, doubling)) => "1",
        equal(S::from(1_u32));

    the_date_after_the_doublings_that_fit_is_the_end_of_the_span(
        base: "year" in 1950.0..2100.0, span: "year" in 0.0..80.0, doubling: "year" in 0.1..10.0,
    ) = year_after(base, doublings_in(span, doubling), doubling) => "year", equal(base + span);
    more_doublings_or_longer_ones_end_later(
        base: "year" in 1950.0..2100.0, doublings: "doubling" in 1.0..90.0, doubling: "month" in 1.0..120.0,
    ) = year_after(base, doublings, doubling) => "year",
        at_least(base), rises_with(&[base, doublings, doubling]);

    the_crossing_year_never_falls_when_the_doubling_time_or_the_target_grows(
        year: "year" in 1950.0..2100.0, now: "PFLOP/s" in 1e-12..1e-3, doubling: "month" in 1.0..120.0,
        target: "FLOP/s" in 1e13..1e24,
    ) = crossing_year(start(year, now), doubling, target) => "year",
        at_least(year), rises_with(&[doubling, target]), homogeneous(&[now, target], 0.0);
    a_faster_start_never_crosses_later(
        year: "year" in 1950.0..2100.0, now: "FLOP/s" in 1e3..1e24, doubling: "year" in 0.1..10.0,
        target: "FLOP/s" in 1e3..1e24,
    ) = crossing_year(start(year, now), doubling, target) => "year", falls_with(now), grows_with(target);
    a_later_start_crosses_later_by_as_much(
        year: "year" in 1950.0..2100.0, now: "FLOP/s" in 1e3..1e12, doubling: "year" in 0.1..10.0,
        target: "FLOP/s" in 1e13..1e24, later: "year" in 0.0..50.0,
    ) = crossing_year(start(year + later, now), doubling, target) => "year",
        equal(crossing_year(start(year, now), doubling, target) + later);
    the_target_is_what_the_machine_does_in_the_crossing_year(
        year: "year" in 0.1..10.0, now: "FLOP/s" in 1e3..1e12, doubling: "year" in 1.0..10.0,
        target: "FLOP/s" in 1e13..1e24,
    ) = crossing_year(start(year, now), doubling, target) => "year",
        inverse(target; performance_at(start(year, now), doubling, target)),
        inverse(doubling; doubling_time(start(year, now), start(doubling, target)));

    a_walk_that_grows_more_never_crosses_later(
        span: "year" in 1.0..50.0, seen: "PFLOP/s" in 1e-12..1e-3, now: "FLOP/s" in 1e12..1e16,
        growth: "doubling/year" in 0.01..5.0, target: "FLOP/s" in 1e17..1e24,
    ) = walk_crossing_year(start(S::from(0_u32) * span, seen), start(span, now), growth, target) => "year",
        at_least(span), falls_with(growth), grows_with(target);
    a_walk_with_the_growth_of_its_endpoints_crosses_as_they_do(
        span: "year" in 1.0..50.0, seen: "FLOP/s" in 1e3..1e11, now: "FLOP/s" in 1e12..1e16,
        target: "FLOP/s" in 1e17..1e24,
    ) = walk_crossing_year(start(S::from(0_u32) * span, seen), start(span, now), doublings(seen, now) / span, target)
        => "year",
        equal(crossing_year(start(span, now), doubling_time_of(span, doublings(seen, now)), target));

    performance_doubles_with_every_doubling_time(
        year: "year" in 0.1..150.0, now: "PFLOP/s", doubling: "month" in 12.0..120.0,
        then: "year" in 0.1..150.0,
    ) = performance_at(start(year, now), doubling, then + doubling) => "FLOP/s",
        homogeneous(&[now], 1.0), equal(S::from(2_u32) * performance_at(start(year, now), doubling, then));
    later_machines_never_do_less(
        year: "year" in 1950.0..2100.0, now: "PFLOP/s", doubling: "month" in 1.0..120.0,
        then: "year" in 1950.0..2100.0,
    ) = performance_at(start(year, now), doubling, then) => "FLOP/s", grows_with(then), falls_with(year);
    costs_grow_like_performance(
        year: "year" in 1950.0..2100.0, cost: "USD", doubling: "year" in 0.5..10.0,
        then: "year" in 1950.0..2100.0,
    ) = performance_at(start(year, cost), doubling, then) => "USD", homogeneous(&[cost], 1.0);
    a_longer_way_to_the_same_growth_doubles_more_slowly(
        from: "year" in 1950.0..2000.0, first: "FLOP/s" in 1e3..1e12, to: "year" in 2010.0..2100.0,
        last: "FLOP/s" in 1e13..1e24,
    ) = doubling_time(start(from, first), start(to, last)) => "year",
        rises_with(&[to]), falls_with(last), homogeneous(&[first, last], 0.0), homogeneous(&[from, to], 1.0);

    faster_growth_never_doubles_later(growth: "percent/year" in 1.0..200.0, period: "year" in 0.1..3.0) =
        doubling_time_of_growth(growth, period) => "year",
        falls_with(growth), inverse(growth; growth_of_doubling_time(growth, period));
    slower_doubling_is_less_growth(doubling: "month" in 6.0..120.0, period: "year" in 0.1..3.0) =
        growth_of_doubling_time(doubling, period) => "1/year",
        falls_with(doubling), inverse(doubling; doubling_time_of_growth(doubling, period));

    the_homes_together_use_the_power(power: "MW", year: "day/year", each: "kWh/home*year") =
        homes_supplied(power, year, each) => "home",
        power_law([1, 1, -1]), inverse(each; power_per_home(power, each) * year);
    the_power_of_a_home_is_its_share(power: "MW", homes: "home") =
        power_per_home(power, homes) => "W/home", power_law([1, -1]), inverse(power; power * homes);
    a_year_costs_as_much_as_its_days(cost: "USD/day", year: "day/year") =
        yearly_cost(cost, year) => "USD/year", power_law([1, 1]);
    the_price_of_a_day_grows_in_step_with_its_cost(cost: "USD/day", power: "MW") =
        electricity_price(cost, power) => "USD/J", power_law([1, -1]), inverse(cost; cost * power);
    the_price_falls_as_a_year_gets_longer(cost: "USD/year", power: "MW", year: "day/year") =
        electricity_price_of_year(cost, power, year) => "USD/J", power_law([1, -1, -1]);
    the_price_of_a_year_is_the_price_of_its_days(cost: "USD/day", power: "MW", year: "day/year") =
        electricity_price_of_year(yearly_cost(cost, year), power, year) => "USD/J",
        equal(electricity_price(cost, power));

    a_thriftier_machine_spends_less_on_an_operation(efficiency: "GFLOP/s*W") =
        energy_per_flop(efficiency) => "J/FLOP",
        power_law([-1]), inverse(efficiency; energy_per_flop(efficiency));
    the_operations_of_a_joule_take_a_joule(efficiency: "GFLOP/s*W") =
        energy_per_flop(efficiency) * efficiency => "1", equal(S::from(1_u32));
}

#[test]
fn a_power_is_no_energy() {
    let graph = Graph::new();
    let quantity = |key: &str, unit: &str| {
        Quantity::new(Address::new("test", key), key, 1.0, Spread::Exact, unit.parse().expect("a known unit"))
    };
    let (machine, brain) = (quantity("machine", "FLOP/s"), quantity("brain", "FLOP"));
    let refused = graph.formula(doublings(graph.input(&machine), graph.input(&brain)));
    assert!(refused.is_err_and(|error| error.to_string().contains("`s` cannot be counted as `1`")));
}
