//! The introduction and part I: predictions of a singularity, and how fast neuroscience grows.

use neuroscale_hpc::{Top500, changing_doubling_time, share_before, years_between};

use crate::lists::first_to_reach;
use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-century")?;
    d.input("dl-headline-year")?;
    d.input_range("dl-slow-computers")?;
    d.input("dl-human-compute-set")?;
    d.input("dl-strong-ai-year")?;
    d.input("dl-human-compute-year")?;
    let kurzweil = d.number(d.row("compute/estimates.csv", "kurzweil")?)?;
    let lists = Top500::read(d.package())?;
    let reached = d.found(&first_to_reach(&lists, kurzweil)?.date);
    for claim in ["dl-human-compute-set", "dl-human-compute-year"] {
        d.came(claim, reached)?;
        d.note(claim, "judged by Kurzweil's own 2e16 calculations a second, on LINPACK")?;
    }

    let neuroscience = d.input("dl-kurzweil-neuroscience-year")?;
    let doubling = d.input("dl-knowledge-doubling")?;
    let in_2005 = d.input("dl-knowledge-doubling-2005")?;
    let at_the_post = d.input("dl-knowledge-doubling-now")?;
    let changing = changing_doubling_time(in_2005, at_the_post);
    let whole_years = years_between(neuroscience, d.assumed("publication-year")?);
    let to_the_day = years_between(neuroscience, d.assumed("base-date")?);
    let at_one_year = share_before(whole_years, doubling);
    let at_a_changing_pace = share_before(whole_years, changing);
    d.readings(
        "dl-knowledge-share",
        &[
            ("to the year of the post", at_one_year.into()),
            ("to the day of the post", share_before(to_the_day, doubling).into()),
        ],
    )?;
    d.readings(
        "dl-knowledge-share-bound",
        &[
            ("doubling time that falls evenly from that of 2005", at_a_changing_pace.into()),
            ("one year throughout", at_one_year.into()),
        ],
    )?;
    d.readings(
        "dl-knowledge-share-used",
        &[
            ("doubling time that falls evenly from that of 2005", at_a_changing_pace.into()),
            ("one year throughout", at_one_year.into()),
        ],
    )?;

    d.input("dl-discoveries-window")?;
    d.wordy("dl-discoveries-factor")?;
    d.wordy("dl-connections-factor")?;
    d.derive("dl-estimate-age", whole_years)
}
