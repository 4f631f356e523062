//! Every formula, run on numbers and on expressions with units: both give the same bits, and the units fit.

use neuroscale_hpc::*;
use neuroscale_quantity::{Address, Expr, Graph, Quantity, Spread};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

fn agree<const N: usize>(
    values: &[f64],
    units: [&str; N],
    on_numbers: fn([f64; N]) -> f64,
    on_expressions: for<'g> fn([Expr<'g>; N]) -> Expr<'g>,
    unit: &str,
) -> Result<(), TestCaseError> {
    let quantity = |i: usize| {
        let measure = units[i].parse().expect("a known unit");
        Quantity::new(Address::new("test", &i.to_string()), units[i], values[i], Spread::Exact, measure)
    };
    let inputs: [Quantity; N] = std::array::from_fn(quantity);
    let graph = Graph::new();
    let expression = on_expressions(std::array::from_fn(|i| graph.input(&inputs[i])));
    let formula = graph.formula(expression).map_err(|e| TestCaseError::fail(e.to_string()))?;
    let number = on_numbers(std::array::from_fn(|i| inputs[i].value()));
    prop_assert_eq!(formula.value().to_bits(), number.to_bits());
    prop_assert_eq!(formula.unit().to_string(), unit);
    Ok(())
}

macro_rules! formulas {
    ($( $name:ident: $units:expr => $unit:literal, $formula:expr; )*) => {
        proptest! {$(
            #[test]
            fn $name(values in prop::array::uniform8(0.5..1e3)) {
                agree(&values, $units, $formula, $formula, $unit)?;
            }
        )*}
    };
}

fn start<S>(year: S, performance: S) -> Observation<S> {
    Observation { year, performance }
}

formulas! {
    gap_to_a_target: ["PFLOP/s", "FLOP/s"] => "1", |[now, target]| gap(now, target);
    gap_to_operations: ["FLOP/s", "operation/s"] => "1", |[now, target]| gap(now, target);
    doublings_to_a_target: ["FLOP/s", "FLOP/s"] => "doubling", |[now, target]| doublings(now, target);
    doublings_in_a_span: ["year", "month"] => "doubling", |[span, doubling]| doublings_in(span, doubling);
    factor_of_doublings: ["doubling"] => "1", |[doublings]| growth_factor(doublings);
    share_of_today: ["year", "year"] => "1", |[span, doubling]| share_before(span, doubling);
    span_of_years: ["year", "year"] => "year", |[from, to]| years_between(from, to);
    doubling_time_between: ["year", "FLOP/s", "year", "FLOP/s"] => "year",
        |[t, y, u, z]| doubling_time(start(t, y), start(u, z));
    doubling_time_of_a_span: ["year", "doubling"] => "year", |[span, doublings]| doubling_time_of(span, doublings);
    year_after_doublings: ["year", "doubling", "month"] => "year", |[base, n, d]| year_after(base, n, d);
    year_of_crossing: ["year", "PFLOP/s", "month", "FLOP/s"] => "year",
        |[t, now, d, target]| crossing_year(start(t, now), d, target);
    performance_on_a_date: ["year", "PFLOP/s", "month", "year"] => "FLOP/s",
        |[t, now, d, year]| performance_at(start(t, now), d, year);
    cost_on_a_date: ["year", "USD", "year", "year"] => "USD", |[t, c, d, year]| performance_at(start(t, c), d, year);
    doubling_of_growth: ["percent/year", "year"] => "year", |[g, period]| doubling_time_of_growth(g, period);
    growth_of_doubling: ["month", "year"] => "1/year", |[d, period]| growth_of_doubling_time(d, period);
    homes: ["MW", "day/year", "kWh/home*year"] => "home", |[p, year, each]| homes_supplied(p, year, each);
    power_of_a_home: ["MW", "home"] => "W/home", |[p, homes]| power_per_home(p, homes);
    cost_of_a_year: ["USD/day", "day/year"] => "USD/year", |[cost, year]| yearly_cost(cost, year);
    price_by_the_day: ["USD/day", "MW"] => "USD/J", |[cost, p]| electricity_price(cost, p);
    price_by_the_year: ["USD/year", "MW", "day/year"] => "USD/J", |[c, p, year]| electricity_price_of_year(c, p, year);
    energy_of_a_flop: ["GFLOP/s*W"] => "J/FLOP", |[e]| energy_per_flop(e);
    date_of_a_year: ["year", "month"] => "year", |[year, passed]| date_in_year(year, passed);
    idle: ["1"] => "1", |[used]| idle_share(used);
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
