use std::io;
use std::path::Path;

use neuroscale_quantity::TableError;
use neuroscale_report::ReportError;

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
    /// Claims that cannot be judged. The message begins with a path in the data directory.
    #[error("{data}/{error}")]
    Claim { data: String, error: Box<ReportError> },
    /// Tables that are right, one by one, and still give no report.
    #[error(transparent)]
    Report(ReportError),
    /// A page that lacks the place for a generated part.
    #[error("{path}: {error}")]
    Readme { path: String, error: ReadmeError },
    /// No tables and outputs that could be meant.
    #[error(
        "there is no repository at or above this directory; start `cargo xtask` in a clone of it, \
         or name directories of your own with --data and --out"
    )]
    NoRepository,
    /// A directory that holds other people's files.
    #[error(
        "{path}: the directory holds files that this program did not write; \
         name one that is empty or not yet there"
    )]
    Foreign { path: String },
    /// Files where outputs would be written or removed.
    #[error(
        "nothing was written: this program did not write {files}, or somebody edited what it wrote; \
         move that elsewhere, or remove it to have it drawn again"
    )]
    Edited { files: String },
    /// A link where a directory of outputs was expected.
    #[error("{path}: found a symbolic link or a file; expected a directory of outputs; move it elsewhere")]
    NotADirectory { path: String },
    /// A directory, a link or a device where an output was expected.
    #[error("{path}: found a symbolic link, a directory or a device; expected a file; move it elsewhere")]
    NotAFile { path: String },
    /// A link to nothing, or to itself.
    #[error("{path}: the link leads to no directory ({error}); remove it or name another directory")]
    DeadLink { path: String, error: io::Error },
    /// A path that leads up from a directory that does not exist.
    #[error("--out {path} leads through a directory that is not there; name it without `..`")]
    NoWay { path: String },
    /// Outputs among tables, or tables among outputs.
    #[error(
        "--out {path} {relation} the tables in {data}; name a directory apart from them, such as my-docs"
    )]
    NotApart { path: String, relation: &'static str, data: String },
    /// A directory that the repository's own tables or outputs need.
    #[error(
        "--out {path} belongs to the repository's own tables and outputs; name a directory of your own, \
         such as my-docs"
    )]
    Repository { path: String },
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

    pub(crate) fn table(data: &Path, error: TableError) -> Self {
        Self::Table { data: data.display().to_string(), error }
    }

    pub(crate) fn report(data: &Path, error: ReportError) -> Self {
        match error {
            ReportError::Table(error) => Self::table(data, error),
            error @ ReportError::Claim(_) => {
                Self::Claim { data: data.display().to_string(), error: Box::new(error) }
            }
            error => Self::Report(error),
        }
    }
}
