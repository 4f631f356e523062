use std::collections::BTreeSet;

use neuroscale_anatomy::{PopulationSet, Question, Whole, check_samples};
use neuroscale_claims::{ClaimError, DOCUMENTS, Entry, Ledger, ledger};
use neuroscale_quantity::{Address, Package, Quantity};

use crate::ReportError;
use crate::figure::Trace;

/// What every figure and table is made from: the tables, and the judged claims.
pub(crate) struct Context<'a> {
    pub(crate) package: &'a Package,
    pub(crate) ledger: Ledger,
    /// The questions about it, each with its answer.
    pub(crate) questions: Vec<Question>,
    /// The populations of a human brain.
    pub(crate) brain: PopulationSet,
}

impl<'a> Context<'a> {
    pub(crate) fn new(package: &'a Package) -> Result<Self, ReportError> {
        Whole::check_all(package)?;
        check_samples(package)?;
        neuroscale_params::decoder::check_architectures(package)?;
        neuroscale_hpc::check_lists(package)?;
        neuroscale_hpc::check_economy(package)?;
        neuroscale_estimates::check_energies(package).map_err(ClaimError::from)?;
        let questions = Question::read_all(package).map_err(ClaimError::from)?;
        let brain = PopulationSet::human_brain_of(package, &questions).map_err(ClaimError::from)?;
        Ok(Self { package, ledger: ledger(package)?, questions, brain })
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
        let named: BTreeSet<String> = trace.rows.iter().filter_map(|row| self.source(row)).collect();
        let more = match named.len().saturating_sub(SOURCES_NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let named = named.into_iter().take(SOURCES_NAMED).collect::<Vec<_>>().join(", ");
        let model = if model.is_empty() { String::new() } else { format!(" · {model}") };
        format!("Sources: {named}{more}{model} · neuroscale\u{a0}{}", env!("CARGO_PKG_VERSION"))
    }

    /// The key of the source that a row names, or the document whose claim it is.
    fn source(&self, address: &Address) -> Option<String> {
        let row = self.package.table(address.table()).ok()?.row(address.key()).ok()?;
        let document = || address.table().strip_prefix("claims/")?.strip_suffix(".csv");
        let is_document = |id: &&str| DOCUMENTS.iter().any(|(document, _)| document == id);
        row.source()
            .map(|source| source.key.clone())
            .or_else(|| document().filter(is_document).map(str::to_owned))
    }
}

/// As many sources as a line can name; the CSV file beside the picture and `explain` name them all.
const SOURCES_NAMED: usize = 6;
