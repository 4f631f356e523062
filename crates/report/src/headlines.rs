//! What a visitor sees first: the table of headline claims in README.md, and the gallery of figures.

use std::collections::BTreeSet;
use std::fmt::Write;

use neuroscale_claims::{Entry, Evidence, Relation, Scale};
use neuroscale_quantity::{Address, Significant};

use crate::answers::{OurAnswer, OurAnswers};
use crate::context::Context;
use crate::draw::number;
use crate::figure::Figure;
use crate::figures::several;
use crate::{Artifact, ReportError, Section};

/// The claims that people quote.
const HEADLINES: &[&str] = &[
    "chat-parameters-doubled",
    "chat-parameters-with-biases",
    "chat-layered-parameters",
    "neuro-synapses",
    "meta-synapses",
    "meta-gpt3",
    "dl-adult-synapses",
    "dl-brain-flops",
    "dl-doublings",
    "dl-year-moore",
    "dl-year-history",
    "dl-year-slow",
    "dl-homes-germany",
];

/// The generated parts of README.md.
pub(crate) fn sections(context: &Context<'_>) -> Result<Vec<Section>, ReportError> {
    let answers = OurAnswers::new(context)?;
    Ok(vec![
        Section { name: "our-answers".to_owned(), text: ours(&answers) },
        Section { name: "headline-claims".to_owned(), text: claims(context, &answers)? },
    ])
}

/// A human brain, measured as a machine.
fn ours(answers: &OurAnswers) -> String {
    let mut text = String::from("| a human brain has | | 90 % interval | shown in |\n|---|--:|---|---|\n");
    for answer in &answers.brain {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} |",
            answer.what,
            answer.value,
            answer.interval,
            linked(answer.figure)
        );
    }
    text.push_str(
        "\n| it computes, if a neuron is read as | FLOP/s | 90 % interval | the head of HPCG does, too | 90 % interval |\n\
         |---|--:|---|--:|---|\n",
    );
    for (_, flops, year) in &answers.computing {
        let _ = writeln!(
            text,
            "| [{}](docs/figures/{}.png) | {} | {} | [{}](docs/figures/{}.png) | {} |",
            flops.what,
            flops.figure,
            flops.value.trim_end_matches(" FLOP/s"),
            flops.interval,
            year.value,
            year.figure,
            year.interval
        );
    }
    text
}

fn linked(figure: &str) -> String {
    format!("[{figure}](docs/figures/{figure}.png)")
}

/// What documents say, beside what was measured.
fn claims(context: &Context<'_>, answers: &OurAnswers) -> Result<String, ReportError> {
    let mut text = String::from(
        "| claim | says | recomputed | follows? | measured, or our answer | claim ÷ ours | beside it |\n\
         |---|--:|--:|---|--:|--:|---|\n",
    );
    for id in HEADLINES {
        let entry = context.claim("README", id)?;
        let beside = Beside::of(entry, answers.year_beside(id));
        let _ = writeln!(
            text,
            "| `{}`: {} | {} | {} | {} | {} | {} | {} |",
            entry.claim.id,
            entry.claim.statement,
            stated(entry),
            recomputed(entry),
            entry.arithmetic.word(),
            beside.measured,
            beside.compared,
            beside.standing,
        );
    }
    Ok(text)
}

/// What stands beside a claim, and how it compares.
struct Beside {
    measured: String,
    compared: String,
    standing: &'static str,
}

impl Beside {
    fn of(entry: &Entry, ours: Option<&OurAnswer>) -> Self {
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
            format!("{} to {}", number(low, 2), with_unit(entry, high, 2))
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

fn stated(entry: &Entry) -> String {
    let hedge = match (entry.claim.relation, entry.claim.scale) {
        (Relation::AtMost, Scale::Date) => "by ",
        (Relation::AtLeast, Scale::Date) => "after ",
        (Relation::AtMost, Scale::Amount) => "at most ",
        (Relation::AtLeast, Scale::Amount) => "at least ",
        (Relation::About, _) => "about ",
        (Relation::Equal, _) => "",
    };
    entry.claim.stated.map_or(String::new(), |value| format!("{hedge}{}", with_unit(entry, value, 4)))
}

/// The first two readings that people would write differently, with their labels where these are short.
fn recomputed(entry: &Entry) -> String {
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
    match entry.claim.scale {
        Scale::Date => Significant::new(value, 4).to_string(),
        Scale::Amount if unit.contains('/') => format!("{} {unit}", number(value, digits)),
        Scale::Amount => number(value, digits),
    }
}

/// A page that shows every figure with its alternative text.
pub(crate) fn gallery(figures: &[(&'static str, Figure)]) -> Artifact {
    let mut text = String::from("<!-- Generated by `cargo xtask figures`; do not edit. -->\n\n# Figures\n");
    let mut rows: BTreeSet<Address> = BTreeSet::new();
    for (id, figure) in figures {
        let picture = &figure.picture;
        let _ = write!(
            text,
            "\n## {}\n\n{}\n\n[![{}]({id}.png)]({id}.svg)\n\n[numbers]({id}.csv) · `cargo xtask explain {id}`\n",
            picture.title,
            picture.subtitle,
            picture.alt.replace(['[', ']', '\n'], " ")
        );
        rows.extend(figure.trace.rows.iter().cloned());
    }
    Artifact { path: "figures/README.md".to_owned(), bytes: text.into_bytes(), rows }
}
