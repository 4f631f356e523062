use neuroscale_claims::{Arithmetic, Entry, Evidence, Relation};
use neuroscale_quantity::{Row, Significant};

use crate::ReportError;
use crate::context::Context;
use crate::figure::Trace;
use crate::table::{Table, TitledTable};

const ROWS: &str = "claims/side-by-side.csv";

const COLUMNS: [(&str, Option<&str>); 7] = [
    ("dimension", Some("dimension")),
    ("biological_neurons", Some("biological neurons")),
    ("evidence_neurons", Some("what was found")),
    ("claims_neurons", None),
    ("model_parameters", Some("model parameters")),
    ("evidence_parameters", Some("what was found")),
    ("claims_parameters", None),
];

/// The comparison of neurons and parameters, with what was found about every number in it.
pub(crate) fn make(context: &Context<'_>) -> Result<TitledTable, ReportError> {
    let mut table = Table::with_headings(&COLUMNS);
    let mut trace = Trace::new();
    for row in context.package.table(ROWS)?.rows() {
        trace.row(&row.address());
        table.push([
            row.text("dimension")?.into(),
            row.text("biological_neurons")?.into(),
            found(context, row, "left_claims", &mut trace)?.into(),
            row.text("left_claims")?.into(),
            row.text("model_parameters")?.into(),
            found(context, row, "right_claims", &mut trace)?.into(),
            row.text("right_claims")?.into(),
        ]);
    }
    Ok(TitledTable::new("Neurons and parameters side by side", INTRODUCTION, table, trace))
}

const INTRODUCTION: &str = "The comparison that the page *Neurons vs Parameters* makes, in our words, with \
    what was found about every number in its cells: the stated number, whether it follows from the page's \
    other numbers, the 90 % interval of what was measured and where the number stands in it, and the claims \
    that contradict it. Cells without a number have nothing to be tested.";

/// What the ledger says of the claims that a cell names.
fn found(context: &Context<'_>, row: &Row, column: &str, trace: &mut Trace) -> Result<String, ReportError> {
    let mut words = vec![];
    for id in row.text(column)?.split(';').filter(|id| !id.is_empty()) {
        let missing = || row.broken_reference(column, "claims/*.csv", "id");
        let entry = context.ledger.entry(id).ok_or_else(missing)?;
        trace.claim(entry);
        for reading in &entry.readings {
            trace.derivation(id, &reading.low);
        }
        words.push(verdict(entry));
    }
    Ok(words.join("; "))
}

/// One claim: what is stated, or what follows where nothing is, and how it stands.
fn verdict(entry: &Entry) -> String {
    let claim = &entry.claim;
    let shown = |value: f64| Significant::new(value, 3).to_string();
    let ends: Vec<String> = [claim.stated, claim.stated_high].into_iter().flatten().map(shown).collect();
    let number = match claim.relation {
        _ if ends.is_empty() => format!("implied {}", entry.recomputed()),
        Relation::Equal => ends.join(" to "),
        relation => format!("{} {}", relation.word(), ends.join(" to ")),
    };
    let unit = claim.measure.to_string();
    let unit = if unit == "1" { String::new() } else { format!(" {unit}") };
    let is_judged = matches!(entry.arithmetic, Arithmetic::Holds | Arithmetic::Differs | Arithmetic::Open);
    let arithmetic = is_judged.then(|| entry.arithmetic.word().to_owned());
    let conflicts = || format!("conflicts with {}", entry.conflicts.join(", "));
    let conflicts = (!entry.conflicts.is_empty()).then(conflicts);
    let verdicts: Vec<String> = arithmetic.into_iter().chain([standing(entry)]).chain(conflicts).collect();
    format!("{number}{unit}: {}", verdicts.join(", "))
}

fn standing(entry: &Entry) -> String {
    let Some(Evidence { low, high, sources, .. }) = &entry.evidence else { return "untested".to_owned() };
    let shown = |value: &f64| Significant::new(*value, 3).to_string();
    let interval = match (low, high) {
        (Some(low), Some(high)) if low < high => format!("{} to {}", shown(low), shown(high)),
        (Some(value), Some(_)) => shown(value),
        (Some(low), None) => format!("{} or more", shown(low)),
        (None, Some(high)) => format!("{} or less", shown(high)),
        (None, None) => "no bound".to_owned(),
    };
    format!("{} {interval} ({})", entry.standing(), sources.join(", "))
}
