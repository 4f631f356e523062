use neuroscale_anatomy::{Member, PopulationSet};
use neuroscale_estimates::{ComputingPower, Crossing, EstimateError, PopulationWeighted, Reading};
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::Significant;

use crate::ReportError;
use crate::context::Context;
use crate::figure::Trace;
use crate::table::{Table, TitledTable};

const ID: &str = "decisions";

const STREAMING: Reading = Reading::Cascade(Convention::Streaming);

const COLUMNS: &[(&str, Option<&str>)] = &[
    ("question", Some("question")),
    ("rival", Some("taken alone")),
    ("value", Some("it says")),
    ("unit", Some("unit")),
    ("neurons_ratio", Some("neurons ×")),
    ("synapses_ratio", Some("synapses ×")),
    ("flops_ratio", Some("FLOP/s of the streaming cascade ×")),
    ("year_difference", Some("years later")),
    ("reason", Some("what it is")),
];

/// What one rival alone would make of our headlines: every question about the brain that several measurements answer.
pub(crate) fn make(context: &Context<'_>) -> Result<TitledTable, ReportError> {
    let mut table = Table::with_headings(COLUMNS);
    let mut trace = Trace::new();
    let pooled = Headlines::of(context, &context.brain, &mut trace)?;
    for question in &context.questions {
        trace.quantity(&question.answer);
        let is_asked = context
            .brain
            .members
            .iter()
            .flat_map(Member::answers)
            .any(|one| one.address() == question.answer.address());
        for rival in question.rivals.iter().filter(|_| is_asked && question.rivals.len() > 1) {
            let alone = question.with_only(rival).map_err(|error| failed(&error))?.answer;
            let brain = context.brain.with_answer(&alone);
            let headlines = Headlines::of(context, &brain, &mut Trace::new())?;
            let three = |value: f64| Significant::new(value, 3).rounded();
            let ratio = |of: fn(&Headlines) -> f64| three(of(&headlines) / of(&pooled));
            table.push([
                question.answer.label().into(),
                rival.name.as_str().into(),
                three(alone.measure().from_base(alone.value())).into(),
                alone.measure().to_string().into(),
                ratio(|one| one.neurons).into(),
                ratio(|one| one.synapses).into(),
                ratio(|one| one.flops).into(),
                (libm::round((headlines.year - pooled.year) * 100.0) / 100.0 + 0.0).into(),
                rival.reason.as_str().into(),
            ]);
        }
    }
    Ok(TitledTable::new("What one measurement alone would make of our answers", INTRODUCTION, table, trace))
}

const INTRODUCTION: &str = "Every line takes one measurement in place of all rivals of its question and leaves the others as \
    they are. *×* is what our answer is then multiplied with; *years later* is when the head of HPCG computes as much as the \
    streaming cascade, at its mean growth. The volume of the cortex has rivals, too; it enters three of those of its synapses.";

/// The numbers that a choice may move, at the values of their inputs.
struct Headlines {
    neurons: f64,
    synapses: f64,
    flops: f64,
    year: f64,
}

impl Headlines {
    fn of(context: &Context<'_>, brain: &PopulationSet, trace: &mut Trace) -> Result<Self, ReportError> {
        let of_estimate = |error: EstimateError| ReportError::of_estimate(ID, error);
        let weighted = PopulationWeighted::of(brain).map_err(of_estimate)?;
        let power = ComputingPower::of(context.package, brain, STREAMING).map_err(of_estimate)?;
        let crossing = Crossing::of(context.package, brain, STREAMING).map_err(of_estimate)?;
        trace.derivation("FLOP/s of the streaming cascade", &power.flops);
        trace.derivation("year in which the head of HPCG computes as much", &crossing.year);
        trace.rows.extend(power.rows.iter().chain(&crossing.rows).cloned());
        Ok(Self {
            neurons: weighted.neurons.value(),
            synapses: weighted.synapses.value(),
            flops: power.flops.value(),
            year: crossing.year.value(),
        })
    }
}

fn failed(error: &dyn std::error::Error) -> ReportError {
    ReportError::Numbers { id: ID, problem: error.to_string() }
}
