use neuroscale_claims::{Comparison, Entry, Outcome, Relation, Scale};
use neuroscale_draw::{
    Colour, DotRange, Kind, LinearAxis, LogAxis, Mark, Panel, Panels, Picture, Reference, Row, Shape, number,
};

use crate::ReportError;
use crate::compose::words::{brief, several, times};
use crate::context::Context;
use crate::figure::{Figure, Trace, rights};
use crate::table::{Cell, Table};

mod doubt;

use doubt::Doubt;

const ID: &str = "consistency";

const AGREES: Kind = Kind::new("agrees", Colour::Blue, Shape::Disc);
const CONFLICTS: Kind = Kind::new("conflicts", Colour::Vermillion, Shape::Diamond);
const TOLERATED: Kind = Kind::new("tolerated", Colour::Grey, Shape::Tick);

/// A comparison with the two claims that it sets beside each other.
struct Pair<'a> {
    comparison: &'a Comparison,
    left: &'a Entry,
    right: &'a Entry,
}

/// The documents' numbers against each other.
pub(crate) fn make(context: &Context<'_>) -> Result<Figure, ReportError> {
    let pair = |comparison| Pair::new(context, comparison);
    let mut pairs = context.ledger.comparisons.iter().map(pair).collect::<Result<Vec<_>, _>>()?;
    pairs.sort_by(|a, b| b.apart().total_cmp(&a.apart()).then_with(|| a.comparison.id.cmp(&b.comparison.id)));
    let conflicts = pairs.iter().filter(|pair| pair.comparison.outcome == Outcome::Conflict).count();
    let widest = widest(&pairs);
    let title = format!(
        "{conflicts} of {} declared comparisons conflict{}",
        pairs.len(),
        widest.map_or(String::new(), |pair| format!(
            ", the widest by a factor of {}",
            number(libm::exp(distance(pair)), 2)
        ))
    );
    let subtitle = "Left ÷ right on a logarithmic axis, where the left claim should equal the right one (=), \
                    or be at least (≥) or at most (≤) as large; dates as differences in years; ranges agree \
                    where any of their numbers do; grey: the declared tolerance. Agreements stand in the table beside the picture";
    let ours = Doubt::all(context)?;
    let mut trace = Trace::new();
    for doubt in &ours {
        trace.rows.extend(doubt.rows.iter().cloned());
    }
    trace.rows.extend(pairs.iter().flat_map(|pair| pair.comparison.rows.iter().cloned()));
    let amounts = chart(&pairs, Scale::Amount, DotRange::new(LogAxis::new("left ÷ right")))
        .reference(Reference::new("equal", 1.0, "equal").colour(Colour::Black));
    let dates = chart(&pairs, Scale::Date, DotRange::new(LinearAxis::new("left − right, years")))
        .reference(Reference::new("equal", 0.0, "same year").colour(Colour::Black));
    Ok(Figure {
        picture: Picture {
            id: ID.into(),
            rights: Some(rights()),
            alt: alt(&pairs, &title),
            title,
            subtitle: subtitle.into(),
            footer: context.footer(&trace, "comparisons declared in claims/comparisons.csv"),
            chart: Panels::column(vec![
                Panel::new("amounts", "What documents say", amounts),
                Panel::new("dates", "Dates", dates),
                Panel::new(
                    "ours",
                    "Our own rows: what separate measurements of one quantity say",
                    doubts(&ours),
                ),
            ])
            .into(),
        },
        table: table(&pairs, &ours),
        trace,
    })
}

impl<'a> Pair<'a> {
    fn new(context: &'a Context<'_>, comparison: &'a Comparison) -> Result<Self, ReportError> {
        let (left, right) = (context.claim(ID, &comparison.left)?, context.claim(ID, &comparison.right)?);
        Ok(Self { comparison, left, right })
    }

    /// Left over right (left minus right for dates): the least and the greatest that the two ranges allow.
    fn ends(&self) -> (f64, f64) {
        let ((left_low, left_high), (right_low, right_high)) =
            (self.comparison.left_value, self.comparison.right_value);
        match self.comparison.scale {
            Scale::Amount => (left_low / right_high, left_high / right_low),
            Scale::Date => (left_low - right_high, left_high - right_low),
        }
    }

    /// How far left and right are apart: the logarithm of their ratio, or the years between them.
    fn apart(&self) -> f64 {
        let ratio = self.comparison.ratio();
        match self.comparison.scale {
            Scale::Amount => libm::log(ratio).abs(),
            Scale::Date => ratio.abs(),
        }
    }

    fn kind(&self) -> Kind {
        match self.comparison.outcome {
            Outcome::Agree => AGREES,
            Outcome::Conflict => CONFLICTS,
        }
    }

    fn tolerated(&self) -> Mark {
        let tolerance = self.comparison.tolerance;
        let (low, high) = match self.comparison.scale {
            Scale::Amount => (1.0 / tolerance, tolerance),
            Scale::Date => (-tolerance, tolerance),
        };
        match self.comparison.relation {
            Relation::Equal | Relation::About => Mark::span(TOLERATED, low, high),
            Relation::AtLeast => Mark::at_least(TOLERATED, low),
            Relation::AtMost => Mark::at_most(TOLERATED, high),
        }
    }

    fn row(&self) -> Option<Row> {
        let (low, high) = self.ends();
        let drawable = |end: f64| end.is_finite() && (self.comparison.scale == Scale::Date || end > 0.0);
        let value = self.comparison.ratio();
        if ![low, value, high].into_iter().all(drawable) {
            return None;
        }
        let sign = match self.comparison.relation {
            Relation::Equal | Relation::About => "=",
            Relation::AtLeast => "≥",
            Relation::AtMost => "≤",
        };
        let mut mark = Mark::at(self.kind(), value);
        if low < high {
            mark = mark.range(low, high);
        }
        if self.comparison.outcome == Outcome::Conflict {
            mark = mark.label(self.words());
        }
        let row = Row::new(&self.comparison.id, brief(&self.left.claim.statement))
            .aside(format!("{sign} {}", brief(&self.right.claim.statement)))
            .mark(mark.title(format!("{}: {}", self.comparison.reason, self.words())))
            .mark(self.tolerated());
        Some(row)
    }

    /// How far apart the two are, in words.
    fn words(&self) -> String {
        let ratio = self.comparison.ratio();
        match self.comparison.scale {
            Scale::Date if ratio > 0.0 => format!("+{}", several(ratio, "year")),
            Scale::Date => several(ratio, "year"),
            Scale::Amount if (ratio - 1.0).abs() < 0.005 => "all of it".to_owned(),
            Scale::Amount => times(ratio),
        }
    }
}

/// How far the nearest ends of a conflict are apart: the logarithm of their ratio.
fn distance(pair: &Pair<'_>) -> f64 {
    let (low, high) = pair.ends();
    libm::log(low).max(-libm::log(high)).max(0.0)
}

/// The conflict of amounts that are furthest apart.
fn widest<'p, 'a>(pairs: &'p [Pair<'a>]) -> Option<&'p Pair<'a>> {
    let amounts = pairs.iter().filter(|pair| {
        pair.comparison.scale == Scale::Amount && pair.comparison.outcome == Outcome::Conflict
    });
    amounts.filter(|pair| distance(pair).is_finite()).max_by(|a, b| distance(a).total_cmp(&distance(b)))
}

fn chart(pairs: &[Pair<'_>], scale: Scale, chart: DotRange) -> DotRange {
    let rows = |outcome| -> Vec<Row> {
        let wanted = |pair: &&Pair<'_>| pair.comparison.scale == scale && pair.comparison.outcome == outcome;
        pairs.iter().filter(wanted).filter_map(Pair::row).collect()
    };
    let conflicts = rows(Outcome::Conflict);
    if conflicts.is_empty() { chart } else { chart.group("", conflicts) }
}

fn doubts(doubts: &[Doubt]) -> DotRange {
    DotRange::new(LogAxis::new("greatest ÷ least"))
        .group("", doubts.iter().map(Doubt::row).collect())
        .reference(Reference::new("alike", 1.0, "equal").colour(Colour::Black))
}

fn alt(pairs: &[Pair<'_>], title: &str) -> String {
    let conflicts = pairs.iter().filter(|pair| pair.comparison.outcome == Outcome::Conflict);
    let words = |pair: &Pair<'_>| {
        format!("{} against {} ({})", pair.left.claim.statement, pair.right.claim.statement, pair.words())
    };
    let conflicts: Vec<String> = conflicts.map(words).collect();
    format!(
        "Dots in rows, a row for each pair of claims that conflict: left over right on a logarithmic axis, and below for \
         dates left minus right in years, with the tolerance as a band; and below that our own measurements of one quantity, \
         the greatest over the least. {title}. Conflicts: {}.",
        if conflicts.is_empty() { "none".to_owned() } else { conflicts.join("; ") }
    )
}

fn table(pairs: &[Pair<'_>], ours: &[Doubt]) -> Table {
    let mut table = Table::new(&[
        "comparison",
        "left",
        "relation",
        "right",
        "left_low",
        "left_high",
        "right_low",
        "right_high",
        "base_unit",
        "left_over_right",
        "difference_years",
        "tolerance",
        "outcome",
        "reason",
    ]);
    for pair in pairs {
        table.push(cells(pair));
    }
    for doubt in ours {
        table.push(doubt.cells());
    }
    table
}

fn cells(pair: &Pair<'_>) -> [Cell; 14] {
    let comparison = pair.comparison;
    let ((left_low, left_high), (right_low, right_high)) = (comparison.left_value, comparison.right_value);
    let ratio = comparison.ratio();
    let (factor, years) = match comparison.scale {
        Scale::Amount => (Some(ratio), None),
        Scale::Date => (None, Some(ratio)),
    };
    [
        comparison.id.as_str().into(),
        comparison.left.as_str().into(),
        comparison.relation.word().into(),
        comparison.right.as_str().into(),
        left_low.into(),
        left_high.into(),
        right_low.into(),
        right_high.into(),
        pair.left.claim.measure.unit().to_string().into(),
        factor.into(),
        years.into(),
        comparison.tolerance.into(),
        comparison.outcome.word().into(),
        comparison.reason.as_str().into(),
    ]
}
