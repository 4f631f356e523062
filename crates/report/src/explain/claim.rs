//! How a claim came about, and what was found about it.

use neuroscale_claims::{Comparison, Entry, ForecastOutcome, Propagation, Published, Scale as ClaimScale};
use neuroscale_quantity::{Address, Derivation};
use neuroscale_uncertainty::Scale;

use super::{origin, uncertainty};
use crate::context::Context;
use crate::explanation::{Claimed, Compared, Measured, Reading, Verdicts};
use crate::{Explanation, Kind};

pub(super) fn explain(context: &Context<'_>, entry: &Entry) -> Explanation {
    let mut steps = Derivation::default();
    let readings = readings(&mut steps, entry);
    let known = entry.propagation.as_ref().map(|propagation| known(&mut steps, entry, propagation));
    let verdicts = verdicts(&mut steps, context, entry);
    let rows = entry.rows() | entry.interval_rows();
    Explanation {
        id: entry.claim.id.clone(),
        kind: Kind::Claim,
        question: entry.claim.statement.clone(),
        claim: Some(claimed(context, entry)),
        readings,
        known,
        steps: steps.steps().to_vec(),
        inputs: steps.inputs().iter().map(origin::input).collect(),
        verdicts: Some(verdicts),
        note: entry.note.clone(),
        rows: rows.iter().map(Address::to_string).collect(),
        sources: origin::sources(context.package, &rows),
    }
}

fn claimed(context: &Context<'_>, Entry { claim, .. }: &Entry) -> Claimed {
    let document = context.ledger.document(&claim.document);
    Claimed {
        document: claim.document.clone(),
        citation: document.map_or(String::new(), Published::citation),
        locator: claim.locator.clone(),
        relation: claim.relation.word(),
        stated: claim.stated,
        stated_high: claim.stated_high,
        unit: claim.measure.to_string(),
    }
}

fn readings(steps: &mut Derivation, entry: &Entry) -> Vec<Reading> {
    let mut told = vec![];
    for reading in &entry.readings {
        let name = if reading.label.is_empty() { "recomputed" } else { &reading.label };
        told.push(origin::reading(steps, name, &reading.low, reading.high.as_ref()));
    }
    told
}

/// What follows for a claim from what is known of its inputs.
fn known(steps: &mut Derivation, entry: &Entry, propagation: &Propagation) -> Reading {
    let scale = match entry.claim.scale {
        ClaimScale::Amount => Scale::Log10,
        ClaimScale::Date => Scale::Linear,
    };
    origin::reading(steps, "with every input as it is known", &propagation.formula, None)
        .within(uncertainty::of(&propagation.formula, &entry.claim.measure, scale))
}

fn verdicts(steps: &mut Derivation, context: &Context<'_>, entry: &Entry) -> Verdicts {
    let id = &entry.claim.id;
    let comparisons = context.ledger.comparisons.iter().filter(|one| one.left == *id || one.right == *id);
    Verdicts {
        arithmetic: entry.arithmetic.word(),
        stated_inside: entry.stated_inside(),
        comparisons: comparisons.map(compared).collect(),
        evidence: entry.standing(),
        measured: measured(steps, entry),
        outcome: entry.outcome.as_ref().map(ForecastOutcome::words),
    }
}

fn compared(comparison: &Comparison) -> Compared {
    Compared {
        left: comparison.left.clone(),
        relation: comparison.relation.word(),
        right: comparison.right.clone(),
        tolerance: comparison.tolerance,
        unit: match comparison.scale {
            ClaimScale::Amount => "factor",
            ClaimScale::Date => "year",
        },
        outcome: comparison.outcome.word(),
        reason: comparison.reason.clone(),
    }
}

fn measured(steps: &mut Derivation, entry: &Entry) -> Option<Measured> {
    let evidence = entry.evidence.as_ref()?;
    let measurements = evidence.measurements.iter();
    Some(Measured {
        low: evidence.low,
        high: evidence.high,
        unit: entry.claim.measure.to_string(),
        readings: measurements.map(|one| origin::reading(steps, "measurement", one, None)).collect(),
    })
}
