//! How a figure or a table came about.

use neuroscale_quantity::{Address, Derivation, Formula};
use neuroscale_uncertainty::Scale;

use super::{origin, uncertainty};
use crate::context::Context;
use crate::explanation::Reading;
use crate::figure::Trace;
use crate::{Explanation, Kind};

pub(super) fn explain(
    context: &Context<'_>,
    (kind, id, title): (Kind, &str, &str),
    trace: &Trace,
) -> Explanation {
    let mut steps = Derivation::default();
    let readings = trace.derivations.iter().map(|(name, formula)| reading(&mut steps, name, formula));
    Explanation {
        id: id.to_owned(),
        kind,
        question: title.to_owned(),
        claim: None,
        readings: readings.collect(),
        known: None,
        steps: steps.steps().to_vec(),
        inputs: steps.inputs().iter().map(origin::input).collect(),
        verdicts: None,
        note: String::new(),
        rows: trace.rows.iter().map(Address::to_string).collect(),
        sources: origin::sources(context.package, &trace.rows),
    }
}

fn reading(steps: &mut Derivation, name: &str, formula: &Formula) -> Reading {
    let reading = origin::reading(steps, name, formula, None);
    if formula.inputs().iter().all(|input| input.spread().interval().is_none()) {
        return reading;
    }
    reading.within(uncertainty::of(formula, &formula.unit().into(), Scale::Log10))
}
