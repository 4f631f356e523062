use std::io;
use std::path::Path;

use neuroscale_quantity::TableError;
use neuroscale_report::ReportError;

use crate::places::Places;
use crate::readme::ReadmeError;

/// Why nothing was drawn.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A file or directory that cannot be read or written.
    #[error("{path}: {error}")]
    File { path: String, error: io::Error },
    /// A table's name that cannot be written in `datapackage.json`.
    #[error("{path}: the file's name is not UTF-8; rename the file")]
    Name { path: String },
    /// A table that is wrong. Its message begins with its path in the data directory.
    #[error("{data}/{error}")]
    Table { data: String, error: TableError },
    /// Tables that are right, one by one, and still give no report.
    #[error(transparent)]
    Report(ReportError),
    /// A page that lacks the place for a generated part.
    #[error("{path}: {error}")]
    Readme { path: String, error: ReadmeError },
    /// A directory that holds other people's files.
    #[error(
        "{path}: the directory holds files that this program did not write; \
         name one that is empty or not yet there"
    )]
    Foreign { path: String },
    /// A link where a directory of outputs was expected.
    #[error("{path}: found a symbolic link or a file; expected a directory of outputs; remove it")]
    NotADirectory { path: String },
    /// An output that does not belong where outputs are written and removed.
    #[error(
        "`{path}` is no place for an output; expected figures/NAME or tables/NAME ending in {}",
        crate::outputs::ENDINGS.join(", ")
    )]
    Misplaced { path: String },
}

impl Failure {
    pub(crate) fn file(path: impl AsRef<Path>, error: io::Error) -> Self {
        Self::File { path: path.as_ref().display().to_string(), error }
    }

    pub(crate) fn table(places: &Places, error: TableError) -> Self {
        Self::Table { data: places.data.display().to_string(), error }
    }

    pub(crate) fn report(places: &Places, error: ReportError) -> Self {
        match error {
            ReportError::Table(error) => Self::table(places, error),
            error => Self::Report(error),
        }
    }
}
