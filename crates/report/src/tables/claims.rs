use neuroscale_claims::{Arithmetic, Entry, Evidence, ForecastOutcome, Ledger, Propagation};
use neuroscale_quantity::Significant;

use crate::ReportError;
use crate::answers::OurAnswers;
use crate::context::Context;
use crate::figure::Trace;
use crate::table::{Cell, Table, TitledTable};

mod page;

pub(crate) use page::page_id;

const COLUMNS: &[&str] = &[
    "id",
    "document",
    "locator",
    "kind",
    "relation",
    "statement",
    "stated",
    "stated_high",
    "unit",
    "recomputed",
    "recomputed_high",
    "ratio",
    "arithmetic",
    "conflicts",
    "evidence",
    "evidence_low",
    "evidence_high",
    "evidence_source",
    "note",
    "interval",
    "stated_inside",
    "evidence_value",
    "evidence_kind",
    "evidence_ratio",
    "outcome",
];

/// The ledger: every claim of every document with its three verdicts. Other programs rely on the columns and their order.
pub(crate) fn make(context: &Context<'_>) -> Result<TitledTable, ReportError> {
    let mut table = Table::new(COLUMNS);
    let mut trace = Trace::new();
    for entry in &context.ledger.entries {
        table.push(row(entry));
        trace.claim(entry);
        entry.interval_rows().iter().for_each(|row| trace.row(row));
        for (reading, name) in entry.readings.iter().map(|reading| (reading, &entry.claim.id)) {
            trace.derivation(name, &reading.low);
        }
    }
    let answers = OurAnswers::new(context)?;
    let ledger = &context.ledger;
    let pages = ledger.documents.iter().map(|document| page::of(ledger, document, &answers)).collect();
    Ok(TitledTable {
        title: "Every claim of the five documents, judged".to_owned(),
        introduction: INTRODUCTION.to_owned(),
        body: documents(ledger).markdown(),
        pages,
        table,
        trace,
    })
}

const VERDICTS: [Arithmetic; 6] = [
    Arithmetic::Holds,
    Arithmetic::Depends,
    Arithmetic::Differs,
    Arithmetic::Open,
    Arithmetic::Implied,
    Arithmetic::Input,
];

/// A row for each document, with a link to the page of its claims.
fn documents(ledger: &Ledger) -> Table {
    let mut table =
        Table::new(&["its claims", "document", "holds", "depends", "differs", "open", "implied", "input"]);
    for document in &ledger.documents {
        let page = Cell::from(format!("[{}]({}.md)", document.id, page::page_id(&document.id)));
        let counts = VERDICTS.map(|verdict| Cell::Exact(page::count(ledger, document, verdict) as u128));
        table.push([page, document.markdown().into()].into_iter().chain(counts));
    }
    table
}

const INTRODUCTION: &str = "*Arithmetic* says whether the stated number follows from the document's own inputs: it \
    `holds` when our recomputation by the principled reading, rounded to the printed digits, agrees; it `depends` where only \
    another reading does, which the note names; otherwise it `differs`; it is an `input` where nothing yields it or where \
    what yields it cannot fail, `implied` where the document gives no number and ours is supplied, `open` where nobody knows \
    how it was computed. It says nothing about the world. *Conflicts* names other claims that contradict it. *Evidence* says \
    where the stated number lies beside what was measured: `within`, `above` or `below` a point, a range, a 90 % interval or a \
    bound, or `agrees` where the claim is a bound and the measurement lies on its side; `untested` means that no measurement \
    was found. Several readings of a document are joined by `;`, the principled one first. The *ratio* is stated ÷ recomputed, \
    and for dates the difference in years. The *90 % interval* is that of the recomputation when every input is what is known \
    of it: a measurement, a range, or else the number that is stated; it is empty where no input is known to vary. *Stated \
    inside* says whether the stated number lies in it. *What became of it* is judged by the last list of HPCG in the tables, \
    and empty where no row decides.";

/// Six digits: what is sampled holds no more.
fn six(value: f64) -> f64 {
    Significant::new(value, 6).rounded()
}

fn row(entry: &Entry) -> [Cell; 25] {
    let claim = &entry.claim;
    let evidence = |value: fn(&Evidence) -> Option<f64>| entry.evidence.as_ref().and_then(value);
    [
        claim.id.as_str().into(),
        claim.document.as_str().into(),
        claim.locator.as_str().into(),
        claim.kind.word().into(),
        claim.relation.word().into(),
        claim.statement.as_str().into(),
        claim.stated.into(),
        claim.stated_high.into(),
        claim.measure.to_string().into(),
        entry.recomputed().into(),
        entry.recomputed_high().into(),
        entry.ratio().into(),
        entry.arithmetic.word().into(),
        entry.conflicts.join(";").into(),
        entry.standing().into(),
        evidence(|e| e.low.map(six)).into(),
        evidence(|e| e.high.map(six)).into(),
        entry.evidence.as_ref().map(|e| e.sources.join(";")).into(),
        entry.note.as_str().into(),
        entry.propagation.as_ref().map(Propagation::interval).into(),
        entry.stated_inside().map(|inside| if inside { "yes" } else { "no" }).into(),
        evidence(|e| Some(six(e.value))).into(),
        entry.evidence.as_ref().map(|e| e.knowledge.word()).into(),
        evidence(|e| Some(six(e.ratio))).into(),
        entry.outcome.as_ref().map(ForecastOutcome::words).into(),
    ]
}
