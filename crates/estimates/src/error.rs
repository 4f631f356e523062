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
    #[error("HPCG: {0}")]
    Fit(#[from] FitError),
    /// A set without populations is no brain.
    #[error("the set `{set}` has no populations; give it a row for each")]
    NoPopulation {
        /// The set's name.
        set: String,
    },
    /// No list states what a machine computes together with what it draws.
    #[error("{lists} name no machine together with its power; add the power to its row")]
    NoMachine {
        /// The lists that were searched.
        lists: &'static str,
    },
}
