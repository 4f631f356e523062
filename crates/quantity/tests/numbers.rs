//! Numbers as people read them: counts, digits, and values in their units.

use neuroscale_quantity::{Address, Count, Graph, Measure, Quantity, Significant, Spread, Unit, UnitError};
use proptest::prelude::*;

/// Value, digits, the number that is written, and its neighbours. The last three are those of Python's `decimal`, with
/// as many digits of precision: `create_decimal`, `next_minus` and `next_plus` of the double.
const NEIGHBOURS: [(f64, usize, f64, f64, f64); 20] = [
    (15.2, 2, 15.0, 14.0, 16.0),
    (1000.0, 1, 1000.0, 900.0, 2000.0),
    (1000.0, 3, 1000.0, 999.0, 1010.0),
    (-1000.0, 1, -1000.0, -2000.0, -900.0),
    (9.99, 2, 10.0, 9.9, 11.0),
    (9.94, 2, 9.9, 9.8, 10.0),
    (999999.0, 3, 1e6, 999e3, 1.01e6),
    (0.00123, 2, 0.0012, 0.0011, 0.0013),
    (1e-7, 1, 1e-7, 9e-8, 2e-7),
    (1.05e21, 3, 1.05e21, 1.04e21, 1.06e21),
    (-8.606e10, 4, -8.606e10, -8.607e10, -8.605e10),
    (2046.7412, 6, 2046.74, 2046.73, 2046.75),
    (0.1, 1, 0.1, 0.09, 0.2),
    (1.0, 1, 1.0, 0.9, 2.0),
    (10.0, 2, 10.0, 9.9, 11.0),
    (-0.1, 2, -0.1, -0.11, -0.099),
    (1e300, 2, 1e300, 9.9e299, 1.1e300),
    (9.5, 1, 10.0, 9.0, 20.0),
    (1e-300, 1, 1e-300, 9e-301, 2e-300),
    (123456.789, 9, 123456.789, 123456.788, 123456.79),
];

#[test]
fn the_neighbours_of_a_number_are_the_next_ones_of_as_many_digits() {
    for (value, digits, written, below, above) in NEIGHBOURS {
        let number = Significant::new(value, digits);
        assert_eq!((number.rounded(), number.neighbours()), (written, (below, above)), "{value} in {digits}");
    }
}

#[test]
fn zero_and_what_is_no_number_have_neighbours_of_their_own() {
    assert_eq!(Significant::new(0.0, 3).neighbours(), (-0.01, 0.01));
    assert_eq!(Significant::new(0.0, 1).neighbours(), (-1.0, 1.0));
    assert_eq!(Significant::new(f64::INFINITY, 3).neighbours(), (f64::INFINITY, f64::INFINITY));
    assert!(Significant::new(f64::NAN, 3).rounded().is_nan());
}

#[test]
fn a_number_is_plain_where_that_is_short() {
    for (value, digits, written) in [
        (0.0, 3, "0"),
        (1e-4, 3, "0.0001"),
        (9.99e-5, 3, "9.99e-5"),
        (9_999_999.0, 7, "9999999"),
        (1e7, 3, "1e7"),
        (-1.5e8, 3, "-1.5e8"),
        (f64::INFINITY, 3, "inf"),
        (f64::NEG_INFINITY, 3, "-inf"),
        (1.0 / 3.0, 0, "0.3"),
        (1.0 / 3.0, 99, "0.3333333333333333"),
    ] {
        assert_eq!(Significant::new(value, digits).to_string(), written);
    }
    assert_eq!(format!("{:>6}|{:<6}|", Significant::new(1.5, 2), Significant::new(1e9, 2)), "   1.5|1e9   |");
}

proptest! {
    #[test]
    fn a_number_lies_between_its_neighbours(value in -1e30_f64..1e30, digits in 1_usize..15) {
        let number = Significant::new(value, digits);
        let (below, above) = number.neighbours();
        prop_assert!(below < number.rounded() && number.rounded() < above);
        prop_assert!(below < value && value < above);
        prop_assert!(Significant::new(below, digits).rounded().total_cmp(&below).is_eq());
        prop_assert!(Significant::new(above, digits).rounded().total_cmp(&above).is_eq());
    }

    #[test]
    fn counts_compare_and_add_up_as_whole_numbers(a: u64, b: u64, c: u32) {
        let (one, two) = (Count::from(a), Count::from(b));
        prop_assert_eq!(one.partial_cmp(&two), Some(a.cmp(&b)));
        prop_assert_eq!([one, two].iter().sum::<Count>(), Count::new(u128::from(a) + u128::from(b)));
        prop_assert_eq!([one, two].iter().product::<Count>(), Count::new(u128::from(a) * u128::from(b)));
        prop_assert_eq!([one, Count::from(c)].into_iter().sum::<Count>().get(), Some(u128::from(a) + u128::from(c)));
        prop_assert_eq!(one.to_string().parse(), Ok(one));
    }
}

#[test]
fn a_count_that_is_out_of_range_has_no_place_among_the_others() {
    let (none, some) = (Count::from(-1), Count::from(u128::MAX));
    assert_eq!((none.get(), some.get()), (None, Some(u128::MAX)));
    assert_eq!((none.partial_cmp(&some), some.partial_cmp(&none)), (None, None));
    assert_eq!(none.partial_cmp(&none), Some(std::cmp::Ordering::Equal));
    assert_eq!([some, some].into_iter().sum::<Count>(), none);
    assert_eq!([some, some].into_iter().product::<Count>(), none);
    assert_eq!(Vec::<Count>::new().iter().sum::<Count>(), Count::from(0_u8));
    assert_eq!(Vec::<Count>::new().iter().product::<Count>(), Count::from(1_u16));
    assert_eq!(format!("{none:>14}|{:>4}", Count::from(7)), "  out of range|   7");
    assert!("-1".parse::<Count>().is_err() && "1e3".parse::<Count>().is_err());
}

fn quantity(value: f64, spread: Spread, unit: &str) -> Quantity {
    Quantity::new(Address::new("mine", "x"), "x", value, spread, unit.parse().expect("a unit"))
}

#[test]
fn a_quantity_is_shown_in_the_unit_in_which_it_was_given() {
    let (low, high) = (3000.0, 4000.0);
    for (spread, shown) in [
        (Spread::Exact, "3512 kWh/year"),
        (Spread::AtLeast, "at least 3512 kWh/year"),
        (Spread::AtMost, "at most 3512 kWh/year"),
        (Spread::Range { low, high }, "3512 kWh/year (range: 3000 to 4000)"),
        (Spread::Normal { low, high }, "3512 kWh/year (90 %: 3000 to 4000)"),
        (Spread::LogNormal { low, high }, "3512 kWh/year (90 %: 3000 to 4000)"),
        (Spread::Student { low, high, subjects: 4 }, "3512 kWh/year (90 %: 3000 to 4000)"),
        (Spread::Pooled { low, median: 3512.0, high }, "3512 kWh/year (90 %: 3000 to 4000)"),
    ] {
        assert_eq!(quantity(3512.0, spread, "kWh/year").to_string(), shown);
    }
    assert_eq!(quantity(0.8, Spread::Exact, "1").to_string(), "0.8");
    assert_eq!(quantity(80.0, Spread::Exact, "percent").to_string(), "80 percent");
    assert_eq!(format!("{:?}", quantity(18.0, Spread::Exact, "month")), "mine#x = 18 month");
}

#[test]
fn an_answer_is_shown_in_the_unit_in_which_it_is_asked() {
    let graph = Graph::new();
    let formula = graph.formula(graph.input(&quantity(10_182_337.0, Spread::Exact, "s"))).expect("a formula");
    let shown = |unit: &str| formula.clone().in_unit(unit.parse().expect("a unit")).map(|f| f.to_string());
    assert_eq!(formula.to_string(), "1.01823e7 s");
    assert_eq!(formula.measure(), &Measure::from(Unit::SECOND));
    assert_eq!(shown("day").as_deref(), Ok("117.851 day"));
    assert_eq!(shown("h").as_deref(), Ok("2828.43 h"));
    assert!(matches!(shown("year"), Err(UnitError::Asked { unit: Unit::SECOND, asked: Unit::YEAR, .. })));
    assert!(quantity(1.0, Spread::Exact, "s").in_unit("m".parse().expect("metres")).is_err());
}
