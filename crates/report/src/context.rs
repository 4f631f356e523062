use neuroscale_claims::{Entry, Ledger, ledger};
use neuroscale_quantity::{Package, Quantity};

use crate::ReportError;

/// What every figure and table is made from: the tables, and the judged claims.
pub(crate) struct Context<'a> {
    pub(crate) package: &'a Package,
    pub(crate) ledger: Ledger,
}

impl<'a> Context<'a> {
    pub(crate) fn new(package: &'a Package) -> Result<Self, ReportError> {
        Ok(Self { package, ledger: ledger(package)? })
    }

    /// A claim that a figure shows. Its table must have it, since a figure without it would be another figure.
    pub(crate) fn claim(&self, figure: &'static str, id: &str) -> Result<&Entry, ReportError> {
        let problem = || ReportError::Numbers {
            id: figure,
            problem: format!("the claim `{id}` is missing; restore its row"),
        };
        self.ledger.entry(id).ok_or_else(problem)
    }

    /// A row of a table of quantities.
    pub(crate) fn quantity(&self, table: &str, key: &str) -> Result<&'a Quantity, ReportError> {
        Ok(self.package.quantity(table, key)?)
    }
}
