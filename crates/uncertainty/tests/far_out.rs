//! Every family over the whole range of its parameters, tails included, against 50-digit references.
//!
//! `reference/far*.csv` were computed with mpmath 1.3 at 60 digits from the textbook formulas: `erfc`, `loggamma`, the
//! hypergeometric series of the incomplete beta function, sums of Poisson masses, and Newton's method for quantiles. A
//! cell without a number is one that a double cannot hold.

#![allow(clippy::float_cmp)]

use neuroscale_uncertainty::{Distribution, DistributionError};

/// Of a double's 1.1e-16, a thousandfold: an exponent of −700 alone loses that much.
const TOLERANCE: f64 = 2e-12;

/// A distribution by its name in the reference: `family:parameter:…|lower end:upper end`.
fn distribution(name: &str) -> Result<Distribution, DistributionError> {
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let (whole, ends) = name.split_once('|').map_or((name, None), |(whole, ends)| (whole, Some(ends)));
    let (family, parameters) = whole.split_once(':').expect("parameters");
    let parameters: Vec<f64> = parameters.split(':').map(number).collect();
    let family = match (family, &parameters[..]) {
        ("normal", [mean, sd]) => Distribution::normal(*mean, *sd),
        ("lognormal", [mu, sigma]) => Distribution::lognormal(*mu, *sigma),
        ("uniform", [low, high]) => Distribution::uniform(*low, *high),
        ("loguniform", [low, high]) => Distribution::log_uniform(*low, *high),
        ("triangular", [low, mode, high]) => Distribution::triangular(*low, *mode, *high),
        ("beta", [a, b]) => Distribution::beta(*a, *b),
        ("student", [location, scale, freedom]) => Distribution::student_t(*location, *scale, *freedom),
        ("poisson", [rate]) => Distribution::poisson(*rate),
        _ => panic!("{name} is no family"),
    }?;
    match ends.and_then(|ends| ends.split_once(':')) {
        Some((low, high)) => family.truncated(number(low), number(high)),
        None => Ok(family),
    }
}

/// The rows of a reference whose cells, from the second on, a function of the distribution and the cell `x` should give.
fn check(reference: &str, of: impl Fn(&Distribution, f64) -> Vec<f64>) {
    let mut wrong = vec![];
    for line in reference.lines().skip(1) {
        let mut cells = line.split(',');
        let family = distribution(cells.next().expect("a name")).expect("good parameters");
        let cells: Vec<&str> = cells.collect();
        let at = cells[0].parse().expect("a number");
        let found = of(&family, at);
        let expected = &cells[cells.len() - found.len()..];
        for (found, expected) in found.iter().zip(expected).filter(|(_, expected)| !expected.is_empty()) {
            let expected: f64 = expected.parse().expect("a number");
            let close = (found - expected).abs() <= TOLERANCE * expected.abs();
            if !close {
                wrong.push(format!("{line}: {found:e} is not {expected:e}: {:e}", found / expected - 1.0));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cells\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn densities_and_both_sides_of_every_family_are_right_however_far_out() {
    check(include_str!("reference/far.csv"), |family, x| {
        vec![family.density(x), family.cumulative(x), family.exceedance(x)]
    });
}

#[test]
fn quantiles_of_every_family_are_right_however_far_out() {
    check(include_str!("reference/far_quantiles.csv"), |family, p| vec![family.quantile(p)]);
}

#[test]
fn means_of_what_a_truncation_leaves_are_right_however_far_out() {
    check(include_str!("reference/far_means.csv"), |family, _| vec![family.mean().unwrap_or(f64::NAN)]);
}
