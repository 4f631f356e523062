//! Growth of the published lists, as recomputed from the lists themselves by another program.

use approx::assert_relative_eq;
use neuroscale_hpc::*;
use neuroscale_quantity::{Package, Quantity, TableError};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn package() -> Result<Package, TableError> {
    neuroscale_data::package()
}

fn observe(date: &Quantity, performance: &Quantity) -> Observation<f64> {
    Observation { year: date.value(), value: performance.value() }
}

fn top500(
    from: &str,
    to: &str,
    column: fn(&Top500) -> Option<&Quantity>,
) -> Result<Vec<Observation<f64>>, Box<dyn std::error::Error>> {
    let span = from.parse::<Edition>()?..=to.parse::<Edition>()?;
    let lists = Top500::read(&package()?)?;
    let within = lists.iter().filter(|list| span.contains(&list.edition));
    Ok(within.filter_map(|list| Some(observe(&list.date, column(list)?))).collect())
}

fn hpcg_heads() -> Result<Vec<Observation<f64>>, Box<dyn std::error::Error>> {
    let last: Edition = "2025-11".parse()?;
    let heads = Hpcg::heads(&package()?)?;
    Ok(heads
        .iter()
        .filter(|head| head.edition <= last)
        .map(|head| observe(&head.date, &head.performance))
        .collect())
}

fn to_two_digits(years: f64) -> String {
    format!("{years:.2}")
}

/// Least squares in `NumPy` over the lists' heads: 1.09 years until 2008, 1.85 years since 2013.
#[test]
fn the_head_of_top500_doubled_every_13_months_and_then_every_22() -> Outcome {
    let early = ExponentialFit::fit(&top500("1993-06", "2008-06", |list| Some(&list.head))?)?;
    let late = ExponentialFit::fit(&top500("2013-06", "2025-11", |list| Some(&list.head))?)?;
    assert_eq!(to_two_digits(early.doubling_time()), "1.09");
    assert_eq!(to_two_digits(late.doubling_time()), "1.85");
    Ok(())
}

/// Least squares in `NumPy` over the sums of the lists.
#[test]
fn the_sum_of_top500_doubles_every_two_years() -> Outcome {
    let sums = ExponentialFit::fit(&top500("2013-06", "2025-11", |list| list.sum.as_ref())?)?;
    assert_eq!(to_two_digits(sums.doubling_time()), "2.02");
    Ok(())
}

/// Least squares in `NumPy`, and the two endpoints: the heads of HPCG are a staircase, so the two differ.
#[test]
fn hpcg_doubles_faster_by_least_squares_than_by_its_endpoints() -> Outcome {
    let heads = hpcg_heads()?;
    let (Some(first), Some(last)) = (heads.first(), heads.last()) else { return Err("no heads".into()) };
    assert_eq!(to_two_digits(ExponentialFit::fit(&heads)?.doubling_time()), "1.76");
    assert_eq!(to_two_digits(doubling_time(*first, *last)), "2.33");
    Ok(())
}

/// Reference computed apart from this project with numpy and scipy: of the heads until November 2025 the
/// Durbin–Watson statistic and the standard error of the slope, of those until June 2026 the autocorrelation and the
/// statistic as well. Independent residuals would have 0 and 2.
#[test]
fn the_residuals_of_hpcg_are_each_like_the_next() -> Outcome {
    let until_2025 = ExponentialFit::fit(&hpcg_heads()?)?;
    let found = [until_2025.durbin_watson(), until_2025.slope_error()].map(Option::unwrap_or_default);
    assert_relative_eq!(found[0], 0.5290818520453481, max_relative = 1e-10);
    assert_relative_eq!(found[1], 0.05134863510816072, max_relative = 1e-10);
    let heads = Hpcg::heads(&package()?)?;
    let all: Vec<_> = heads.iter().map(|head| observe(&head.date, &head.performance)).collect();
    let all = ExponentialFit::fit(&all)?;
    let found = [all.residual_autocorrelation(), all.durbin_watson()].map(Option::unwrap_or_default);
    assert_relative_eq!(found[0], 0.7224175233718958, max_relative = 1e-10);
    assert_relative_eq!(found[1], 0.49601896962683845, max_relative = 1e-10);
    assert_relative_eq!(all.slope(), 0.5476989552715266, max_relative = 1e-10);
    assert_relative_eq!(all.slope_error().unwrap_or_default(), 0.048688408776698805, max_relative = 1e-10);
    Ok(())
}

/// log2(1.075e21 / 0.58e15), by a calculator.
#[test]
fn the_brain_lies_21_doublings_ahead_of_hpcg() {
    assert_eq!(to_two_digits(doublings(0.58e15, 1.075e21)), "20.82");
}

/// The forecasts of `brain-vs-deep-learning`, recomputed in Python: 2046.80 and 2036.39 for Moore's law at 18 and 12
/// months, 2053.05 at 1.8 years, 2078.03 at 3.
#[test]
fn the_forecasts_follow_from_the_post_s_own_numbers() {
    let start = Observation { year: 2015.567, value: 0.58e15 };
    for (doubling_time, year) in [(1.5, "2046.80"), (1.0, "2036.39"), (1.8, "2053.05"), (3.0, "2078.03")] {
        assert_eq!(to_two_digits(crossing_year(start, doubling_time, 1.075e21)), year);
    }
}

/// Every list in the tables is read, in the order of time, with positive performances.
#[test]
fn every_published_list_is_read_in_order() -> Outcome {
    let package = package()?;
    let (top500, green500) = (Top500::read(&package)?, Green500::read(&package)?);
    assert!(top500.is_sorted_by(|a, b| a.edition < b.edition) && top500.len() >= 67);
    assert!(green500.is_sorted_by(|a, b| a.edition < b.edition));
    let hpcg = Hpcg::read(&package)?;
    assert!(hpcg.is_sorted_by(|a, b| (a.edition, a.rank) < (b.edition, b.rank)));
    assert!(HplMxp::read(&package)?.iter().all(|place| place.performance.value() > 1e17));
    assert_eq!(top500[0].power.as_ref().map(Quantity::value), None);
    Ok(())
}

/// A head keeps its row, so that a figure can name it.
#[test]
fn a_list_s_numbers_know_their_cells() -> Outcome {
    let lists = Top500::read(&package()?)?;
    assert_eq!(lists[0].head.address().to_string(), "machines/top500.csv#1993-06:rmax_gflops");
    assert_eq!(lists[0].date.address().to_string(), "machines/top500.csv#1993-06:list");
    assert_eq!(lists[0].head.unit().to_string(), "FLOP/s");
    Ok(())
}
