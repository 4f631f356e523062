use std::collections::BTreeSet;
use std::fmt::Write;

use neuroscale_claims::{Entry as ClaimEntry, Outcome, Propagation, Scale as ClaimScale};
use neuroscale_quantity::{Address, Derivation, Formula, Package, Quantity, Significant, Spread, Unit};
use neuroscale_uncertainty::Scale;

use crate::context::Context;
use crate::figure::Trace;
use crate::figures::FIGURES;
use crate::tables::TABLES;
use crate::{Entry, Kind, ReportError};

mod uncertainty;

/// Everything that has a name: figures, tables, claims.
///
/// # Errors
/// [`ReportError`] when the tables do not allow a report.
pub fn list(package: &Package) -> Result<Vec<Entry>, ReportError> {
    let context = Context::new(package)?;
    let mut entries = vec![];
    for (id, make) in FIGURES {
        entries.push(Entry {
            id: (*id).to_owned(),
            kind: Kind::Figure,
            title: make(&context)?.picture.title,
        });
    }
    for (id, make) in TABLES {
        entries.push(Entry { id: (*id).to_owned(), kind: Kind::Table, title: make(&context)?.title });
    }
    let claim = |entry: &ClaimEntry| Entry {
        id: entry.claim.id.clone(),
        kind: Kind::Claim,
        title: entry.claim.statement.clone(),
    };
    entries.extend(context.ledger.entries.iter().map(claim));
    Ok(entries)
}

/// How a figure, a table or a claim came about: named steps as an indented tree, inputs with units, rows, sources.
///
/// # Errors
/// [`ReportError::UnknownId`] when nothing has the name.
pub fn explain(package: &Package, id: &str) -> Result<String, ReportError> {
    let context = Context::new(package)?;
    if let Some(entry) = context.ledger.entry(id) {
        return Ok(claim(package, &context, entry));
    }
    if let Some((_, make)) = FIGURES.iter().find(|(figure, _)| *figure == id) {
        let figure = make(&context)?;
        return Ok(traced(package, Kind::Figure, id, &figure.picture.title, &figure.trace));
    }
    if let Some((_, make)) = TABLES.iter().find(|(table, _)| *table == id) {
        let table = make(&context)?;
        return Ok(traced(package, Kind::Table, id, &table.title, &table.trace));
    }
    Err(ReportError::UnknownId { id: id.to_owned(), near: near(&list(package)?, id) })
}

fn near(entries: &[Entry], id: &str) -> String {
    let alike = |entry: &&Entry| entry.id.contains(id) || (entry.id.len() > 3 && id.contains(&entry.id));
    let names: Vec<&str> = entries.iter().filter(alike).take(5).map(|entry| entry.id.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" (did you mean {}?)", names.join(", ")) }
}

fn claim(package: &Package, context: &Context<'_>, entry: &ClaimEntry) -> String {
    let claim = &entry.claim;
    let mut text = format!("claim {}: {}\n", claim.id, claim.statement);
    let _ = writeln!(text, "document    {} ({})", claim.document, claim.locator);
    if let Some(document) = context.ledger.document(&claim.document) {
        let _ = writeln!(text, "            {}", document.citation());
    }
    let ends =
        [claim.stated, claim.stated_high].into_iter().flatten().map(shown).collect::<Vec<_>>().join(" to ");
    if !ends.is_empty() {
        let _ = writeln!(text, "stated      {} {ends} {}", claim.relation.word(), claim.measure);
    }
    let _ = writeln!(text, "arithmetic  {}", entry.arithmetic.word());
    for reading in &entry.readings {
        let label = if reading.label.is_empty() { "recomputed" } else { &reading.label };
        derivation(&mut text, label, &reading.low);
        reading.high.iter().for_each(|high| derivation(&mut text, &format!("{label}, high end"), high));
    }
    entry.propagation.iter().for_each(|propagation| propagated(&mut text, entry, propagation));
    for comparison in &context.ledger.comparisons {
        if comparison.left != claim.id && comparison.right != claim.id {
            continue;
        }
        let sign = if comparison.outcome == Outcome::Agree { "agrees" } else { "conflicts" };
        let _ = writeln!(
            text,
            "\n{sign}: {} {} {} (within {}): {}",
            comparison.left,
            comparison.relation.word(),
            comparison.right,
            comparison.tolerance,
            comparison.reason
        );
    }
    let _ = writeln!(text, "\nevidence    {}", entry.standing());
    if let Some(evidence) = &entry.evidence {
        let end = |value: Option<f64>| value.map_or("…".to_owned(), shown);
        let _ =
            writeln!(text, "measured    {} to {} {}", end(evidence.low), end(evidence.high), claim.measure);
        evidence.measurements.iter().for_each(|formula| derivation(&mut text, "measurement", formula));
    }
    if !entry.note.is_empty() {
        let _ = writeln!(text, "\nnote        {}", entry.note);
    }
    sources(&mut text, package, &(entry.rows() | entry.interval_rows()));
    text
}

fn traced(package: &Package, kind: Kind, id: &str, title: &str, trace: &Trace) -> String {
    let mut text = format!("{} {id}: {title}\n", kind.word());
    for (name, formula) in &trace.derivations {
        derivation(&mut text, name, formula);
        if formula.inputs().iter().any(|input| input.spread().interval().is_some()) {
            uncertainty::of(&mut text, formula, &formula.unit().into(), Scale::Log10);
        }
    }
    let _ = writeln!(text, "\nrows");
    for row in &trace.rows {
        let _ = writeln!(text, "  {row}");
    }
    sources(&mut text, package, &trace.rows);
    text
}

/// One formula: its named steps as an indented tree, down to the rows; what stands above is not told again.
fn derivation(text: &mut String, name: &str, formula: &Formula) {
    let _ = writeln!(text, "\n{name}");
    let derivation = formula.derivation();
    if let Some(answer) = derivation.steps().len().checked_sub(1) {
        tree(text, &derivation, answer, 1, &mut BTreeSet::new());
    }
}

fn tree(text: &mut String, told: &Derivation, position: usize, depth: usize, above: &mut BTreeSet<usize>) {
    let step = &told.steps()[position];
    let is_above = !above.insert(position);
    let value = format!("{}{}", shown(step.value), after(step.unit));
    let _ = write!(text, "{}{}", "  ".repeat(depth), step.name);
    let _ = match (step.input, &step.expression) {
        (Some(input), _) => {
            let input = &told.inputs()[input];
            writeln!(text, " = {value}{}  ← {}", spread(input), input.address())
        }
        (None, Some(expression)) if !is_above => writeln!(text, " = {expression} = {value}"),
        (None, _) => writeln!(text, " = {value}, as above"),
    };
    for part in step.parts.iter().filter(|_| !is_above) {
        tree(text, told, *part, depth + 1, above);
    }
}

/// What follows for a claim from what is known of its inputs.
fn propagated(text: &mut String, entry: &ClaimEntry, propagation: &Propagation) {
    derivation(text, "with every input as it is known", &propagation.formula);
    let scale = match entry.claim.scale {
        ClaimScale::Amount => Scale::Log10,
        ClaimScale::Date => Scale::Linear,
    };
    uncertainty::of(text, &propagation.formula, &entry.claim.measure, scale);
    if let Some(inside) = entry.stated_inside() {
        let place = if inside { "inside" } else { "outside" };
        let _ = writeln!(text, "stated      {place} the 90 % interval");
    }
}

fn spread(input: &Quantity) -> String {
    match input.spread() {
        Spread::AtLeast => " or more".to_owned(),
        Spread::AtMost => " or less".to_owned(),
        spread => spread
            .interval()
            .map_or(String::new(), |(low, high)| format!(" ({} to {})", shown(low), shown(high))),
    }
}

/// The sources that the rows name, each once.
fn sources(text: &mut String, package: &Package, rows: &BTreeSet<Address>) {
    let source = |address: &Address| {
        let row = package.table(address.table()).ok()?.row(address.key()).ok()?;
        row.source().map(|source| source.key.clone())
    };
    let keys: BTreeSet<String> = rows.iter().filter_map(source).collect();
    if !keys.is_empty() {
        let _ = writeln!(text, "\nsources");
    }
    for source in keys.iter().filter_map(|key| package.source(key).ok()) {
        let address =
            if source.address.is_empty() { String::new() } else { format!(" <{}>", source.address) };
        let _ = writeln!(text, "  {}: {}{address} [{}]", source.key, source.citation, source.checked);
    }
}

/// The unit behind a number; nothing behind a plain one.
fn after(unit: Unit) -> String {
    if unit.is_none() { String::new() } else { format!(" {unit}") }
}

fn shown(value: f64) -> String {
    Significant::new(value, 6).to_string()
}

#[cfg(test)]
mod tests;
