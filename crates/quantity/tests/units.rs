//! Laws of units and measures.

use neuroscale_quantity::{Declaration, DeclarationError, Measure, Unit, Units};
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

#[test]
fn an_unknown_symbol_is_answered_with_the_nearest_known_ones() {
    let near = |text: &str| text.parse::<Measure>().expect_err(text).nearest.join(" ");
    for (text, nearest) in [
        ("seconds", "s"),
        ("sec", "s"),
        ("hours", "h"),
        ("years", "year"),
        ("metres", "m"),
        ("µs", "us"),
        ("milliseconds", "ms"),
        ("kilowatthours", "kWh"),
        ("GFlops", "GFLOP/s"),
        ("flops", "FLOP/s"),
        ("petaflops", "PFLOP/s"),
        ("watt", "W"),
        ("Megawatt", "MW"),
        ("Kg", "kg"),
        ("mw", "mW MW"),
        ("m²", "m^2"),
        ("kW·h", "kW*h"),
        ("synapse per neuron", "synapse/neuron"),
        ("FLOP/s/W", "FLOP/s*W"),
        ("neurons", "neuron"),
        ("nueron", "neuron"),
        ("synapses/neuron", "synapse"),
        ("params", "parameter"),
        ("dollars", "USD"),
        ("%", "percent"),
        ("EUR", ""),
        ("GPU", ""),
        ("S", "s"),
        ("syn", "synapse"),
        ("ne", ""),
        ("yaer", "year"),
        ("eyar", "year"),
        ("", ""),
    ] {
        assert_eq!(near(text), nearest, "{text}");
    }
}

#[test]
fn an_unknown_symbol_is_told_how_to_be_declared() {
    let message = |text: &str| text.parse::<Measure>().expect_err(text).to_string();
    assert_eq!(
        message("neurons"),
        "`neurons` is not a known unit symbol; did you mean `neuron`? Otherwise declare it by a row of units.csv (symbol,is,meaning)"
    );
    assert_eq!(
        message("EUR/GPU"),
        "`EUR` is not a known unit symbol; declare it by a row of units.csv (symbol,is,meaning)"
    );
    assert_eq!(message("m²"), "`m²` is not a known unit symbol; did you mean `m^2`?");
    assert_eq!(
        message("s^999"),
        "`s^999` is not a known unit symbol; write symbols joined by `*`, powers such as `m^2`, and at most one `/`"
    );
}

fn declared(rows: &[(&str, &str)]) -> Result<Units, DeclarationError> {
    Units::declare(rows.iter().map(|(symbol, is)| Declaration { symbol, is }))
}

#[test]
fn a_package_counts_and_converts_in_symbols_of_its_own() {
    let rows = [
        ("rack", "42 GPU"),
        ("EUR", ""),
        ("GPU", ""),
        ("neurons", ""),
        ("mm3", "1e-9 m3"),
        ("day", "86400 s"),
        ("fortnight", "14 day"),
        ("dozen", "12"),
        ("€", "EUR"),
    ];
    for rows in [rows.to_vec(), rows.into_iter().rev().collect()] {
        let units = declared(&rows).expect("units");
        let base =
            |text: &str| units.measure(text).map(|m| (m.to_base(1.0), m.unit().to_string())).expect(text);
        assert_eq!(base("EUR/GPU*day"), (1.0 / 86400.0, "EUR/s*GPU".to_owned()));
        assert_eq!(base("W/rack"), (1.0 / 42.0, "W/GPU".to_owned()));
        assert_eq!(base("fortnight"), (1_209_600.0, "s".to_owned()));
        assert_eq!(base("dozen"), (12.0, "1".to_owned()));
        assert_eq!(base("€^2").1, "EUR^2");
        assert!(units.measure("neurons").expect("declared").unit().is_count());
        assert_eq!(units.measure("gpus").expect_err("no symbol").nearest, ["GPU"]);
    }
}

#[test]
fn a_symbol_may_be_declared_again_as_what_it_is_but_for_rounding() {
    for rows in [
        [("month", "1 month")],
        [("month", "0.08333333333333333 year")],
        [("day", "24 h")],
        [("day", "86400.00000000001 s")],
        [("s", "1 s")],
    ] {
        assert_eq!(declared(&rows).map(|_| ()), Ok(()), "{rows:?}");
    }
    for rows in [[("day", "86400.000001 s")], [("month", "12 year")], [("day", "86400 m")]] {
        assert!(matches!(declared(&rows), Err(DeclarationError::Conflict { .. })), "{rows:?}");
    }
}

#[test]
fn a_declaration_that_cannot_be_is_refused() {
    let message = |rows: &[(&str, &str)]| declared(rows).expect_err("refused").to_string();
    for (rows, expected) in [
        (
            &[("day", "86000 s")][..],
            "`day` is 86400 s already, and cannot be 86000 s as well; take another symbol",
        ),
        (&[("min", "")], "`min` is 60 s already, and cannot be 1 min as well; take another symbol"),
        (&[("kg", "2 kg")], "`kg` is 1 kg already, and cannot be 2 kg as well; take another symbol"),
        (
            &[("month", "0.08 year")],
            "`month` is 0.0833333 year already, and cannot be 0.08 year as well; take another symbol",
        ),
        (
            &[("box", "2 cell"), ("box", "3 cell")],
            "`box` is 2 cell already, and cannot be 3 cell as well; take another symbol",
        ),
        (&[("a", "2 a")], "`a` is declared by itself: `a` is 2 a; declare one of them by a known unit"),
        (
            &[("d", "2 a"), ("a", "2 b"), ("b", "3 c/s"), ("c", "a")],
            "`a` is declared by itself: `a` is 2 b, `b` is 3 c/s, `c` is a; declare one of them by a known unit",
        ),
        (
            &[("b", "2 a"), ("a", "2 seconds")],
            "`a`: `seconds` is not a known unit symbol; did you mean `s`? Otherwise declare it by a row of units.csv (symbol,is,meaning)",
        ),
        (
            &[("a", "-2 s")],
            "`a` is declared as `-2 s`; expected a positive number and a unit, such as `86400 s`, or nothing for a symbol that counts",
        ),
        (
            &[("a", "some s")],
            "`a` is declared as `some s`; expected a positive number and a unit, such as `86400 s`, or nothing for a symbol that counts",
        ),
        (
            &[("a", "1e999 s")],
            "`a` is declared as `1e999 s`; expected a positive number and a unit, such as `86400 s`, or nothing for a symbol that counts",
        ),
        (
            &[("m/s", "")],
            "`m/s` cannot be a symbol; expected at most 16 bytes that begin with no digit, sign or point and hold no spaces, commas, quotes, `*`, `/` or `^`",
        ),
    ] {
        assert_eq!(message(rows), expected);
    }
    for symbol in ["", "2x", "-x", "a b", "a,b", "a*b", "a^2", "seventeen letters", "12345678901234567"] {
        assert!(matches!(declared(&[(symbol, "")]), Err(DeclarationError::Symbol { .. })), "{symbol}");
    }
    let many: Vec<String> = (0..=Units::MOST).map(|index| format!("u{index}")).collect();
    let many: Vec<_> = many.iter().map(|symbol| (symbol.as_str(), "")).collect();
    assert!(declared(&many[1..]).is_ok());
    assert_eq!(declared(&many), Err(DeclarationError::TooMany));
}

#[test]
fn a_unit_holds_three_symbols_of_ones_own() {
    let own = |symbol| Unit::counting(symbol).expect("a symbol");
    let [a, b, c, d] = ["A", "B", "C", "sixteen_letters_"].map(own);
    let three = c * b * a;
    assert_eq!((three / Unit::SECOND).to_string(), "A*B*C/s");
    assert_eq!(three.checked_mul(d), None);
    assert_eq!(
        three.checked_mul(d / a).map(|unit| unit.to_string()).as_deref(),
        Some("B*C*sixteen_letters_")
    );
    assert_eq!(three / three, Unit::NONE);
    assert_eq!(three.checked_pow(2).and_then(Unit::root), Some(three));
    assert_eq!(three.root(), None);
    assert_eq!((a * Unit::METRE).physical(), Unit::METRE);
    assert_eq!(a.checked_pow(127).and_then(|most| most.checked_mul(a)), None);
}
