use neuroscale_anatomy::SetError;
use neuroscale_hpc::FitError;
use neuroscale_quantity::{TableError, UnitError};

/// What keeps an estimate from being made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EstimateError {
    /// A table is wrong, or a row is missing.
    #[error(transparent)]
    Table(#[from] TableError),
    /// No set of populations can be read.
    #[error(transparent)]
    Set(#[from] SetError),
    /// Units do not fit.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// No growth can be fitted to a list.
    #[error("machines/hpcg.csv: no growth can be fitted: {0}")]
    Fit(#[from] FitError),
    /// A set without populations is no brain.
    #[error("anatomy/sets.csv:1: column `set`: `{set}` has no populations; give it a row for each")]
    NoPopulation {
        /// The set's name.
        set: String,
    },
}
