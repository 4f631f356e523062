//! The kernels against 50-digit references.
//!
//! `reference/*.csv` were computed with mpmath 1.3 at 50 digits: `exp`, `log`, and the normal quantile by Newton's method on `erfc`.

#![allow(clippy::float_cmp)]

use neuroscale_uncertainty::{Distribution, exp, ln, normal_quantile};

fn reference(table: &str) -> Vec<(f64, f64)> {
    let row = |line: &str| {
        let (x, y) = line.split_once(',').expect("two columns");
        (x.parse().expect("a number"), y.parse().expect("a number"))
    };
    table.lines().skip(1).map(row).collect()
}

fn worst(table: &str, f: impl Fn(f64) -> f64) -> f64 {
    let error = |(x, expected): (f64, f64)| {
        if expected == 0.0 { f(x).abs() } else { ((f(x) - expected) / expected).abs() }
    };
    let normal = |row: &(f64, f64)| row.1 == 0.0 || row.1.is_normal();
    reference(table).into_iter().filter(normal).map(error).fold(0.0, f64::max)
}

#[test]
fn the_exponential_is_right_to_fifteen_digits() {
    assert!(worst(include_str!("reference/exp.csv"), exp) < 5e-16);
    assert_eq!(exp(-745.0), 5e-324);
    assert_eq!(
        (exp(f64::INFINITY), exp(f64::NEG_INFINITY), exp(709.79)),
        (f64::INFINITY, 0.0, f64::INFINITY)
    );
    assert!(exp(f64::NAN).is_nan());
}

#[test]
fn the_logarithm_is_right_to_fifteen_digits() {
    assert!(worst(include_str!("reference/ln.csv"), ln) < 5e-16);
    assert_eq!((ln(f64::INFINITY), ln(0.0), ln(-0.0)), (f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY));
    assert!(ln(-1.0).is_nan() && ln(f64::NAN).is_nan());
}

#[test]
fn the_normal_quantile_is_right_to_fifteen_digits_down_to_the_smallest_probability() {
    assert!(worst(include_str!("reference/normal_quantile.csv"), normal_quantile) < 1e-15);
    assert_eq!((normal_quantile(0.0), normal_quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    assert!([-0.1, 1.1, f64::NAN].into_iter().all(|p| normal_quantile(p).is_nan()));
}

#[test]
fn columns_have_the_bits_of_single_values() {
    let normal = Distribution::normal(0.0, 1.0).expect("a distribution");
    let lognormal = Distribution::lognormal(0.3, 2.0).expect("a distribution");
    for (p, _) in reference(include_str!("reference/normal_quantile.csv")) {
        if p < f64::EPSILON / 2.0 {
            continue;
        }
        for family in [&normal, &lognormal] {
            let mut column = [p; 9];
            family.transform(&mut column);
            assert_eq!(column.map(f64::to_bits), [family.quantile(p).to_bits(); 9], "{p}");
        }
    }
}
