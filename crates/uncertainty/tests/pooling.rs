//! Rival measurements, pooled: against closed forms of mixtures.

use approx::assert_relative_eq;
use neuroscale_quantity::{Address, Formula, Graph, Quantity, Spread};
use neuroscale_uncertainty::{Distribution, Knowledge, Pooled};
use proptest::prelude::*;

fn measured(key: &str, value: f64, spread: Spread) -> Formula {
    let graph = Graph::new();
    let quantity =
        Quantity::new(Address::new("table", key), key, value, spread, "neuron".parse().expect("a unit"));
    graph.formula(graph.input(&quantity)).expect("one input")
}

fn pooled(rivals: &[Formula]) -> Pooled {
    Pooled::of(&rivals.iter().collect::<Vec<_>>()).expect("distributions").expect("rivals")
}

/// Two normals that do not overlap: the 5 % point of the mixture is the 10 % point of the lower one, −1.2816 standard
/// deviations; the 95 % point the 90 % point of the upper one.
#[test]
fn a_mixture_has_the_outer_tenths_of_its_outer_rivals() {
    let z = 1.281_551_565_544_6 / 1.644_853_626_951_47;
    let rivals = [
        measured("low", 10.0, Spread::Normal { low: 9.0, high: 11.0 }),
        measured("high", 30.0, Spread::Normal { low: 28.0, high: 32.0 }),
    ];
    let pooled = pooled(&rivals);
    assert_eq!(pooled.knowledge, Knowledge::Interval);
    assert_relative_eq!(pooled.low.expect("closed"), 10.0 - z, max_relative = 2e-3);
    assert_relative_eq!(pooled.high.expect("closed"), 30.0 + 2.0 * z, max_relative = 2e-3);
}

/// The quantiles of the mixture of a lognormal, a normal and a step, from its cumulative function by bisection.
#[test]
fn three_rivals_are_a_third_each() {
    let rivals = [
        measured("lognormal", 3.0, Spread::LogNormal { low: 1.0, high: 9.0 }),
        measured("normal", 6.0, Spread::Normal { low: 4.0, high: 8.0 }),
        measured("step", 2.0, Spread::Exact),
    ];
    let parts = [
        (Distribution::lognormal_between(1.0, 9.0, 0.9).expect("points"), 1.0 / 3.0),
        (Distribution::normal_between(4.0, 8.0, 0.9).expect("points"), 1.0 / 3.0),
        (Distribution::exact(2.0).expect("a number"), 1.0 / 3.0),
    ];
    let cumulative = |x: f64| parts.iter().map(|(part, weight)| weight * part.cumulative(x)).sum::<f64>();
    let quantile = |p: f64| {
        let (mut low, mut high) = (0.0, 100.0);
        for _ in 0..80 {
            let middle = f64::midpoint(low, high);
            if cumulative(middle) < p { low = middle } else { high = middle }
        }
        low
    };
    let pooled = pooled(&rivals);
    assert_relative_eq!(pooled.low.expect("closed"), quantile(0.05), max_relative = 3e-3);
    assert_relative_eq!(pooled.value, quantile(0.5), max_relative = 3e-3);
    assert_relative_eq!(pooled.high.expect("closed"), quantile(0.95), max_relative = 3e-3);
}

/// Four subjects with mean 86.06 and standard deviation 8.12 (Azevedo et al. 2009): t = 2.35336 for 3 degrees of freedom,
/// and 86.06 ∓ 2.35336·8.12·√1.25 = 64.70 and 107.42. An eight-hundredth of that distribution lies below zero and is taken
/// away, from the closed form of its cumulative function for 3 degrees of freedom: 64.93, 86.08 and 107.44.
#[test]
fn one_more_subject_is_known_as_its_row_says() {
    let spread = Spread::Student { low: 64.695, high: 107.425, subjects: 4 };
    let pooled = pooled(&[measured("brain", 86.06, spread)]);
    assert_relative_eq!(pooled.low.expect("closed"), 64.93, max_relative = 1e-3);
    assert_relative_eq!(pooled.high.expect("closed"), 107.45, max_relative = 1e-3);
    assert_relative_eq!(pooled.value, 86.07, max_relative = 1e-3);
}

#[test]
fn nothing_measured_is_nothing_pooled() {
    assert_eq!(Pooled::of(&[]), Ok(None));
}

#[test]
fn a_bound_leaves_its_side_open() {
    let at_least = pooled(&[measured("part", 5.0, Spread::AtLeast)]);
    assert_eq!((at_least.low, at_least.high, at_least.knowledge), (Some(5.0), None, Knowledge::Bound));
    let at_most = pooled(&[measured("all", 5.0, Spread::AtMost)]);
    assert_eq!((at_most.low, at_most.high), (None, Some(5.0)));
}

proptest! {
    #[test]
    fn the_order_of_rivals_changes_nothing(a in 1.0..100.0, b in 1.0..100.0, width in 0.01..0.5) {
        let one = measured("one", a, Spread::Normal { low: a * (1.0 - width), high: a * (1.0 + width) });
        let other = measured("other", b, Spread::Exact);
        prop_assert_eq!(pooled(&[one.clone(), other.clone()]), pooled(&[other, one]));
    }

    #[test]
    fn published_numbers_alone_are_a_range_from_the_least_to_the_greatest(values in prop::collection::vec(1.0..1e6, 2..6)) {
        let rivals: Vec<_> =
            values.iter().enumerate().map(|(place, value)| measured(&place.to_string(), *value, Spread::Exact)).collect();
        let pooled = pooled(&rivals);
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let greatest = values.iter().copied().fold(0.0, f64::max);
        prop_assert_eq!((pooled.low, pooled.high, pooled.knowledge), (Some(least), Some(greatest), Knowledge::Range));
    }
}

/// The quantiles of halves of two lognormals, exp(ln median ± z·ln(end ÷ median)/z₀.₉₅), by the formula itself at z = ±1.
#[test]
fn three_points_are_the_points_of_the_distribution_between_them() {
    let (low, median, high) = (59.0, 70.0, 129.5);
    let one = [measured("granule", median, Spread::Pooled { low, median, high })];
    let pooled = pooled(&one);
    assert_relative_eq!(pooled.low.expect("closed"), low, max_relative = 2e-3);
    assert_relative_eq!(pooled.value, median, max_relative = 2e-3);
    assert_relative_eq!(pooled.high.expect("closed"), high, max_relative = 2e-3);
    let input = one[0].inputs().first().expect("one input");
    let distribution = Distribution::try_from(input).expect("points");
    let z = 1.0 / 1.644_853_626_951_47;
    assert_relative_eq!(
        distribution.quantile(0.158_655_253_931_457),
        median * libm::pow(low / median, z),
        max_relative = 1e-9
    );
    assert_relative_eq!(
        distribution.quantile(0.841_344_746_068_543),
        median * libm::pow(high / median, z),
        max_relative = 1e-9
    );
    assert_relative_eq!(distribution.cumulative(median), 0.5, max_relative = 1e-12);
}
