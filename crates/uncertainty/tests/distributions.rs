//! Laws that every distribution keeps, and references for those whose functions are hard to compute.

#![allow(clippy::float_cmp)]

use neuroscale_uncertainty::{Distribution, Stream};

/// One of each family, some of them awkward.
fn families() -> Vec<(&'static str, Distribution)> {
    let made = || -> Result<_, neuroscale_uncertainty::DistributionError> {
        let lognormal = Distribution::lognormal_between(1.0, 3.0, 0.9)?;
        let mixture =
            Distribution::mixture(&[(lognormal.clone(), 0.3), (Distribution::normal(10.0, 1.0)?, 0.7)])?;
        Ok(vec![
            ("normal", Distribution::normal(-3.0, 2.0)?),
            ("lognormal", lognormal.clone()),
            ("uniform", Distribution::uniform_between(4.0, 5.0, 0.8)?),
            ("log-uniform", Distribution::log_uniform(1e-3, 1e6)?),
            ("triangular", Distribution::triangular(0.0, 1.0, 5.0)?),
            ("right triangle", Distribution::triangular(0.0, 0.0, 2.0)?),
            ("left triangle", Distribution::triangular(0.0, 2.0, 2.0)?),
            ("PERT", Distribution::pert(1.0, 2.0, 5.0)?),
            ("beta", Distribution::beta(2.0, 3.0)?),
            ("arcsine", Distribution::beta(0.5, 0.5)?),
            ("Student t", Distribution::student_t(1.0, 2.0, 4.0)?),
            ("Cauchy", Distribution::student_t(0.0, 1.0, 1.0)?),
            ("mixture", mixture.clone()),
            ("truncated normal", Distribution::normal(0.0, 1.0)?.truncated(0.5, f64::INFINITY)?),
            ("far tail", Distribution::normal(0.0, 1.0)?.truncated(30.0, 31.0)?),
            ("truncated lognormal", lognormal.truncated(1.0, 2.0)?),
            ("truncated log-uniform", Distribution::log_uniform(1.0, 1e3)?.truncated(0.0, 30.0)?),
            ("truncated mixture", mixture.truncated(2.0, 10.0)?),
            ("truncated twice", Distribution::uniform(0.0, 10.0)?.truncated(1.0, 9.0)?.truncated(2.0, 3.0)?),
        ])
    };
    made().expect("good parameters")
}

fn counts() -> Vec<(&'static str, Distribution)> {
    let made = || -> Result<_, neuroscale_uncertainty::DistributionError> {
        let die: Vec<(f64, f64)> = (1..=6).map(|face| (f64::from(face), 1.0 / 6.0)).collect();
        Ok(vec![
            ("exact", Distribution::exact(-2.5)?),
            ("die", Distribution::discrete(&die)?),
            ("loaded", Distribution::discrete(&[(3.0, 0.5), (-1.0, 0.25), (3.0, 0.25), (7.0, 0.0)])?),
            ("rare", Distribution::poisson(0.01)?),
            ("often", Distribution::poisson(1234.5)?),
            ("some faces", Distribution::discrete(&die)?.truncated(2.0, 4.5)?),
        ])
    };
    made().expect("good parameters")
}

const PROBABILITIES: [f64; 9] = [1e-12, 1e-6, 0.01, 0.2, 0.5, 0.7, 0.99, 0.999999, 1.0 - 1e-12];

#[test]
fn the_quantile_is_the_inverse_of_the_cumulative_function() {
    for (name, family) in families() {
        for p in PROBABILITIES {
            let x = family.quantile(p);
            let (lower, upper) = (family.cumulative(x), family.exceedance(x));
            // A quantile is a double, often a sum: its neighbours differ in probability by the density times
            // their distance.
            let size = x.abs() + family.quantile(0.5).abs();
            let tolerance = 1e-10 * p.min(1.0 - p) + 4.0 * family.density(x) * size * f64::EPSILON;
            assert!((lower - p).abs() <= tolerance + 4e-16, "{name}: {p} gives {x}, which gives {lower}");
            assert!(
                (upper - (1.0 - p)).abs() <= tolerance + 4e-16,
                "{name}: {p} gives {x}, exceeded by {upper}"
            );
        }
    }
}

#[test]
fn the_quantile_of_single_values_is_the_first_that_reaches_the_probability() {
    for (name, family) in counts() {
        for p in PROBABILITIES {
            let x = family.quantile(p);
            assert!(family.cumulative(x) >= p, "{name}: {p} gives {x}");
            assert!(family.cumulative(x - 1e-9) < p, "{name}: {p} gives {x}");
        }
    }
}

#[test]
fn the_cumulative_function_and_the_exceedance_sum_to_one_and_never_turn_back() {
    for (name, family) in families().into_iter().chain(counts()) {
        let mut last = 0.0;
        for step in -400..=400 {
            let x = f64::from(step) / 10.0;
            let (lower, upper) = (family.cumulative(x), family.exceedance(x));
            assert!((lower + upper - 1.0).abs() < 1e-14, "{name} at {x}: {lower} and {upper}");
            assert!(
                lower >= last - 1e-15 && (0.0..=1.0).contains(&lower),
                "{name} at {x}: {last}, then {lower}"
            );
            last = lower;
        }
    }
}

/// The weights of the one and the masses of the other sum to a little more than one in doubles.
#[test]
fn no_sum_of_probabilities_exceeds_one() {
    let made = || {
        let part = |place: i32| Ok((Distribution::normal(f64::from(place), 1.0)?, 1.0 / 59.0));
        Ok([
            Distribution::mixture(&(0..59).map(part).collect::<Result<Vec<_>, _>>()?)?,
            Distribution::poisson(44.08230798937962)?,
        ])
    };
    let families: Result<_, neuroscale_uncertainty::DistributionError> = made();
    for family in families.expect("good parameters") {
        for probability in [-100.0, 0.0, 1e3].map(|x| [family.cumulative(x), family.exceedance(x)]).concat() {
            assert!((0.0..=1.0).contains(&probability), "{probability:?}");
        }
    }
}

#[test]
fn the_density_is_the_slope_of_the_cumulative_function() {
    for (name, family) in families() {
        for p in [0.03, 0.25, 0.45, 0.6, 0.9] {
            let x = family.quantile(p);
            let step = 1e-3 * (family.quantile(p + 0.01) - family.quantile(p - 0.01));
            let slope = (family.cumulative(x + step) - family.cumulative(x - step)) / (2.0 * step);
            assert!(
                (family.density(x) / slope - 1.0).abs() < 1e-5,
                "{name} at {x}: {} and {slope}",
                family.density(x)
            );
        }
    }
}

#[test]
fn a_sample_has_the_distribution_it_was_drawn_from() {
    const DRAWS: usize = 20_000;
    for (name, family) in families().into_iter().chain(counts()) {
        let mut sample = vec![0.0; DRAWS];
        Stream::new(3, name).fill(0, &mut sample);
        family.transform(&mut sample);
        for p in [0.05, 0.3, 0.5, 0.8, 0.95] {
            let x = family.quantile(p);
            let share = sample.iter().filter(|value| **value <= x).count() as f64 / DRAWS as f64;
            let expected = family.cumulative(x);
            let error = (expected * (1.0 - expected) / DRAWS as f64).sqrt();
            assert!((share - expected).abs() <= 4.5 * error, "{name}: {share} up to {x}, not {expected}");
        }
    }
}

/// Beta and Student t columns come from a table, all others have the bits of the quantile function.
#[test]
fn a_column_holds_the_quantiles_of_its_numbers() {
    let tabulated = ["PERT", "beta", "arcsine", "Student t", "Cauchy"];
    for (name, family) in families().into_iter().chain(counts()).filter(|(name, _)| *name != "mixture") {
        let mut numbers = vec![0.0; 700];
        Stream::new(0, name).fill(0, &mut numbers);
        numbers.extend([f64::EPSILON / 2.0, 1e-12, 1.0 - 1e-12, 0.5, 0.5 + f64::EPSILON / 2.0]);
        let mut values = numbers.clone();
        family.transform(&mut values);
        for (number, value) in numbers.iter().zip(&values) {
            let expected = family.quantile(*number);
            if tabulated.contains(&name) {
                assert!(
                    (value - expected).abs() <= 1e-12 * expected.abs() + 1e-13,
                    "{name} at {number}: {value}, {expected}"
                );
            } else {
                assert_eq!(expected.to_bits(), value.to_bits(), "{name} at {number}");
            }
        }
    }
}

/// By integrating the density's moments: the trapezium rule on ten thousand quantiles.
#[test]
fn the_mean_is_the_average_of_the_quantiles() {
    const CELLS: u32 = 100_000;
    for (name, family) in families().into_iter().chain(counts()) {
        let Some(mean) = family.mean() else { continue };
        let average =
            (0..CELLS).map(|cell| family.quantile((f64::from(cell) + 0.5) / f64::from(CELLS))).sum::<f64>()
                / f64::from(CELLS);
        assert!((average - mean).abs() < 2e-3 * (mean.abs() + 1.0), "{name}: {average} and {mean}");
    }
    assert_eq!(Distribution::student_t(0.0, 1.0, 1.0).expect("Cauchy").mean(), None);
}

/// mpmath 1.3 at 40 digits: `betainc`, `gammainc` and `erfc`, regularised.
#[test]
fn cumulative_functions_agree_with_mpmath() {
    let distribution = |name: &str| match name.split('-').collect::<Vec<_>>()[..] {
        ["beta", a, b] => Distribution::beta(a.parse().expect("a"), b.parse().expect("b")),
        ["pert", ..] => Distribution::pert(1.0, 2.0, 5.0),
        ["t", freedom] => Distribution::student_t(0.0, 1.0, freedom.parse().expect("degrees")),
        ["poisson", rate] => Distribution::poisson(rate.parse().expect("a rate")),
        _ => Distribution::normal(0.0, 1.0),
    };
    for line in include_str!("reference/distributions.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [x, lower, upper] = [1, 2, 3].map(|cell: usize| cells[cell].parse::<f64>().expect("a number"));
        let family = distribution(cells[0]).expect("good parameters");
        let close = |value: f64, expected: f64| (value - expected).abs() <= 1e-11 * expected;
        assert!(close(family.cumulative(x), lower), "{line}: {}", family.cumulative(x));
        assert!(close(family.exceedance(x), upper), "{line}: {}", family.exceedance(x));
    }
}

#[test]
fn intervals_hold_their_coverage() {
    type Between = fn(f64, f64, f64) -> Result<Distribution, neuroscale_uncertainty::DistributionError>;
    let constructors: [Between; 4] = [
        Distribution::normal_between,
        Distribution::lognormal_between,
        Distribution::uniform_between,
        Distribution::log_uniform_between,
    ];
    for between in constructors {
        for coverage in [0.5, 0.9, 0.99] {
            let family = between(8e10, 9.2e10, coverage).expect("an interval");
            assert!((family.cumulative(8e10) - (1.0 - coverage) / 2.0).abs() < 1e-12);
            assert!((family.exceedance(9.2e10) - (1.0 - coverage) / 2.0).abs() < 1e-12);
        }
    }
}

/// Clipping would leave a heap of values at the ends.
#[test]
fn a_truncation_gathers_nothing_at_its_ends() {
    let family = Distribution::normal(0.0, 1.0)
        .and_then(|normal| normal.truncated(-0.5, 1.0))
        .expect("something left");
    let mut sample = vec![0.0; 10_000];
    Stream::new(0, "truncated").fill(0, &mut sample);
    family.transform(&mut sample);
    assert!(sample.iter().all(|value| *value > -0.5 && *value < 1.0));
}
