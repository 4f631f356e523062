//! Part IV, recent trends, and the conclusion: when a machine reaches the brain.

use neuroscale_hpc::{
    Hpcg, Observation, Top500, crossing_year, doubling_time, doubling_time_of, doublings, doublings_in, gap,
    growth_factor, growth_of_doubling_time, performance_at, year_after, years_between,
};
use neuroscale_quantity::{Ring, Unit};

use crate::lists::{first_to_reach, last_hpcg};
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    periods(d)?;
    moore(d)?;
    slower(d)?;
    beyond(d)?;
    conclusion(d)?;
    so_far(d)
}

/// What the head of HPCG does on the last list, over what each scenario wants by then.
fn so_far(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let lists = Hpcg::heads(d.package())?;
    let last = last_hpcg(&lists, f64::INFINITY)?;
    let (date, head) = (d.found(&last.date), d.found(&last.performance));
    let (fastest, brain) = (d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?);
    let start = Observation { year: d.assumed("base-date")?, value: fastest };
    let printed = doubling_time(start, Observation { year: d.stated("dl-year-moore")?, value: brain });
    let (history, slow) = (d.stated("dl-period-history")?, d.stated("dl-period-slow")?);
    for (id, period) in [("dl-year-moore", printed), ("dl-year-history", history), ("dl-year-slow", slow)] {
        d.so_far(id, gap(performance_at(start, period, date), head))?;
    }
    Ok(())
}

fn periods(d: &mut Document<'_>) -> Result<(), ClaimError> {
    growth_slowed(d)?;
    d.input("dl-caption-period-1")?;
    let of_factories = d.input("dl-caption-period-2")?;
    let year = d.assumed("growth-period")?;
    d.derive("dl-fab-growth-caption", growth_of_doubling_time(of_factories, year))?;
    let fastest = d.stated("dl-fastest-hpcg")?;
    d.derive("dl-doublings", doublings(fastest, d.stated("dl-brain-flops")?))?;
    let period = d.input("dl-period-history")?;
    let span = d.input("dl-history-span")?;
    d.derive("dl-growth-60-years", doublings_in(span, period))
}

/// Doubling times of the five years before the post over those before: of the 500th machine, and of all 500 together.
fn growth_slowed(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-growth-slowed")?;
    let post = d.number(d.assumed("base-date")?)?;
    for column in ["rank500_rmax_gflops", "sum500_rmax_gflops"] {
        let series = crate::lists::column_of_top500(d.package(), column)?;
        let slowed = crate::lists::slowing(&series, post - 5.0, post)?;
        let slowed = d.found(&slowed);
        d.evidence("dl-growth-slowed", &[slowed])?;
    }
    d.note("dl-growth-slowed", "measured: the 500th machine and the sum of all 500, the five years before the post over those before")
}

fn moore(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let (fastest, brain) = (d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?);
    let base_date = d.assumed("base-date")?;
    let whole = d.assumed("whole-doublings")?;
    let popular = d.assumed("moore-doubling-popular")?;
    let original = d.assumed("moore-doubling-original")?;
    let revised = d.assumed("moore-doubling-revised")?;
    let start = Observation { year: base_date, value: fastest };
    let from_2013 = Observation { year: d.stated("dl-fastest-date")?, value: fastest };
    d.readings(
        "dl-year-moore",
        &[
            ("18 months", crossing_year(start, popular, brain).into()),
            ("12 months", crossing_year(start, original, brain).into()),
            ("24 months", crossing_year(start, revised, brain).into()),
            ("18 months, from July 2013", crossing_year(from_2013, popular, brain).into()),
            ("18 months, 21 doublings", year_after(base_date, whole, popular).into()),
        ],
    )?;
    let reached = Observation { year: d.stated("dl-year-moore")?, value: brain };
    let span = years_between(base_date, reached.year);
    d.readings(
        "dl-moore-period",
        &[
            ("from the post", doubling_time(start, reached).into()),
            ("from the post, 21 doublings", doubling_time_of(span, whole).into()),
            ("from July 2013", doubling_time(from_2013, reached).into()),
        ],
    )
}

fn slower(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let (fastest, brain) = (d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?);
    let base_date = d.assumed("base-date")?;
    let whole = d.assumed("whole-doublings")?;
    let start = Observation { year: base_date, value: fastest };
    let from_2013 = Observation { year: d.stated("dl-fastest-date")?, value: fastest };
    let history = d.stated("dl-period-history")?;
    d.readings(
        "dl-year-history",
        &[
            ("from the post", crossing_year(start, history, brain).into()),
            ("from the post, 21 doublings", year_after(base_date, whole, history).into()),
            ("from July 2013", crossing_year(from_2013, history, brain).into()),
        ],
    )?;
    let slow = d.input("dl-period-slow")?;
    d.readings(
        "dl-year-slow",
        &[
            ("from the post", crossing_year(start, slow, brain).into()),
            ("from the post, 21 doublings", year_after(base_date, whole, slow).into()),
            ("from July 2013", crossing_year(from_2013, slow, brain).into()),
        ],
    )
}

fn beyond(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let (fastest, brain) = (d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?);
    let base_date = d.assumed("base-date")?;
    let start = Observation { year: base_date, value: fastest };
    let slow = d.stated("dl-period-slow")?;
    let year = d.input("dl-year-beyond")?;
    let left = doublings_in(years_between(base_date, year), slow) - d.assumed("whole-doublings")?;
    d.readings(
        "dl-beyond-factor",
        &[
            ("20.82 doublings reach the brain", gap(brain, performance_at(start, slow, year)).into()),
            ("21 doublings reach the brain", growth_factor(left).into()),
        ],
    )?;
    d.input("dl-border-year")?;
    Ok(())
}

fn conclusion(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let (fastest, brain) = (d.stated("dl-fastest-hpcg")?, d.stated("dl-brain-flops")?);
    let start = Observation { year: d.assumed("base-date")?, value: fastest };
    let slow = d.stated("dl-period-slow")?;
    d.given("dl-conclusion-operations", brain.counted_as(Unit::OPERATION / Unit::SECOND))?;
    let with_backpropagation = brain * d.stated("dl-backpropagation-factor")?;
    d.readings(
        "dl-conclusion-late",
        &[
            ("as the slow scenario", crossing_year(start, slow, brain).into()),
            (
                "with signals that travel back, one doubling more",
                crossing_year(start, slow, with_backpropagation).into(),
            ),
        ],
    )?;
    let lists = Top500::read(d.package())?;
    let exascale = d.number(d.assumed("exascale")?)?;
    let reached = d.found(&first_to_reach(&lists, exascale)?.date);
    d.input("dl-exascale")?;
    d.came("dl-exascale", reached)?;
    d.evidence("dl-exascale", &[reached])
}
