use neuroscale_claims::{Claim, Entry};
use neuroscale_quantity::{Expr, Formula, Graph, Quantity, Spread};

use crate::ReportError;
use crate::context::Context;

const ASSUMPTIONS: &str = "claims/assumptions.csv";

/// Numbers to compute with: what documents state, what had to be assumed, what tables hold, all in one graph.
pub(crate) struct Inputs<'a> {
    context: &'a Context<'a>,
    figure: &'static str,
    graph: &'a Graph,
}

impl<'a> Inputs<'a> {
    pub(crate) fn new(context: &'a Context<'a>, figure: &'static str, graph: &'a Graph) -> Self {
        Self { context, figure, graph }
    }

    /// The number that a document states; the low end of a range.
    pub(crate) fn stated(&self, id: &str) -> Result<Expr<'a>, ReportError> {
        Ok(self.graph.input(&stated(self.figure, self.context.claim(self.figure, id)?)?))
    }

    /// A choice that a document leaves open.
    pub(crate) fn assumed(&self, id: &str) -> Result<Expr<'a>, ReportError> {
        let row = self.context.package.table(ASSUMPTIONS)?.row(id)?;
        let label = id.replace('-', " ");
        let measure = row.measure("unit")?;
        let value = row.number_in("value", &measure)?.ok_or_else(|| row.error("value", "a number"))?;
        Ok(self.graph.input(&Quantity::new(row.address(), &label, value, Spread::Exact, measure)))
    }

    pub(crate) fn formula(&self, expr: Expr<'a>) -> Result<Formula, ReportError> {
        Ok(self.graph.formula(expr)?)
    }
}

/// The number that a document states as a quantity; the low end of a range.
pub(crate) fn stated(figure: &'static str, entry: &Entry) -> Result<Quantity, ReportError> {
    let claim: &Claim = &entry.claim;
    let problem = || ReportError::Numbers {
        id: figure,
        problem: format!("the claim `{}` states no number; restore it", claim.id),
    };
    let value = claim.stated.ok_or_else(problem)?;
    let address = claim.address.clone().column("stated");
    Ok(Quantity::new(address, &claim.statement, value, Spread::Exact, claim.measure.clone()))
}
