use neuroscale_claims::{Arithmetic, Claim, Entry, Reading, Scale};
use neuroscale_draw::{
    Colour, DotRange, Kind, LinearAxis, LogAxis, Mark, Panel, Panels, Picture, Reference, Row, Shape, number,
};

use crate::compose::words::brief;

use crate::ReportError;
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

const ID: &str = "claims-overview";

const HOLDS: Kind = Kind::new("holds", Colour::Green, Shape::Disc);
const DEPENDS: Kind = Kind::new("depends", Colour::Sky, Shape::Square);
const DIFFERS: Kind = Kind::new("differs", Colour::Vermillion, Shape::Diamond);
const OPEN: Kind = Kind::new("open", Colour::Purple, Shape::Ring);
const OTHER: Kind = Kind::new("another reading", Colour::Grey, Shape::Tick);

/// The ledger as a picture: every stated number over its recomputation.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let entries = &sorted(&context.ledger.entries);
    let amounts = panel(entries, Scale::Amount, DotRange::new(LogAxis::new("stated ÷ recomputed")))
        .reference(Reference::new("agreement", 1.0, "stated = recomputed").colour(Colour::Black));
    let dates = panel(entries, Scale::Date, DotRange::new(LinearAxis::new("stated − recomputed, years")))
        .reference(Reference::new("agreement", 0.0, "same date").colour(Colour::Black));
    let shown = entries.iter().filter(|entry| verdict(entry).is_some()).count();
    let drawn = entries.iter().filter(|entry| row(entry).is_some()).count();
    let count = |verdict| entries.iter().filter(|entry| entry.arithmetic == verdict).count();
    let (holds, differs) = (count(Arithmetic::Holds), count(Arithmetic::Differs));
    let depends = count(Arithmetic::Depends);
    let title = format!(
        "{holds} of {} recomputed numbers hold; {depends} depend{} on the reading; {differs} differ{}{}",
        holds + depends + differs,
        if depends == 1 { "s" } else { "" },
        if differs == 1 { "s" } else { "" },
        furthest(entries)
            .map_or(String::new(), |entry| format!(", most of all the {}", brief(&entry.claim.statement)))
    );
    let subtitle = format!(
        "Stated over recomputed, from the documents’ own inputs, for {drawn} claims that do not simply hold or that have \
         several readings; {} more hold. Of all {} claims, open: {}; inputs: {}; implied without a stated number: {}",
        shown - drawn,
        entries.len(),
        count(Arithmetic::Open),
        count(Arithmetic::Input),
        count(Arithmetic::Implied),
    );
    let trace = trace(entries);
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(entries, &title),
            title,
            subtitle,
            footer: context.footer(
                &trace,
                "a claim holds if its principled reading does, at its printed digits or in its year",
            ),
            chart: Panels::column(vec![
                Panel::new("amounts", "Amounts", amounts),
                Panel::new("dates", "Dates", dates),
            ])
            .into(),
        },
        table: table(entries),
        trace,
    })
}

/// The claims, document by document, those furthest from their recomputation first.
fn sorted(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    let distance = |entry: &Entry| ratios(entry).first().map_or(0.0, Ratio::distance);
    sorted.sort_by(|a, b| {
        let by_document = a.claim.document.cmp(&b.claim.document);
        let by_distance = || distance(b).total_cmp(&distance(a));
        by_document.then_with(by_distance).then_with(|| a.claim.id.cmp(&b.claim.id))
    });
    sorted
}

/// The kind of mark for claims that state a number which can be recomputed.
fn verdict(entry: &Entry) -> Option<Kind> {
    ratios(entry).first()?;
    match entry.arithmetic {
        Arithmetic::Holds => Some(HOLDS),
        Arithmetic::Depends => Some(DEPENDS),
        Arithmetic::Differs => Some(DIFFERS),
        Arithmetic::Open => Some(OPEN),
        Arithmetic::Input | Arithmetic::Implied => None,
    }
}

/// The readings of a claim that have a place on their axis, the principled one first.
fn ratios(entry: &Entry) -> Vec<Ratio<'_>> {
    entry.readings.iter().filter_map(|reading| Ratio::new(&entry.claim, reading)).collect()
}

/// Stated ÷ recomputed for an amount, stated − recomputed in years for a date.
struct Ratio<'a> {
    reading: &'a Reading,
    scale: Scale,
    /// Ranges allow several ratios: the one nearest to agreement, and their ends.
    value: f64,
    ends: Option<(f64, f64)>,
}

impl<'a> Ratio<'a> {
    fn new(claim: &Claim, reading: &'a Reading) -> Option<Self> {
        let (low, high) = reading.ends(claim);
        let stated = claim.stated?;
        let pairs = match (claim.stated_high, high) {
            (None, None) => vec![(stated, low)],
            (Some(stated_high), Some(high)) => vec![(stated, low), (stated_high, high)],
            (Some(stated_high), None) => vec![(stated, low), (stated_high, low)],
            (None, Some(high)) => vec![(stated, low), (stated, high)],
        };
        let agreement: f64 = if claim.scale == Scale::Date { 0.0 } else { 1.0 };
        let ratio = |(stated, recomputed): (f64, f64)| match claim.scale {
            Scale::Date => stated - recomputed,
            Scale::Amount => stated / recomputed,
        };
        let drawable = |ratio: &f64| ratio.is_finite() && (claim.scale == Scale::Date || *ratio > 0.0);
        let ratios: Vec<f64> = pairs.into_iter().map(ratio).filter(drawable).collect();
        let (least, most) = (ratios.iter().copied().reduce(f64::min)?, ratios.into_iter().reduce(f64::max)?);
        let ends = (least < most).then_some((least, most));
        Some(Self { reading, scale: claim.scale, value: agreement.clamp(least, most), ends })
    }

    /// How far it is from agreement: in decades for amounts, in years for dates.
    fn distance(&self) -> f64 {
        match self.scale {
            Scale::Amount => libm::log10(self.value).abs(),
            Scale::Date => self.value.abs(),
        }
    }

    /// Whether a point of the range agrees, though not the whole of it.
    fn meets_agreement(&self) -> bool {
        self.ends.is_some() && self.distance() == 0.0
    }

    /// Whether the marks of two ratios would cover each other.
    fn meets(&self, other: &Self) -> bool {
        let apart = match self.scale {
            Scale::Amount => libm::log10(self.value / other.value).abs() / 0.05,
            Scale::Date => (self.value - other.value).abs() / 0.5,
        };
        apart < 1.0
    }

    fn mark(&self, kind: Kind) -> Mark {
        match self.ends {
            Some((low, high)) => Mark::at(kind, self.value).range(low, high),
            None => Mark::at(kind, self.value),
        }
    }

    /// How far the stated number is off, in words.
    fn words(&self) -> String {
        match self.scale {
            Scale::Date if self.value < 0.0 => format!("{} years early", number(-self.value, 2)),
            Scale::Date => format!("{} years late", number(self.value, 2)),
            Scale::Amount if self.value < 1.0 => format!("{} times too small", number(1.0 / self.value, 2)),
            Scale::Amount => format!("{} times too large", number(self.value, 2)),
        }
    }
}

/// The claim of an amount that differs most.
fn furthest<'a>(entries: &[&'a Entry]) -> Option<&'a Entry> {
    let off = |entry: &&Entry| entry.arithmetic == Arithmetic::Differs && entry.claim.scale == Scale::Amount;
    let distance = |entry: &Entry| ratios(entry).first().map_or(0.0, Ratio::distance);
    entries.iter().copied().filter(off).max_by(|a, b| distance(a).total_cmp(&distance(b)))
}

fn panel(entries: &[&Entry], scale: Scale, chart: DotRange) -> DotRange {
    let of_scale = || entries.iter().copied().filter(move |entry| entry.claim.scale == scale);
    let mut documents: Vec<&str> = of_scale().map(|entry| entry.claim.document.as_str()).collect();
    documents.dedup();
    let group = |chart: DotRange, document: &str| {
        let rows: Vec<Row> =
            of_scale().filter(|entry| entry.claim.document == document).filter_map(row).collect();
        if rows.is_empty() { chart } else { chart.group(document, rows) }
    };
    documents.into_iter().fold(chart, group)
}

fn row(entry: &Entry) -> Option<Row> {
    let kind = verdict(entry)?;
    let ratios = ratios(entry);
    let (decisive, others) = ratios.split_first()?;
    if kind == HOLDS && others.is_empty() {
        return None;
    }
    let words = format!("{}: {}, {}", entry.claim.statement, entry.arithmetic.word(), decisive.words());
    let mut row = Row::new(&entry.claim.id, &entry.claim.statement).mark(decisive.mark(kind).title(words));
    match entry.arithmetic {
        Arithmetic::Holds => {}
        Arithmetic::Open => row = row.aside("open: see brain-estimate"),
        Arithmetic::Depends if decisive.meets_agreement() => {
            row = row.aside("in part; another reading holds");
        }
        Arithmetic::Depends => row = row.aside(format!("{}; another reading holds", decisive.words())),
        _ if decisive.meets_agreement() => row = row.aside("in part"),
        _ => row = row.aside(decisive.words()),
    }
    // Reconstructions of an open claim are no readings of the document; another figure shows them.
    let shown = others.iter().filter(|other| kind != OPEN && !other.meets(decisive));
    for (place, other) in shown.enumerate() {
        let title = format!("{}: {}", other.reading.label, other.words());
        row = row.mark(other.mark(OTHER).id(format!("{}", place + 2)).title(title));
    }
    Some(row)
}

fn alt(entries: &[&Entry], title: &str) -> String {
    let off = |entry: &&Entry| entry.arithmetic == Arithmetic::Differs;
    let words = |entry: &Entry| {
        let ratio = ratios(entry);
        let words = ratio
            .first()
            .map(|ratio| if ratio.meets_agreement() { "in part".to_owned() } else { ratio.words() })?;
        Some(format!("{} ({words})", brief(&entry.claim.statement)))
    };
    let off: Vec<String> = entries.iter().copied().filter(off).filter_map(words).collect();
    format!(
        "Two charts of dots in rows, a row for each claim: amounts as stated ÷ recomputed on a logarithmic \
         axis, dates as a difference in years, without those that simply hold. {title}. Those that differ: {}.",
        if off.is_empty() { "none".to_owned() } else { off.join("; ") }
    )
}

fn trace(entries: &[&Entry]) -> Trace {
    let mut trace = Trace::new();
    for entry in entries {
        trace.row(&entry.claim.address);
        trace.rows.extend(entry.readings.iter().flat_map(Reading::rows));
    }
    trace
}

fn table(entries: &[&Entry]) -> Table {
    let mut table = Table::new(&[
        "claim",
        "document",
        "statement",
        "unit",
        "stated",
        "reading",
        "recomputed",
        "stated_over_recomputed",
        "difference_years",
        "arithmetic",
    ]);
    for entry in entries {
        if entry.readings.is_empty() {
            table.push(cells(entry, None));
        }
        entry.readings.iter().for_each(|reading| table.push(cells(entry, Some(reading))));
    }
    table
}

fn cells(entry: &Entry, reading: Option<&Reading>) -> [Cell; 10] {
    let claim = &entry.claim;
    let ratio = reading.and_then(|reading| reading.ratio(claim));
    let (factor, years) = match claim.scale {
        Scale::Amount => (ratio, None),
        Scale::Date => (None, ratio),
    };
    [
        claim.id.as_str().into(),
        claim.document.as_str().into(),
        claim.statement.as_str().into(),
        claim.measure.to_string().into(),
        claim.stated.into(),
        reading.map(|reading| reading.label.as_str()).into(),
        reading.map(|reading| reading.ends(claim).0).into(),
        factor.into(),
        years.into(),
        entry.arithmetic.word().into(),
    ]
}
