use neuroscale_claims::{Entry, Standing};
use neuroscale_draw::{DotRange, Kind, LogAxis, Panel, Panels, Picture, Row, number};
use neuroscale_uncertainty::Policy;

use crate::ReportError;
use crate::compose::marks::{MEASURED, STATED};
use crate::compose::shown::Shown;
use crate::compose::words::capital;
use crate::context::Context;
use crate::figure::{Figure, rights};

const ID: &str = "neuron-counts";

/// What the post counts, with the claims for each age.
const COUNTS: [(&str, &[(&str, &str)]); 3] = [
    (
        "neurons",
        &[("Fetus", "dl-fetus-neurons"), ("Child", "dl-child-neurons"), ("Adult", "dl-adult-neurons")],
    ),
    ("synapses", &[("Child", "dl-child-synapses"), ("Adult", "dl-adult-synapses")]),
    ("dendrites", &[("Child", "dl-child-dendrites"), ("Adult", "dl-adult-dendrites")]),
];
/// The claim that the title is about.
const HEADLINE: &str = "dl-adult-synapses";

/// Neurons, synapses and dendrites of fetus, child and adult as the post states them, beside what was
/// measured.
pub(super) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let mut shown = Shown::new(context.package);
    let mut panels = vec![];
    let (mut stated, mut measured) = (Tally::default(), Tally::default());
    for (counted, claims) in COUNTS {
        let mut rows = vec![];
        for (age, id) in claims {
            let entry = context.claim(ID, id)?;
            let row = row(age, id, entry, &mut shown);
            stated.add(&row, STATED);
            measured.add(&row, MEASURED);
            rows.push(row);
        }
        let chart = DotRange::new(LogAxis::new(counted)).group("", rows);
        panels.push(Panel::new(counted, format!("{} of a human brain", capital(counted)), chart));
    }
    let title = title(context.claim(ID, HEADLINE)?);
    let picture = Picture {
        id: ID.to_owned(),
        rights: Some(rights()),
        subtitle: subtitle(&stated, &measured),
        alt: alt(&title, &stated, &measured),
        title,
        footer: context.footer(&shown.trace, ""),
        chart: Panels::column(panels).into(),
    };
    Ok(Figure { picture, table: shown.table, trace: shown.trace })
}

/// How many rows have a mark of a kind, and in how many of them it is a bound.
#[derive(Default)]
struct Tally {
    all: usize,
    bounds: usize,
}

impl Tally {
    fn add(&mut self, row: &Row, kind: Kind) {
        if let Some(mark) = row.marks.iter().find(|mark| mark.kind == kind) {
            self.all += 1;
            self.bounds += usize::from(mark.bound.is_some());
        }
    }
}

fn subtitle(stated: &Tally, measured: &Tally) -> String {
    format!(
        "Counts in a human brain by age, as printed where stated, to two digits where measured. Whiskers: 90 % interval, \
         rival counts pooled; {}. An arrow is a bound, no value: the truth lies on its side. Bounds are {} of the {} \
         stated numbers and {} of the {} measured ones",
        Policy::caption(),
        stated.bounds,
        stated.all,
        measured.bounds,
        measured.all
    )
}

fn alt(title: &str, stated: &Tally, measured: &Tally) -> String {
    format!(
        "Dots, ranges and arrows on three logarithmic axes, for neurons, synapses and dendrites. \
         {title}. Of the {} numbers that the post states, {} can be set beside a measurement and {} beside a bound alone.",
        stated.all,
        measured.all - measured.bounds,
        measured.bounds
    )
}

fn row(age: &str, id: &str, entry: &Entry, shown: &mut Shown<'_>) -> Row {
    let measured = shown.measured(id, entry);
    let mut row = Row::new(id, age).aside(entry.standing());
    row.marks.extend(measured);
    row.marks.extend(shown.stated(id, entry));
    row
}

/// The finding about an adult's synapses, whichever way it falls.
fn title(entry: &Entry) -> String {
    let Some(evidence) = &entry.evidence else {
        return "The synapses that the post counts in an adult stand beside no measurement".to_owned();
    };
    let stated = entry.claim.stated.unwrap_or(f64::NAN);
    let times = |nearest: Option<f64>, furthest: Option<f64>| match (nearest, furthest) {
        (Some(nearest), Some(furthest)) if nearest < furthest => {
            format!("{} to {}", number(nearest, 2), number(furthest, 2))
        }
        (Some(nearest), Some(_)) => number(nearest, 2),
        (nearest, furthest) => format!("at least {}", number(nearest.or(furthest).unwrap_or(f64::NAN), 2)),
    };
    match evidence.standing {
        Standing::Below => format!(
            "The post counts {} times fewer synapses in an adult than were measured",
            times(evidence.low.map(|low| low / stated), evidence.high.map(|high| high / stated))
        ),
        Standing::Above => format!(
            "The post counts {} times more synapses in an adult than were measured",
            times(evidence.high.map(|high| stated / high), evidence.low.map(|low| stated / low))
        ),
        Standing::Within | Standing::Agrees => {
            "The post's count of an adult's synapses agrees with what was measured".to_owned()
        }
    }
}
