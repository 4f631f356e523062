//! A claim beside what we recomputed and what was measured, in cells that people read.

use neuroscale_claims::{Entry, Evidence, Relation, Scale};
use neuroscale_draw::number;
use neuroscale_quantity::Significant;

use crate::answers::OurAnswer;
use crate::compose::words::several;

/// What stands beside a claim, and how it compares.
pub(crate) struct Beside {
    pub(crate) measured: String,
    pub(crate) compared: String,
    pub(crate) standing: &'static str,
}

impl Beside {
    /// Beside what was measured, or beside our own year.
    pub(crate) fn of(entry: &Entry, ours: Option<&OurAnswer>) -> Self {
        match (ours, entry.claim.stated) {
            (Some(ours), Some(stated)) => Self {
                measured: format!("{} ({})", ours.value, ours.interval),
                compared: several(stated - ours.points[1].round_ties_even(), "year"),
                standing: place(stated, ours.points),
            },
            _ => Self { measured: measured(entry), compared: compared(entry), standing: entry.standing() },
        }
    }
}

/// Where a year lies beside our own.
fn place(stated: f64, [low, _, high]: [f64; 3]) -> &'static str {
    if stated < low {
        "below"
    } else if stated > high {
        "above"
    } else {
        "within"
    }
}

/// The measured interval, range or number.
fn measured(entry: &Entry) -> String {
    let Some(evidence) = &entry.evidence else { return String::new() };
    match (evidence.low, evidence.high) {
        (Some(low), Some(high)) if low < high => {
            format!("{} to {}", plain(entry, low, 2), with_unit(entry, high, 2))
        }
        (Some(low), None) => format!("at least {}", with_unit(entry, low, 2)),
        (None, Some(high)) => format!("at most {}", with_unit(entry, high, 2)),
        _ => with_unit(entry, evidence.value, 3),
    }
}

fn compared(entry: &Entry) -> String {
    let ratio = |evidence: &Evidence| match entry.claim.scale {
        Scale::Date => format!("{} years", number(evidence.ratio, 2)),
        Scale::Amount => number(evidence.ratio, 2),
    };
    entry.evidence.as_ref().map_or(String::new(), ratio)
}

/// What the document says, with its hedge.
pub(crate) fn stated(entry: &Entry) -> String {
    let hedge = match (entry.claim.relation, entry.claim.scale) {
        (Relation::AtMost, Scale::Date) => "by ",
        (Relation::AtLeast, Scale::Date) => "after ",
        (Relation::AtMost, Scale::Amount) => "at most ",
        (Relation::AtLeast, Scale::Amount) => "at least ",
        (Relation::About, _) => "about ",
        (Relation::Equal, _) => "",
    };
    match (entry.claim.stated, entry.claim.stated_high) {
        (None, _) => String::new(),
        (Some(value), None) => format!("{hedge}{}", with_unit(entry, value, 4)),
        (Some(low), Some(high)) => {
            format!("{hedge}{} to {}", plain(entry, low, 4), with_unit(entry, high, 4))
        }
    }
}

/// The first two readings that people would write differently, with their labels where these are short.
pub(crate) fn recomputed(entry: &Entry) -> String {
    let mut shown: Vec<(String, &str)> = vec![];
    for reading in &entry.readings {
        let number = with_unit(entry, reading.ends(&entry.claim).0, 4);
        if shown.len() < 2 && shown.iter().all(|(other, _)| *other != number) {
            shown.push((number, &reading.label));
        }
    }
    let is_alone = shown.len() == 1;
    let text = |(number, label): (String, &str)| match label.len() {
        1..=LABEL if !is_alone => format!("{number} ({label})"),
        _ => number,
    };
    shown.into_iter().map(text).collect::<Vec<_>>().join(" or ")
}

/// Labels up to this length fit into a cell.
const LABEL: usize = 12;

/// A year, or an amount; what is counted stands in the statement already.
fn with_unit(entry: &Entry, value: f64, digits: usize) -> String {
    let unit = entry.claim.measure.to_string();
    let is_counted = !unit.contains('/') && entry.claim.measure.unit().is_count();
    match entry.claim.scale {
        Scale::Amount if unit == "year" => several(value, "year"),
        Scale::Amount if !is_counted && unit != "1" => format!("{} {unit}", number(value, digits)),
        _ => plain(entry, value, digits),
    }
}

fn plain(entry: &Entry, value: f64, digits: usize) -> String {
    match entry.claim.scale {
        Scale::Date => Significant::new(value, 4).to_string(),
        Scale::Amount => number(value, digits),
    }
}
