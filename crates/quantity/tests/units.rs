//! Laws of units and measures.

use neuroscale_quantity::{Measure, Unit};
use proptest::prelude::*;

fn unit() -> impl Strategy<Value = Unit> {
    let symbols: Vec<&str> = Unit::symbols().collect();
    let factor = (proptest::sample::select(symbols), -3_i8..=3);
    proptest::collection::vec(factor, 0..5).prop_map(|factors| {
        let power = |(symbol, power): (&str, i8)| {
            let base = symbol.parse::<Measure>().expect("a base symbol").unit();
            base.checked_pow(power).expect("a small power")
        };
        factors.into_iter().map(power).fold(Unit::NONE, |product, factor| product * factor)
    })
}

proptest! {
    #[test]
    fn a_unit_is_read_as_it_is_written(unit in unit()) {
        prop_assert_eq!(unit.to_string().parse::<Measure>().map(|measure| measure.unit()), Ok(unit));
    }

    #[test]
    fn dividing_undoes_multiplying(a in unit(), b in unit()) {
        prop_assert_eq!(a * b / b, a);
    }

    #[test]
    fn the_root_of_a_square_is_the_unit(unit in unit()) {
        prop_assert_eq!(unit.checked_mul(unit).and_then(Unit::root), Some(unit));
    }

    #[test]
    fn a_measure_is_converted_there_and_back(value in -1e12_f64..1e12, text in "(ms|month|kWh|GB|percent|MW)") {
        let measure: Measure = text.parse().expect("a scaled symbol");
        let back = measure.from_base(measure.to_base(value));
        prop_assert!((back - value).abs() <= 2.0 * f64::EPSILON * value.abs());
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in "\\PC{0,40}") {
        let _ = text.parse::<Measure>();
    }
}

#[test]
fn physical_symbols_agree_with_their_definitions() {
    let base = |text: &str| text.parse::<Measure>().map(|m| (m.to_base(1.0), m.unit())).expect(text);
    assert_eq!(base("kWh"), (3.6e6, Unit::JOULE));
    assert_eq!(base("W").1, Unit::JOULE / Unit::SECOND);
    assert_eq!(base("kWh/day").1, Unit::WATT);
    assert_eq!(base("GB/s"), (8e9, Unit::BIT / Unit::SECOND));
    assert_eq!(base("month"), (1.0 / 12.0, Unit::YEAR));
    assert_eq!(base("GFLOP/ms"), (1e12, Unit::FLOP / Unit::SECOND));
    assert_eq!(base("doubling/month"), (12.0, Unit::DOUBLING / Unit::YEAR));
}

#[test]
fn energy_is_written_as_energy() {
    assert_eq!((Unit::JOULE / Unit::EVENT).to_string(), "J/event");
    assert_eq!(Unit::WATT.to_string(), "W");
    assert_eq!((Unit::FLOP / Unit::JOULE).to_string(), "FLOP/J");
}

#[test]
fn what_is_no_unit_is_named() {
    for (text, symbol) in [
        ("neurons", "neurons"),
        ("synapse/", ""),
        ("m^0", "m^0"),
        ("s^999", "s^999"),
        ("a b", "a b"),
        ("EFLOP^20", "EFLOP^20"),
    ] {
        assert_eq!(text.parse::<Measure>().map_err(|error| error.symbol), Err(symbol.to_owned()), "{text}");
    }
}

#[test]
fn only_what_counts_counts() {
    assert!((Unit::SYNAPSE / Unit::NEURON).is_count());
    assert!(!Unit::KILOGRAM.is_count());
    assert!(!Unit::NONE.is_count());
}
