use std::collections::{BTreeMap, BTreeSet};

use neuroscale_hpc::Hpcg;
use neuroscale_quantity::{Address, Graph, Package, Quantity, Significant, TableError};

use crate::answers::Answers;
use crate::arithmetic::saving;
use crate::document::{Binding, Derivation};
use crate::evidence::Measured;
use crate::knowledge::Claims;
use crate::propagation::Propagated;
use crate::published::{self, Published};
use crate::{
    Arithmetic, Claim, ClaimError, Comparison, DOCUMENTS, Document, Evidence, ForecastOutcome, Outcome,
    Propagation, Reading, Scale, Standing,
};

/// Every claim of every document, judged.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The documents, in the order of their table.
    pub documents: Vec<Published>,
    /// The claims, in the order of the documents and of their tables.
    pub entries: Vec<Entry>,
    /// The declared comparisons, in the order of their table.
    pub comparisons: Vec<Comparison>,
}

/// A claim and what was found about it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What the document says.
    pub claim: Claim,
    /// What we recomputed, the principled reading first.
    pub readings: Vec<Reading>,
    /// Whether the one follows from the document's own inputs.
    pub arithmetic: Arithmetic,
    /// The claims with which it conflicts.
    pub conflicts: Vec<String>,
    /// What was measured; `None` where the claim is untested.
    pub evidence: Option<Evidence>,
    /// The range of the recomputation, from what is known of its inputs; `None` where none of them is known to vary.
    pub propagation: Option<Propagation>,
    /// What became of it, if it is a forecast that rows decide.
    pub outcome: Option<ForecastOutcome>,
    /// What else has to be said.
    pub note: String,
    rows: BTreeSet<Address>,
    interval_rows: BTreeSet<Address>,
}

/// Binds and judges every claim.
///
/// # Errors
/// [`ClaimError`] when a table is wrong, a unit does not fit, or a claim and a binding miss each other.
pub fn ledger(package: &Package) -> Result<Ledger, ClaimError> {
    let documents = package.table(published::DOCUMENTS)?;
    for row in documents.rows() {
        if !DOCUMENTS.iter().any(|(id, _)| *id == row.key()) {
            let known: Vec<&str> = DOCUMENTS.iter().map(|(id, _)| *id).collect();
            let expected = format!("a document whose claims a function binds: {}", known.join(", "));
            return Err(row.error("id", &expected).into());
        }
    }
    let answers = Answers::read(package)?;
    let mut bound = vec![];
    for (id, bind) in DOCUMENTS {
        documents.row(id)?;
        let claims = Claim::read_all(package, id)?;
        let graph = Graph::new();
        let mut document = Document::new(&graph, package, &answers, id, &claims);
        bind(&mut document)?;
        let mut bindings = document.finish()?;
        bound.extend(
            claims.iter().map(|claim| (claim.clone(), bindings.remove(&claim.id).unwrap_or_default())),
        );
    }
    let by_id: BTreeMap<_, _> =
        bound.iter().map(|(claim, binding)| (claim.id.as_str(), (claim, binding))).collect();
    let comparisons = Comparison::read_all(package, &by_id)?;
    let by = last_list(package)?;
    let knowledge = Claims::of(bound.iter().map(|(claim, binding)| (claim, binding)));
    let entries = bound.iter().map(|(claim, binding)| {
        let propagated = Propagation::of(&knowledge, claim, binding)?;
        Ok(Entry::new(claim, binding, &comparisons, propagated, &by))
    });
    let documents = Published::read_all(package)?;
    Ok(Ledger { documents, entries: entries.collect::<Result<_, ClaimError>>()?, comparisons })
}

/// The date of the last list of machines: whatever was to come by then has come or not.
fn last_list(package: &Package) -> Result<Quantity, ClaimError> {
    let dates = Hpcg::heads(package)?.into_iter().map(|head| head.date);
    let last = dates.max_by(|a, b| a.value().total_cmp(&b.value()));
    Ok(last.ok_or_else(|| TableError::no_such_row("machines/hpcg.csv", "list", "names a list"))?)
}

impl Ledger {
    /// A document by its name in the tables.
    pub fn document(&self, id: &str) -> Option<&Published> {
        self.documents.iter().find(|document| document.id == id)
    }

    /// The entry of a claim.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.claim.id == id)
    }
}

impl Entry {
    fn new(
        claim: &Claim,
        binding: &Binding,
        comparisons: &[Comparison],
        propagated: Propagated,
        by: &Quantity,
    ) -> Self {
        let evidence = binding.evidence(claim);
        let involved = || comparisons.iter().filter(|c| c.left == claim.id || c.right == claim.id);
        let conflicts = involved().filter(|c| c.outcome == Outcome::Conflict);
        let other = |c: &Comparison| if c.left == claim.id { c.right.clone() } else { c.left.clone() };
        let mut rows: BTreeSet<_> = binding.readings.iter().flat_map(Reading::rows).collect();
        rows.insert(claim.address.clone());
        rows.extend(binding.decided.rows());
        let outcome = ForecastOutcome::of(claim, &binding.decided, by);
        rows.extend(outcome.iter().flat_map(|outcome| outcome.by.rows()));
        rows.extend(involved().flat_map(|comparison| comparison.rows.iter().cloned()));
        rows.extend(binding.measured.iter().flat_map(Measured::inputs).flat_map(Quantity::rows));
        Self {
            claim: claim.clone(),
            readings: binding.readings.clone(),
            arithmetic: Arithmetic::judge(claim, binding),
            conflicts: conflicts.map(other).collect::<BTreeSet<_>>().into_iter().collect(),
            note: note(claim, binding, evidence.as_ref(), propagated.note),
            evidence,
            outcome,
            propagation: propagated.propagation,
            interval_rows: propagated.rows,
            rows,
        }
    }

    /// Every row that the three judgements depend on: the entry's own, those of its recomputations, comparisons and
    /// evidence.
    pub fn rows(&self) -> &BTreeSet<Address> {
        &self.rows
    }

    /// Every row that decides what is known of the inputs, and so whether there is an interval, and which.
    pub fn interval_rows(&self) -> &BTreeSet<Address> {
        &self.interval_rows
    }

    /// Where the claim stands among measurements, as a word: `within`, `above`, `below`, `agrees` or `untested`.
    pub fn standing(&self) -> &'static str {
        self.evidence.as_ref().map_or("untested", |evidence: &Evidence| Standing::word(evidence.standing))
    }

    /// Whether the stated number lies inside the 90 % interval of the recomputation; `None` where there is none of either.
    pub fn stated_inside(&self) -> Option<bool> {
        self.propagation.as_ref()?.contains_stated(&self.claim)
    }
}

fn note(
    claim: &Claim,
    binding: &Binding,
    evidence: Option<&Evidence>,
    propagation: Option<String>,
) -> String {
    let mut notes = vec![];
    let labels: Vec<&str> = binding
        .readings
        .iter()
        .map(|reading| reading.label.as_str())
        .filter(|label| !label.is_empty())
        .collect();
    if !labels.is_empty() {
        let kind = if binding.derivation == Derivation::Lost { "reconstructions" } else { "readings" };
        notes.push(format!("{kind}: {}", labels.join("; ")));
    }
    if claim.scale == Scale::Date && !binding.readings.is_empty() && claim.stated.is_some() {
        notes.push("the ratio is a difference in years".to_owned());
    }
    notes.extend(depends(claim, binding));
    notes.extend(
        binding.readings.iter().filter_map(|reading| reading.exact).map(|exact| format!("exactly {exact}")),
    );
    notes.extend(binding.notes.iter().cloned());
    notes.extend(evidence.and_then(|evidence| evidence.note(claim)));
    if evidence.is_none() && binding.measured.is_some() {
        notes.push("what was measured is a bound that does not contradict the claim".to_owned());
    }
    notes.extend(propagation);
    notes.join(". ")
}

/// Which reading saves a claim that the principled one does not.
fn depends(claim: &Claim, binding: &Binding) -> Option<String> {
    let place = saving(claim, claim.stated?, &binding.readings).filter(|place| *place > 0)?;
    let is_judged = Arithmetic::judge(claim, binding) == Arithmetic::Depends;
    is_judged.then(|| format!("holds only as read: {}", binding.readings[place].label))
}

impl Entry {
    /// The recomputed numbers with six significant digits, one per reading, joined by `;`.
    pub fn recomputed(&self) -> String {
        self.joined(|reading| Some(reading.ends(&self.claim).0))
    }

    /// The high ends of recomputed ranges, parallel to [`Entry::recomputed`]: nothing where a reading is no range.
    pub fn recomputed_high(&self) -> String {
        self.joined(|reading| reading.ends(&self.claim).1)
    }

    /// Stated ÷ recomputed, or years of difference for dates, parallel to [`Entry::recomputed`].
    pub fn ratio(&self) -> String {
        self.joined(|reading| reading.ratio(&self.claim))
    }

    /// One number per reading; empty where no reading has one.
    fn joined(&self, number: impl Fn(&Reading) -> Option<f64>) -> String {
        let numbers: Vec<_> = self.readings.iter().map(number).collect();
        if numbers.iter().all(Option::is_none) {
            return String::new();
        }
        let text = |number: Option<f64>| number.map_or(String::new(), |n| Significant::new(n, 6).to_string());
        numbers.into_iter().map(text).collect::<Vec<_>>().join(";")
    }
}
