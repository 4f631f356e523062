use std::collections::BTreeSet;

use neuroscale_claims::{Entry, Ledger, ledger};
use neuroscale_quantity::{Address, Package, Quantity};

use crate::ReportError;
use crate::figure::Trace;

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

    /// The line inside a picture that says where its numbers come from: sources and documents, model, version.
    pub(crate) fn footer(&self, trace: &Trace, model: &str) -> String {
        let source = |address: &Address| {
            let row = self.package.table(address.table()).ok()?.row(address.key()).ok()?;
            let document =
                || address.table().strip_prefix("claims/")?.strip_suffix(".csv").map(str::to_owned);
            row.source().map(|source| source.key.clone()).or_else(document)
        };
        let mut named: Vec<String> =
            trace.rows.iter().filter_map(source).collect::<BTreeSet<_>>().into_iter().collect();
        let more = named.len().saturating_sub(SOURCES_NAMED);
        named.truncate(SOURCES_NAMED);
        let mut parts = vec![format!("Sources: {}", named.join(", "))];
        if more > 0 {
            parts[0] += &format!(" and {more} more");
        }
        if !model.is_empty() {
            parts.push(model.to_owned());
        }
        parts.push(concat!("neuroscale ", env!("CARGO_PKG_VERSION")).to_owned());
        parts.join(" · ")
    }
}

/// As many sources as a line can name; the CSV file beside the picture and `explain` name them all.
const SOURCES_NAMED: usize = 6;
