use neuroscale_draw::{Colour, number};
use neuroscale_hpc::Observation;
use neuroscale_quantity::{Expr, Formula, Graph, Quantity, Spread};

use super::inputs::{Inputs, stated};
use super::words::several;
use crate::ReportError;
use crate::context::Context;

/// The three doubling times of the post, each with the year in which it is said to reach the brain.
const SCENARIOS: [(&str, &str, &str, Colour); 3] = [
    ("moore", "dl-caption-period-1", "dl-year-moore", Colour::Vermillion),
    ("history", "dl-period-history", "dl-year-history", Colour::Purple),
    ("slow", "dl-period-slow", "dl-year-slow", Colour::Green),
];

/// The fastest computer on HPCG as the post gives it, dated to the day of the post.
pub(crate) struct Start<'g> {
    pub(crate) observation: Observation<Expr<'g>>,
    pub(crate) date: Formula,
    pub(crate) performance: Formula,
}

/// A way for HPCG to grow.
pub(crate) struct Scenario<'g> {
    pub(crate) id: &'static str,
    /// The doubling time as the post words it, such as *18 months*.
    pub(crate) name: String,
    pub(crate) colour: Colour,
    pub(crate) doubling_time: Expr<'g>,
    /// The claim that states when the brain is reached.
    pub(crate) year: &'static str,
}

impl<'g> Start<'g> {
    pub(crate) fn read(inputs: &Inputs<'g>) -> Result<Self, ReportError> {
        let (year, performance) = (inputs.assumed("base-date")?, inputs.stated("dl-fastest-hpcg")?);
        Ok(Self {
            observation: Observation { year, value: performance },
            date: inputs.formula(year)?,
            performance: inputs.formula(performance)?,
        })
    }
}

impl<'g> Scenario<'g> {
    pub(crate) fn all(
        context: &Context<'_>,
        figure: &'static str,
        graph: &'g Graph,
    ) -> Result<Vec<Self>, ReportError> {
        let read = |(id, period, year, colour)| {
            let doubling_time = graph.input(&stated(figure, context.claim(figure, period)?)?);
            Ok(Self { id, name: duration(context, figure, period)?, colour, doubling_time, year })
        };
        SCENARIOS.into_iter().map(read).collect()
    }
}

/// A stated span of time in the words of the document, such as *18 months*.
pub(crate) fn duration(
    context: &Context<'_>,
    figure: &'static str,
    claim: &str,
) -> Result<String, ReportError> {
    let entry = context.claim(figure, claim)?;
    let measure = &entry.claim.measure;
    Ok(several(measure.from_base(stated(figure, entry)?.value()), &measure.to_string()))
}

/// The high end of a range that a document states.
pub(crate) fn stated_high(
    context: &Context<'_>,
    figure: &'static str,
    id: &str,
) -> Result<Quantity, ReportError> {
    let claim = &context.claim(figure, id)?.claim;
    let problem = || ReportError::Numbers {
        id: figure,
        problem: format!("the claim `{id}` states no range; give it a stated_high"),
    };
    let value = claim.stated_high.ok_or_else(problem)?;
    let address = claim.address.clone().column("stated_high");
    Ok(Quantity::new(address, &claim.statement, value, Spread::Exact, claim.measure.clone()))
}

/// Refuses a growth that no number can follow up to a year, in the cell of the claim that states it.
pub(crate) fn followed(
    context: &Context<'_>,
    figure: &'static str,
    (claim, column): (&str, &str),
    year: f64,
    reached: f64,
) -> Result<(), ReportError> {
    if reached.is_normal() {
        return Ok(());
    }
    let address = &context.claim(figure, claim)?.claim.address;
    let row = context.package.row(address.table(), address.key())?;
    let expected =
        format!("a growth that numbers can follow until {}; this one is at {reached} there", number(year, 4));
    Err(row.error(column, &expected).into())
}
