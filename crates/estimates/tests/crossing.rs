//! When machines compute as much as a brain: reference numbers, a second way to the distribution, and what it says of
//! paths that never arrive.
//!
//! Reference numbers were computed apart from this project with numpy and scipy from the same lists.

use approx::assert_relative_eq;
use neuroscale_anatomy::PopulationSet;
use neuroscale_estimates::{ComputingPower, Crossing, Reading};
use neuroscale_hpc::ForecastModel;
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::{Package, Spread};
use neuroscale_uncertainty::{Model, Sampling, Scale};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const STREAMING: Reading = Reading::Cascade(Convention::Streaming);

/// As many samples as a test needs to tell a hundredth.
const SAMPLES: usize = 1 << 14;

fn crossing(package: &Package, reading: Reading) -> Result<Crossing, Box<dyn std::error::Error>> {
    let set = PopulationSet::human_brain(package)?;
    Ok(Crossing::of(package, &set, reading)?)
}

/// The tables with other heads of HPCG, in TFLOP/s, of the Junes from 2014 on.
fn with_heads(heads: &[f64]) -> Result<Package, Box<dyn std::error::Error>> {
    let header = "list,rank,system,hpcg_tflops,hpl_rmax_tflops,top500_rank,cores,source".to_owned();
    let row = |(year, head): (u16, &f64)| format!("{year}-06,1,A,{head},1000,1,1,hpcg-lists");
    let table: Vec<String> = std::iter::once(header).chain((2014..).zip(heads).map(row)).collect();
    let mut files = neuroscale_data::files();
    files.insert("machines/hpcg.csv".to_owned(), (table.join("\n") + "\n").into_bytes());
    Ok(Package::read(&files)?)
}

fn dates(crossing: &Crossing) -> Result<Vec<f64>, Box<dyn std::error::Error>> {
    let mut dates = vec![0.0; SAMPLES];
    crossing.model()?.fill(&Sampling::default(), 0, &mut dates)?;
    Ok(dates)
}

fn share(dates: &[f64], until: f64) -> f64 {
    dates.iter().filter(|date| **date <= until).count() as f64 / dates.len() as f64
}

/// Reference: 0.437136 doublings a year; ∓ 1.713872, the 95 % point of Student's t with 23 degrees of freedom, ×
/// 0.235261.
#[test]
fn the_growth_is_that_of_the_walk_and_spreads_as_students_t() -> Outcome {
    let crossing = crossing(&neuroscale_data::package()?, STREAMING)?;
    let Spread::Normal { low, high } = crossing.growth.spread() else { return Err("no spread".into()) };
    assert_relative_eq!(crossing.growth.value(), 0.43713567541978254, max_relative = 1e-12);
    assert_relative_eq!(low, 0.43713567541978254 - 1.7138715277 * 0.23526086133626548, max_relative = 1e-8);
    assert_relative_eq!(high, 0.43713567541978254 + 1.7138715277 * 0.23526086133626548, max_relative = 1e-8);
    assert_relative_eq!(crossing.doubling_time.value(), 2.2876192821363697, max_relative = 1e-12);
    assert_eq!(crossing.start.edition.to_string(), "2026-06");
    Ok(())
}

/// With the mean growth the path is a straight line: the last date and so many doubling times.
#[test]
fn the_year_is_where_the_mean_growth_leads() -> Outcome {
    let crossing = crossing(&neuroscale_data::package()?, STREAMING)?;
    let missing = neuroscale_hpc::doublings(crossing.start.performance.value(), crossing.brain.value());
    let expected = crossing.start.date.value() + missing * crossing.doubling_time.value();
    assert_relative_eq!(crossing.year.value(), expected, max_relative = 1e-12);
    assert_eq!(crossing.year.unit().to_string(), "year");
    Ok(())
}

/// A second way: the probability that a date is past is the mean, over what the brain may compute, of the probability
/// that the walk's forecast of that date exceeds it.
#[test]
fn the_dates_are_distributed_as_the_forecasts_exceed_the_brain() -> Outcome {
    let package = neuroscale_data::package()?;
    let set = PopulationSet::human_brain(&package)?;
    for reading in Reading::ALL.into_iter().skip(1) {
        let (crossing, mut brains) = (crossing(&package, reading)?, vec![0.0; SAMPLES]);
        let power = ComputingPower::of(&package, &set, reading)?;
        Model::of(&power.flops)?.fill(&Sampling::default(), 0, &mut brains)?;
        let dates = dates(&crossing)?;
        for year in [2032.0, 2040.0, 2060.0, 2100.0, 2500.0] {
            let forecast = crossing.walk.forecast(year).ok_or("a later date")?;
            let expected =
                brains.iter().map(|brain| forecast.exceedance(*brain)).sum::<f64>() / SAMPLES as f64;
            assert_relative_eq!(share(&dates, year), expected, epsilon = 0.003);
        }
    }
    Ok(())
}

/// Reference: 0.038001738376372 at 24 steps; every brain of this reading lies ahead, so no path is there already.
#[test]
fn paths_that_never_arrive_are_counted_among_all() -> Outcome {
    let crossing = crossing(&neuroscale_data::package()?, STREAMING)?;
    let answer = crossing.model()?.sampled(&Sampling::default())?;
    assert_relative_eq!(Crossing::never(&answer).value, 0.038001738376372, epsilon = 1e-3);
    assert_relative_eq!(share(&dates(&crossing)?, f64::MAX), 1.0 - 0.038001738376372, epsilon = 1e-3);
    assert!(answer.quantile(0.97).value == f64::INFINITY && answer.quantile(0.9).value < 2200.0);
    Ok(())
}

/// Growth that is as likely negative as not leaves half of the paths short for ever, and the 95 % point with them.
#[test]
fn where_more_than_a_twentieth_never_arrives_the_upper_end_is_never() -> Outcome {
    let crossing = crossing(&with_heads(&[500.0, 510.0, 490.0, 505.0])?, STREAMING)?;
    let answer = crossing.model()?.sampled(&Sampling::default())?;
    let never = Crossing::never(&answer).value;
    assert!((0.3..0.5).contains(&never), "{never}");
    assert_relative_eq!(never, crossing.walk.never(1e30), epsilon = 0.01);
    let [low, high] = answer.interval(0.9);
    assert!(low.value > crossing.start.date.value() && low.value.is_finite() && high.value == f64::INFINITY);
    Ok(())
}

/// The head did 0.6027e15 in November 2016 and 2.9258e15 in June 2018; until then none did more than 0.623e15.
#[test]
fn a_brain_that_is_reached_has_the_date_of_the_list_that_reached_it() -> Outcome {
    let package = neuroscale_data::package()?;
    let points = crossing(&package, Reading::PointNeurons)?;
    assert!((0.623e15..2.9258e15).contains(&points.brain.value()));
    assert_relative_eq!(points.year.value(), 2018.0 + 5.5 / 12.0, max_relative = 1e-15);
    let (dates, mut lists) = (dates(&points)?, neuroscale_hpc::Hpcg::heads(&package)?);
    lists.retain(|list| list.performance.value() < 2e16);
    for date in dates.iter().filter(|date| **date < points.start.date.value()) {
        assert!(lists.iter().any(|list| list.date.value().to_bits() == date.to_bits()), "{date}");
    }
    // From one list to the next that is faster nothing is reached.
    assert_relative_eq!(share(&dates, 2015.0), share(&dates, 2016.5));
    Ok(())
}

#[test]
fn a_dearer_reading_is_reached_later() -> Outcome {
    let package = neuroscale_data::package()?;
    let year = |reading| crossing(&package, reading).map(|crossing| crossing.year.value());
    let years = Reading::ALL.map(year).into_iter().collect::<Result<Vec<_>, _>>()?;
    assert!(years.is_sorted(), "{years:?}");
    Ok(())
}

/// Half of the dates are earlier than their middle, and the paths that never arrive share the middle of what is left.
#[test]
fn ranks_are_even_between_the_earliest_date_and_never() -> Outcome {
    let crossing = crossing(&neuroscale_data::package()?, STREAMING)?;
    let mut ranks = vec![0.0; SAMPLES];
    crossing.ranked(&Sampling::default())?.fill(&Sampling::default(), 0, &mut ranks)?;
    assert_relative_eq!(ranks.iter().sum::<f64>() / SAMPLES as f64, 0.5, epsilon = 1e-9);
    for until in [0.1, 0.5, 0.9] {
        assert_relative_eq!(share(&ranks, until), until, epsilon = 1e-3);
    }
    let last = ranks.iter().copied().fold(0.0, f64::max);
    assert_relative_eq!(last, 1.0 - 0.038001738376372 / 2.0, epsilon = 1e-3);
    Ok(())
}

/// A second way: over a grid of brains, each as likely, and of growths, each as likely, the total index of the growth
/// is the mean variance of the ranks with one brain over the variance of all ranks.
#[test]
fn growth_decides_the_year_under_every_cascade() -> Outcome {
    let package = neuroscale_data::package()?;
    for reading in Reading::ALL.into_iter().skip(1) {
        let crossing = crossing(&package, reading)?;
        let indices =
            crossing.ranked(&Sampling::default())?.sensitivity(&Sampling::default(), Scale::Linear)?;
        let growth = crossing.growth.address().to_string();
        let growth = indices.iter().find(|index| index.input == growth).ok_or("no growth")?;
        assert_relative_eq!(
            growth.total.value,
            share_of_growth(&package, &crossing, reading)?,
            epsilon = 0.01
        );
        assert!(growth.total.low > 0.85, "{:?}", growth.total);
    }
    Ok(())
}

fn share_of_growth(
    package: &Package,
    crossing: &Crossing,
    reading: Reading,
) -> Result<f64, Box<dyn std::error::Error>> {
    let set = PopulationSet::human_brain(package)?;
    let (mut brains, power) = (vec![0.0; SAMPLES], ComputingPower::of(package, &set, reading)?);
    Model::of(&power.flops)?.fill(&Sampling::default(), 0, &mut brains)?;
    brains.sort_by(f64::total_cmp);
    let growths: Vec<f64> =
        (0..256).filter_map(|i| crossing.walk.growth_quantile((f64::from(i) + 0.5) / 256.0)).collect();
    let dates =
        |brain: &f64| growths.iter().map(|g| crossing.walk.crossing_with_growth(*brain, *g)).collect();
    let rows: Vec<Vec<f64>> = brains.iter().skip(SAMPLES / 256).step_by(SAMPLES / 128).map(dates).collect();
    let mut all = rows.concat();
    all.sort_by(f64::total_cmp);
    let rank = |date: &f64| {
        (all.partition_point(|other| other < date) + all.partition_point(|other| other <= date)) as f64
    };
    let variance = |ranks: &[f64]| {
        let mean = ranks.iter().sum::<f64>() / ranks.len() as f64;
        ranks.iter().map(|rank| (rank - mean) * (rank - mean)).sum::<f64>() / ranks.len() as f64
    };
    let ranks: Vec<Vec<f64>> = rows.iter().map(|row| row.iter().map(rank).collect()).collect();
    let within = ranks.iter().map(|row| variance(row)).sum::<f64>() / ranks.len() as f64;
    Ok(within / variance(&ranks.concat()))
}

/// Two lists have one step, which varies from no other.
#[test]
fn two_lists_are_no_walk() -> Outcome {
    let refused = crossing(&with_heads(&[500.0, 510.0])?, STREAMING).map_err(|error| error.to_string());
    let message =
        "machines/hpcg.csv: no growth can be fitted: 2 observations were given; the fit needs 3 or more";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}
