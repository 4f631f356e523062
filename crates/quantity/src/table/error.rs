/// What is wrong with a table, where, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A directory without `datapackage.json`.
    #[error(
        "datapackage.json: the file is missing; it declares the tables of a data directory, so name a directory that has one"
    )]
    NoDescriptor,
    /// A declared file that is not there.
    #[error(
        "{file}: the file is missing, though datapackage.json declares it; restore it or remove its resource"
    )]
    MissingFile {
        /// The path within the data directory.
        file: String,
    },
    /// A CSV file that no resource declares.
    #[error("{file}: the file is not declared; add a resource for it to datapackage.json or remove the file")]
    UndeclaredFile {
        /// The path within the data directory.
        file: String,
    },
    /// A file beyond the limit.
    #[error("{file}: found {bytes} bytes; expected at most {limit} (16 MiB); split the table", limit = crate::Package::MAX_FILE_BYTES)]
    TooLarge {
        /// The path within the data directory.
        file: String,
        /// Its size.
        bytes: u64,
    },
    /// Bytes that are not text.
    #[error("{file}:{line}: byte {byte} of the file is not UTF-8; save the file in UTF-8")]
    NotUtf8 {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The offset in the file, counted from 0.
        byte: usize,
    },
    /// A `datapackage.json` that cannot be understood.
    #[error("datapackage.json: {problem}")]
    Descriptor {
        /// What was found and expected, and where.
        problem: String,
    },
    /// Semicolons where commas are expected.
    #[error("{file}:1: found semicolons between the columns; expected commas; save the file with commas")]
    Semicolons {
        /// The path within the data directory.
        file: String,
    },
    /// A file without a header.
    #[error("{file}:1: found an empty file; expected the columns {expected}")]
    Empty {
        /// The path within the data directory.
        file: String,
        /// The declared columns, joined by commas.
        expected: String,
    },
    /// A declared column that the header lacks.
    #[error("{file}:1: column `{column}` is missing; expected the columns {expected}")]
    MissingColumn {
        /// The path within the data directory.
        file: String,
        /// The column.
        column: String,
        /// The declared columns, joined by commas.
        expected: String,
    },
    /// A column that is not declared.
    #[error("{file}:1: column `{column}` is not declared; remove it or declare it in datapackage.json")]
    ExtraColumn {
        /// The path within the data directory.
        file: String,
        /// The column.
        column: String,
    },
    /// A column that stands twice in the header.
    #[error("{file}:1: column `{column}` stands twice; keep one of them")]
    RepeatedColumn {
        /// The path within the data directory.
        file: String,
        /// The column.
        column: String,
    },
    /// Declared columns in another order.
    #[error(
        "{file}:1: found column `{found}` where `{expected}` was expected; put the columns in the declared order"
    )]
    ColumnOrder {
        /// The path within the data directory.
        file: String,
        /// The column found.
        found: String,
        /// The column declared at this position.
        expected: String,
    },
    /// A row with too few or too many cells.
    #[error(
        "{file}:{line}: found {found} cells; expected {expected}; add or remove commas (a cell that contains a comma needs double quotes)"
    )]
    Ragged {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The number of cells found.
        found: usize,
        /// The number of columns.
        expected: usize,
    },
    /// A cell that does not hold what its column promises.
    #[error("{file}:{line}: column `{column}`: found `{found}`; expected {expected}")]
    Cell {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: String,
        /// The text of the cell.
        found: String,
        /// What would be right, and what to do.
        expected: String,
    },
    /// An empty cell in a column that must not be empty.
    #[error("{file}:{line}: column `{column}`: found nothing; expected {expected}")]
    EmptyCell {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: String,
        /// What would be right, and what to do.
        expected: String,
    },
    /// A primary key that stands twice.
    #[error("{file}:{line}: the key `{key}` stands already on line {first}; give each row a key of its own")]
    DuplicateKey {
        /// The path within the data directory.
        file: String,
        /// The line of the second row.
        line: u64,
        /// The key.
        key: String,
        /// The line of the first row.
        first: u64,
    },
    /// A reference to a row that does not exist.
    #[error(
        "{file}:{line}: column `{column}`: found `{found}`, which no row of {target} has as its `{target_column}`; correct it or add the row there"
    )]
    BrokenReference {
        /// The path of the table that refers.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The column that refers.
        column: String,
        /// The value without a counterpart.
        found: String,
        /// The path of the table referred to.
        target: String,
        /// The column referred to.
        target_column: String,
    },
    /// A table that a program needs and the package does not have.
    #[error("{file}: the table is not declared in datapackage.json; add it")]
    NoTable {
        /// The path within the data directory.
        file: String,
    },
    /// A column that a program needs and the table does not have.
    #[error("{file}: the table has no column `{column}`; add it to the table and to datapackage.json")]
    NoColumn {
        /// The path within the data directory.
        file: String,
        /// The column.
        column: String,
    },
    /// A row that a program needs and the table does not have.
    #[error("{file}: no row has the key `{key}`; add the row")]
    NoRow {
        /// The path within the data directory.
        file: String,
        /// The key.
        key: String,
    },
}
