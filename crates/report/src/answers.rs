//! Our own answers to the question of this project, as a reader sees them first.

use neuroscale_draw::number;
use neuroscale_estimates::{ComputingPower, Crossing, EstimateError, PopulationWeighted, Reading};
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::Formula;
use neuroscale_uncertainty::{Estimate, Policy};

use crate::ReportError;
use crate::compose::ranges::{Range, year};
use crate::context::Context;

const ID: &str = "README";

/// One of our answers, with its interval and the figure that shows it.
pub(crate) struct OurAnswer {
    /// What it answers, in words.
    pub(crate) what: String,
    /// The median, with its unit.
    pub(crate) value: String,
    /// The 90 % interval, or what stands in its place.
    pub(crate) interval: String,
    /// The figure that shows it.
    pub(crate) figure: &'static str,
    /// Its 5 %, 50 % and 95 % points; infinite for a year that is never reached.
    pub(crate) points: [f64; 3],
}

/// Our answers: of the brain, and of every reading of its neurons with the year in which machines get there.
pub(crate) struct OurAnswers {
    pub(crate) brain: Vec<OurAnswer>,
    pub(crate) computing: Vec<(Reading, OurAnswer, OurAnswer)>,
}

impl OurAnswers {
    pub(crate) fn new(context: &Context<'_>) -> Result<Self, ReportError> {
        let weighted = PopulationWeighted::of(&context.brain).map_err(failed)?;
        let brain = vec![
            amount("neurons", "", &weighted.neurons, "neuron-counts")?,
            amount("synapses", "", &weighted.synapses, "population-weighted")?,
            amount(
                "parameters, one for each synapse and one for each neuron",
                "",
                &weighted.parameters,
                "parameter-estimates",
            )?,
            power(context)?,
        ];
        let mut computing = vec![];
        for reading in Reading::ALL {
            let power = ComputingPower::of(context.package, &context.brain, reading).map_err(failed)?;
            let crossing = Crossing::of(context.package, &context.brain, reading).map_err(failed)?;
            let flops = amount(reading.name(), " FLOP/s", &power.flops, "compute-landscape")?;
            computing.push((reading, flops, reached(&crossing)?));
        }
        Ok(Self { brain, computing })
    }
}

/// The forecasts of a year in which machines compute as much as the post's cascade.
const YEARS: &[&str] = &["dl-year-moore", "dl-year-history", "dl-year-slow"];

impl OurAnswers {
    /// Our year beside such a forecast: that of the cascade as the post counts it, on our anatomy.
    pub(crate) fn year_beside(&self, claim: &str) -> Option<&OurAnswer> {
        let direct = Reading::Cascade(Convention::DirectOwnFilter);
        let (.., year) = self.computing.iter().find(|(reading, ..)| *reading == direct)?;
        YEARS.contains(&claim).then_some(year)
    }
}

fn amount(what: &str, unit: &str, formula: &Formula, figure: &'static str) -> Result<OurAnswer, ReportError> {
    let range = Range::of(ID, formula)?;
    Ok(OurAnswer {
        what: what.to_owned(),
        value: format!("{}{unit}", range.number(range.median)),
        interval: format!("{} to {}", range.number(range.low), range.number(range.high)),
        figure,
        points: [range.low, range.median, range.high],
    })
}

/// What the whole brain draws: a published point, as its row says.
fn power(context: &Context<'_>) -> Result<OurAnswer, ReportError> {
    let power = context.quantity("anatomy/energy.csv", "human-brain-power")?;
    Ok(OurAnswer {
        what: "power".to_owned(),
        value: format!("{} W", number(power.value(), 2)),
        interval: "one published number".to_owned(),
        figure: "energy",
        points: [power.value(); 3],
    })
}

/// When the head of HPCG computes as much.
fn reached(crossing: &Crossing) -> Result<OurAnswer, ReportError> {
    let answer = crossing.model().and_then(|model| model.answer(&Policy::sampling()));
    let answer = answer.map_err(|error| ReportError::Numbers { id: ID, problem: error.to_string() })?;
    let [low, high] = answer.interval(Policy::COVERAGE);
    let by_then = |estimate: Estimate| estimate.value <= crossing.start.date.value();
    let never = Crossing::never(&answer).value;
    let never =
        if never < 0.001 { String::new() } else { format!("; never: {} %", number(never * 100.0, 2)) };
    let past = if by_then(answer.median()) { "reached by " } else { "" };
    Ok(OurAnswer {
        what: "year".to_owned(),
        value: format!("{past}{}", year(answer.median())),
        interval: format!("{} to {}{never}", year(low), year(high)),
        figure: "sensitivity",
        points: [low, answer.median(), high].map(|estimate| estimate.value),
    })
}

fn failed(error: EstimateError) -> ReportError {
    ReportError::of_estimate(ID, error)
}
