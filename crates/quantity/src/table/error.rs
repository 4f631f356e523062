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
    /// A file in another encoding.
    #[error("{file}: the file is {found}; save it as CSV in UTF-8")]
    Encoding {
        /// The path within the data directory.
        file: String,
        /// What it begins like.
        found: &'static str,
    },
    /// Bytes that are not text.
    #[error(
        "{file}:{line}:{character}: found the byte 0x{byte:02X}, which is not UTF-8 (perhaps Windows-1252 or Latin-1); \
         save the file in UTF-8"
    )]
    NotUtf8 {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
        /// The byte.
        byte: u8,
    },
    /// A byte-order mark that is not the first character of a table.
    #[error(
        "{file}:{line}:{character}: found a byte-order mark (U+FEFF, which cannot be seen); \
         remove it, or save the file in UTF-8 without it"
    )]
    ByteOrderMark {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
    },
    /// A character that some programs take for the end of a line.
    #[error(
        "{file}:{line}:{character}: found {name}, which ends no line of a table; end lines with LF or CRLF"
    )]
    LineEnd {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
        /// Its number and name.
        name: &'static str,
    },
    /// A character that cannot be seen and belongs to no text.
    #[error(
        "{file}:{line}:{character}: found the control character U+{code:04X}, which cannot be seen; remove it"
    )]
    Control {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
        /// Its number.
        code: u32,
    },
    /// A `datapackage.json` that cannot be understood, contradicts itself, or asks for what is not supported.
    #[error("datapackage.json:{line}:{character}: {problem}")]
    Descriptor {
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
        /// What was found and expected.
        problem: String,
    },
    /// Something else where commas are expected.
    #[error("{file}:1: found {found} between the columns; expected commas; save the file with commas")]
    Delimiter {
        /// The path within the data directory.
        file: String,
        /// What was found: `semicolons`, `tabs`, …
        found: &'static str,
    },
    /// A line that tells a spreadsheet what stands between the columns.
    #[error(
        "{file}:1: found `{found}`, which tells a spreadsheet what stands between the columns; \
         remove the line, and see that commas stand between them"
    )]
    SeparatorLine {
        /// The path within the data directory.
        file: String,
        /// The line.
        found: String,
    },
    /// A line that other programs pass over as a comment.
    #[error("{file}:{line}: found `{found}`; a table has no comments: remove the line")]
    Comment {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The line, or its first cell.
        found: String,
    },
    /// A quoted cell that reaches the end of the file.
    #[error(
        "{file}:{line}:{character}: the double quote that opens here never closes; \
         close it, or double it if it belongs to the text"
    )]
    UnclosedQuote {
        /// The path within the data directory.
        file: String,
        /// The line on which it opens, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
    },
    /// A quoted cell that goes on behind its quotes.
    #[error(
        "{file}:{line}:{character}: the double quote that opens here closes before `{found}`; \
         quote the whole cell, and double the quotes that belong to its text"
    )]
    TextAfterQuote {
        /// The path within the data directory.
        file: String,
        /// The line on which the quote opens, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
        /// What follows the closing quote within the cell.
        found: String,
    },
    /// A quote within a cell that is not quoted.
    #[error(
        "{file}:{line}:{character}: found a double quote within a cell; \
         quote the whole cell, and double the quotes that belong to its text"
    )]
    StrayQuote {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The character of the line, counted from 1.
        character: u64,
    },
    /// A line without cells.
    #[error("{file}:{line}: the line is blank; remove it")]
    BlankLine {
        /// The path within the data directory.
        file: String,
        /// The line, counted from 1.
        line: u64,
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
    /// A declared column with spaces around it, or in other letters.
    #[error(
        "{file}:1: found column `{found}`; expected `{expected}`, with no space around it and in the same small and capital \
         letters"
    )]
    ColumnSpelling {
        /// The path within the data directory.
        file: String,
        /// The column found.
        found: String,
        /// The column declared.
        expected: String,
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
    /// A value that stands twice in a column where every row has its own.
    #[error(
        "{file}:{line}: column `{column}`: found `{found}`, which stands already on line {first}; give each row one of its own"
    )]
    Repeated {
        /// The path within the data directory.
        file: String,
        /// The line of the second row.
        line: u64,
        /// The column.
        column: String,
        /// The text of the cell.
        found: String,
        /// The line of the first row.
        first: u64,
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
    #[error("{file}:1: no row has the key `{key}`; add the row, or correct the key of one")]
    NoRow {
        /// The path within the data directory.
        file: String,
        /// The key.
        key: String,
    },
    /// A row that a program looks for by what it says, and that the table does not have.
    #[error("{file}:1: column `{column}`: no row {sought}; add one, or correct what stands there")]
    NoSuchRow {
        /// The path within the data directory.
        file: String,
        /// The column that would tell it.
        column: String,
        /// What the row would do.
        sought: String,
    },
}

impl TableError {
    /// Says that no row of a table does what somebody looks for in a column.
    pub fn no_such_row(file: &str, column: &str, sought: &str) -> Self {
        Self::NoSuchRow { file: file.to_owned(), column: column.to_owned(), sought: sought.to_owned() }
    }
}
