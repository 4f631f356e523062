//! The ledger as people read it: a page for every document, with a table for every part of the document.

use std::fmt::Write;

use neuroscale_claims::{Arithmetic, Entry, ForecastOutcome, Ledger, Propagation, Published};

use crate::answers::OurAnswers;
use crate::beside::{self, Beside};
use crate::table::{Page, escaped};

const HEADER: &str = "| claim | says | recomputed | follows? | measured, or our answer | claim ÷ that | beside it | and |\n\
                      |---|--:|--:|---|--:|--:|---|---|\n";

/// The page of a document.
pub(super) fn of(ledger: &Ledger, document: &Published, answers: &OurAnswers) -> Page {
    let mut text = format!("{}.\n\n{LEGEND}\n", document.markdown());
    let mut parts: Vec<(&str, Vec<&Entry>)> = vec![];
    for entry in entries(ledger, document) {
        let part = part(entry);
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, entries)) => entries.push(entry),
            None => parts.push((part, vec![entry])),
        }
    }
    for (part, entries) in parts {
        let _ = write!(text, "\n## {}\n\n{HEADER}", escaped(part));
        for entry in entries {
            text += &line(ledger, entry, answers);
        }
    }
    Page { id: page_id(&document.id), title: format!("Claims of {}", document.id), text }
}

const LEGEND: &str = "*Follows?* compares the stated number with our recomputation from the document's own inputs and says \
    nothing about the world; *measured* is what separate laboratories found, pooled, and *beside it* where the claim then lies. \
    [The ledger](claims.md) says what the words mean; [claims.csv](claims.csv) has every column, and \
    `cargo xtask explain CLAIM` the derivation.";

/// The file with the claims of a document, without its ending.
pub(crate) fn page_id(document: &str) -> String {
    format!("claims-{document}")
}

fn entries<'l>(ledger: &'l Ledger, document: &Published) -> impl Iterator<Item = &'l Entry> {
    ledger.entries.iter().filter(move |entry| entry.claim.document == document.id)
}

/// The part of the document in which a claim stands first: what its locator begins with.
fn part(entry: &Entry) -> &str {
    entry.claim.locator.split([',', ';']).next().unwrap_or_default()
}

fn line(ledger: &Ledger, entry: &Entry, answers: &OurAnswers) -> String {
    let beside = Beside::of(entry, answers.year_beside(&entry.claim.id));
    let id = &entry.claim.id;
    format!(
        "| <a id=\"{id}\"></a>[`{id}`](#{id}): {} | {} | {} | {} | {} | {} | {} | {} |\n",
        escaped(&entry.claim.statement),
        beside::stated(entry),
        beside::recomputed(entry),
        entry.arithmetic.word(),
        beside.measured,
        beside.compared,
        beside.standing,
        rest(ledger, entry),
    )
}

/// What else there is: the interval that follows, what became of it, and the claims that contradict it.
fn rest(ledger: &Ledger, entry: &Entry) -> String {
    let interval =
        entry.propagation.as_ref().map(Propagation::interval).filter(|interval| !interval.is_empty());
    let interval = interval.map(|interval| format!("follows, 90 %: {}", interval.replace(';', " to ")));
    let outcome = entry.outcome.as_ref().map(ForecastOutcome::words);
    let conflicts: Vec<String> = entry.conflicts.iter().map(|other| link(ledger, other)).collect();
    let conflicts = (!conflicts.is_empty()).then(|| format!("conflicts with {}", conflicts.join(", ")));
    interval.into_iter().chain(outcome).chain(conflicts).collect::<Vec<_>>().join("; ")
}

/// A link to the line of a claim.
fn link(ledger: &Ledger, id: &str) -> String {
    match ledger.entry(id) {
        Some(entry) => format!("[`{id}`]({}.md#{id})", page_id(&entry.claim.document)),
        None => format!("`{id}`"),
    }
}

/// How many claims of a document have a verdict.
pub(super) fn count(ledger: &Ledger, document: &Published, verdict: Arithmetic) -> usize {
    entries(ledger, document).filter(|entry| entry.arithmetic == verdict).count()
}
