use std::collections::BTreeSet;

use neuroscale_claims::ClaimError;
use neuroscale_draw::DrawError;
use neuroscale_estimates::EstimateError;
use neuroscale_quantity::{Address, TableError, UnitError};

/// A file to be looked at: its path, its bytes, and the rows it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The path below the output directory, such as `figures/energy.svg`.
    pub path: String,
    /// The whole file.
    pub bytes: Vec<u8>,
    /// Every row of the tables that decides what the file says.
    pub rows: BTreeSet<Address>,
}

/// A generated part of a page that people write, between `<!-- begin NAME -->` and `<!-- end NAME -->`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The name of the part.
    pub name: String,
    /// Its text, in Markdown.
    pub text: String,
}

/// Everything that is drawn from the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The files, sorted by path.
    pub artifacts: Vec<Artifact>,
    /// The generated parts of `README.md`.
    pub sections: Vec<Section>,
}

/// Something that can be listed and explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, unique over figures, tables and claims.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What it says.
    pub title: String,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A figure: SVG, PNG and CSV.
    Figure,
    /// A table: CSV and Markdown.
    Table,
    /// A claim of a document.
    Claim,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            Self::Table => "table",
            Self::Claim => "claim",
        }
    }
}

/// What keeps a report from being made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A table is wrong.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A claim cannot be judged.
    #[error(transparent)]
    Claim(ClaimError),
    /// Units do not fit.
    #[error(transparent)]
    Unit(#[from] UnitError),
    /// A figure cannot be drawn.
    #[error("figure `{figure}`: {error}")]
    Draw {
        /// The figure.
        figure: &'static str,
        /// What keeps it from being drawn.
        error: DrawError,
    },
    /// The numbers of a figure or table do not allow what it shows.
    #[error("`{id}`: {problem}")]
    Numbers {
        /// The figure or table.
        id: &'static str,
        /// What is wrong with them, and what to do.
        problem: String,
    },
    /// A name that nothing has.
    #[error("nothing is called `{id}`{near}; `cargo xtask figures --list` shows what there is")]
    UnknownId {
        /// The name.
        id: String,
        /// Names that look like it, as a clause; empty if there are none.
        near: String,
    },
}

impl ReportError {
    /// An estimate that a figure or table shows and that cannot be made.
    pub(crate) fn of_estimate(id: &'static str, error: EstimateError) -> Self {
        match ClaimError::from(error) {
            ClaimError::Table(error) => Self::Table(error),
            error => Self::Numbers { id, problem: error.to_string() },
        }
    }
}

/// A wrong table is a wrong table, whoever came upon it.
impl From<ClaimError> for ReportError {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::Table(error) => Self::Table(error),
            error => Self::Claim(error),
        }
    }
}
