//! How far a number may be from its value, and which inputs are to blame.

use neuroscale_quantity::{Formula, Measure};
use neuroscale_uncertainty::{Answer, Estimate, Indices, ModelError, Policy, Scale, measured};

use crate::explanation::{Driver, Interval, Point};

/// Inputs with a smaller share than this drive nothing.
const NEGLIGIBLE: f64 = 0.001;

/// The intervals of a formula whose inputs vary, and its drivers on a scale.
pub(super) fn of(formula: &Formula, measure: &Measure, scale: Scale) -> Result<Interval, ModelError> {
    let (answer, scale, indices) = known(formula, scale)?;
    let point = |estimate: &Estimate| point(estimate, measure);
    Ok(Interval {
        unit: measure.to_string(),
        method: if answer.closed_form().is_some() { "closed form" } else { "sampled" },
        ninety: answer.interval(0.9).each_ref().map(point),
        fifty: answer.interval(0.5).each_ref().map(point),
        median: point(&answer.median()),
        variance_of: match scale {
            Scale::Log10 => "log10 of the number",
            Scale::Linear => "the number",
        },
        drivers: drivers(formula, indices),
    })
}

/// The answer, and the indices on the scale on which they exist.
fn known(formula: &Formula, scale: Scale) -> Result<(Answer, Scale, Vec<Indices>), ModelError> {
    let model = measured(formula)?;
    let answer = model.answer(&Policy::sampling())?;
    let indices = |scale| model.sensitivity(&Policy::sampling(), scale);
    match indices(scale) {
        Ok(drivers) => Ok((answer, scale, drivers)),
        Err(ModelError::NotPositive { .. }) => Ok((answer, Scale::Linear, indices(Scale::Linear)?)),
        Err(ModelError::Constant) => Ok((answer, scale, vec![])),
        Err(error) => Err(error),
    }
}

fn point(estimate: &Estimate, measure: &Measure) -> Point {
    let reach = measure.from_base(estimate.reach());
    Point { value: measure.from_base(estimate.value), error: (reach > 0.0).then_some(reach) }
}

/// The inputs with their total indices, the largest first, and the t-intervals of these.
fn drivers(formula: &Formula, mut indices: Vec<Indices>) -> Vec<Driver> {
    indices.retain(|index| index.total.value >= NEGLIGIBLE);
    indices.sort_by(|a, b| b.total.value.total_cmp(&a.total.value));
    let label = |address: &str| {
        let input = formula.inputs().iter().find(|input| input.address().to_string() == address);
        input.map_or(String::new(), |input| input.label().to_owned())
    };
    let driver = |Indices { input, total, .. }: Indices| Driver {
        label: label(&input),
        address: input,
        share: total.value,
        low: total.low,
        high: total.high,
    };
    indices.into_iter().map(driver).collect()
}
