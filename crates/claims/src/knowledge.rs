//! What is known of the inputs of a recomputation, beyond what a document states.

use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Expr, Formula, Graph, Quantity, Spread};

use neuroscale_uncertainty::Knowledge;

use crate::arithmetic::holds;
use crate::document::{Binding, Derivation};
use crate::evidence::Measured;
use crate::{Claim, ClaimError, Evidence, Reading};

/// The claims of all documents, by the addresses of their rows.
pub(crate) struct Claims<'k> {
    claims: BTreeMap<&'k Address, (&'k Claim, &'k Binding)>,
}

/// A recomputation with every input as it is known, and the rows that this took.
pub(crate) struct Known {
    pub(crate) formula: Formula,
    pub(crate) rows: BTreeSet<Address>,
}

impl<'k> Claims<'k> {
    pub(crate) fn of(claims: impl Iterator<Item = (&'k Claim, &'k Binding)>) -> Self {
        Self { claims: claims.map(|(claim, binding)| (&claim.address, (claim, binding))).collect() }
    }

    /// Replaces every input of a claim's principled reading by what is known of it; `None` without a reading.
    pub(crate) fn applied_to(
        &self,
        claim: &'k Claim,
        binding: &'k Binding,
    ) -> Result<Option<Known>, ClaimError> {
        let Some(reading) = binding.readings.first() else { return Ok(None) };
        let graph = Graph::new();
        let told = BTreeMap::from([(&claim.address, None)]);
        let mut retelling = Retelling { claims: self, graph: &graph, told, rows: BTreeSet::new() };
        let expr = retelling.of(reading);
        let wrong_unit = |error| ClaimError::Unit {
            claim: claim.id.clone(),
            error,
            place: claim.address.table().to_owned(),
            rows: joined(&retelling.rows),
        };
        let formula = graph.formula(expr).map_err(wrong_unit)?;
        Ok(Some(Known { rows: retelling.rows, formula }))
    }
}

fn joined(rows: &BTreeSet<Address>) -> String {
    rows.iter().map(Address::to_string).collect::<Vec<_>>().join(", ")
}

/// A reading told again, from what is known.
struct Retelling<'r, 'k, 'g> {
    claims: &'r Claims<'k>,
    graph: &'g Graph,
    /// The derived claims told so far; nothing for those that are being told, so that two claims derived from each other
    /// do not go round for ever.
    told: BTreeMap<&'k Address, Option<Expr<'g>>>,
    rows: BTreeSet<Address>,
}

impl<'g> Retelling<'_, '_, 'g> {
    /// The low formula stands for a whole range, since its ends differ in the ends of their inputs alone.
    fn of(&mut self, reading: &Reading) -> Expr<'g> {
        let inputs = reading.low.inputs();
        reading.low.over(|index| self.input(&inputs[index], reading.high.is_some()))
    }

    /// The claim as it was measured, where the measurement has two sides: a single one by its own rows, so that what shares a
    /// row with another input varies with it, and rivals pooled.
    fn measured(&self, claim: &Claim, binding: &Binding) -> Option<Expr<'g>> {
        let evidence = binding.evidence(claim).filter(|_| !binding.is_answered)?;
        match &evidence.measurements[..] {
            [alone] if evidence.low.is_some() && evidence.high.is_some() => {
                Some(alone.over(|index| self.graph.input(&alone.inputs()[index])))
            }
            _ => Some(self.graph.input(&pooled(claim, &evidence)?)),
        }
    }

    fn input(&mut self, input: &Quantity, whole_range: bool) -> Expr<'g> {
        let Some((claim, binding)) = self.claims.claims.get(&input.address().row()).copied() else {
            self.rows.extend(input.rows());
            return self.graph.input(input);
        };
        self.rows.extend(rows(claim, binding));
        if claim.stated_high.is_some() && !whole_range {
            return self.graph.input(input);
        }
        if let Some(measured) = self.measured(claim, binding) {
            return measured;
        }
        if let Some(told) = self.told.get(&claim.address) {
            return told.unwrap_or_else(|| self.graph.input(input));
        }
        if let Some(reading) = derivation(claim, binding) {
            self.told.insert(&claim.address, None);
            let told = self.of(reading);
            self.told.insert(&claim.address, Some(told));
            return told;
        }
        self.graph.input(&range(claim).unwrap_or_else(|| input.clone()))
    }
}

/// Every row that decides what is known of a claim.
fn rows(claim: &Claim, binding: &Binding) -> BTreeSet<Address> {
    let measured = binding.measured.iter().flat_map(Measured::inputs).flat_map(Quantity::rows);
    let derived = binding.readings.first().map(Reading::rows).unwrap_or_default();
    measured.chain(derived).chain([claim.address.clone()]).collect()
}

/// The claim as several rivals measured it.
fn pooled(claim: &Claim, evidence: &Evidence) -> Option<Quantity> {
    let (low, high) = (evidence.low?, evidence.high?);
    let spread = match evidence.knowledge {
        Knowledge::Range => Spread::Range { low, high },
        _ => Spread::Pooled { low, median: evidence.value, high },
    };
    Some(quantity(claim, low, spread))
}

/// How the document derived the claim: by the principled reading where that agrees with it, and by the first
/// reconstruction where the document's own way is lost. A number that does not follow is taken as it is stated.
fn derivation<'k>(claim: &Claim, binding: &'k Binding) -> Option<&'k Reading> {
    let (reading, stated) = (binding.readings.first()?, claim.stated?);
    (binding.derivation == Derivation::Lost || holds(claim, stated, reading)).then_some(reading)
}

/// The claim as the range that the document gives.
fn range(claim: &Claim) -> Option<Quantity> {
    let (low, high) = (claim.stated?, claim.stated_high?);
    Some(quantity(claim, low, Spread::Range { low, high }))
}

/// The claim as a quantity: at the middle of a spread, or at `low` where the spread has no width.
fn quantity(claim: &Claim, low: f64, spread: Spread) -> Quantity {
    let has_width = spread.interval().is_some_and(|(low, high)| low < high);
    let (value, spread) = match spread.median() {
        Some(median) if has_width => (median, spread),
        _ => (low, Spread::Exact),
    };
    Quantity::new(claim.address.clone(), &claim.statement, value, spread, claim.measure.clone())
}
