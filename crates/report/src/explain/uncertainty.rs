//! How far a number may be from its value, and which inputs are to blame.

use std::fmt::Write;

use neuroscale_quantity::{Formula, Measure, Significant};
use neuroscale_uncertainty::{Answer, Estimate, Indices, ModelError, Policy, Scale, measured};

/// Inputs named as drivers, at most.
const DRIVERS: usize = 5;

/// The intervals of a formula whose inputs vary, and its top drivers on a scale.
pub(super) fn of(text: &mut String, formula: &Formula, measure: &Measure, scale: Scale) {
    let _ = match known(formula, scale) {
        Ok((answer, scale, drivers)) => {
            intervals(text, &answer, measure);
            blame(text, formula, scale, &drivers);
            Ok(())
        }
        Err(error) => writeln!(text, "interval    none: {error}"),
    };
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

fn intervals(text: &mut String, answer: &Answer, measure: &Measure) {
    let how = if answer.closed_form().is_some() { "closed form" } else { "sampled" };
    let [low, high] = answer.interval(0.9).map(|end| point(&end, measure));
    let _ = writeln!(text, "interval    90 %: {low} to {high} {measure}, {how}");
    let [low, high] = answer.interval(0.5).map(|end| point(&end, measure));
    let _ = writeln!(text, "            50 %: {low} to {high}; median {}", point(&answer.median(), measure));
}

/// A point with its Monte Carlo error, where it has one.
fn point(estimate: &Estimate, measure: &Measure) -> String {
    let value = Significant::new(measure.from_base(estimate.value), 4);
    match measure.from_base(estimate.reach()) {
        reach if reach > 0.0 => format!("{value} (± {})", Significant::new(reach, 1)),
        _ => value.to_string(),
    }
}

/// Inputs with a smaller share than this drive nothing.
const NEGLIGIBLE: f64 = 0.001;

/// The inputs with the largest total indices, with the t-intervals of these.
fn blame(text: &mut String, formula: &Formula, scale: Scale, drivers: &[Indices]) {
    let mut drivers: Vec<&Indices> =
        drivers.iter().filter(|driver| driver.total.value >= NEGLIGIBLE).collect();
    drivers.sort_by(|a, b| b.total.value.total_cmp(&a.total.value));
    let of = match scale {
        Scale::Log10 => "log10 of the number",
        Scale::Linear => "the number",
    };
    if !drivers.is_empty() {
        let _ = writeln!(text, "drivers     total share in the variance of {of}");
    }
    for driver in drivers.iter().take(DRIVERS) {
        let [share, low, high] = [driver.total.value, driver.total.low, driver.total.high].map(percent);
        let label = formula.inputs().iter().find(|input| input.address().to_string() == driver.input);
        let label = label.map_or("", |input| input.label());
        let _ = writeln!(text, "  {share} % ({low} to {high})  {label}  ← {}", driver.input);
    }
    if let Some(others @ 1..) = drivers.len().checked_sub(DRIVERS) {
        let _ = writeln!(text, "  and {others} more");
    }
}

/// A share in percent, with one decimal.
fn percent(share: f64) -> String {
    format!("{:.1}", 100.0 * share)
}
