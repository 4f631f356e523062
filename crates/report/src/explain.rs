use neuroscale_claims::Entry as ClaimEntry;
use neuroscale_quantity::Package;

use crate::context::Context;
use crate::figures::FIGURES;
use crate::tables::TABLES;
use crate::{Entry, Explanation, Kind, ReportError};

mod claim;
mod origin;
mod trace;
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

/// How a figure, a table or a claim came about: its steps with units, down to the rows and their sources.
///
/// # Errors
/// [`ReportError::UnknownId`] when nothing has the name; others when the tables do not allow a report.
pub fn explain(package: &Package, id: &str) -> Result<Explanation, ReportError> {
    explain_in(&Context::new(package)?, id)
}

fn explain_in(context: &Context<'_>, id: &str) -> Result<Explanation, ReportError> {
    if let Some(entry) = context.ledger.entry(id) {
        return Ok(claim::explain(context, entry));
    }
    if let Some((_, make)) = FIGURES.iter().find(|(figure, _)| *figure == id) {
        let figure = make(context)?;
        return Ok(trace::explain(context, (Kind::Figure, id, &figure.picture.title), &figure.trace));
    }
    if let Some((_, make)) = TABLES.iter().find(|(table, _)| *table == id) {
        let table = make(context)?;
        return Ok(trace::explain(context, (Kind::Table, id, &table.title), &table.trace));
    }
    Err(ReportError::UnknownId { id: id.to_owned(), near: near(&list(context.package)?, id) })
}

fn near(entries: &[Entry], id: &str) -> String {
    let alike = |entry: &&Entry| entry.id.contains(id) || (entry.id.len() > 3 && id.contains(&entry.id));
    let names: Vec<&str> = entries.iter().filter(alike).take(5).map(|entry| entry.id.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" (did you mean {}?)", names.join(", ")) }
}

#[cfg(test)]
mod tests;
