use super::descriptor::Schema;
use super::{TableError, encoding, header, layout};

/// A row as it stands in the file: the line on which it begins, and its cells.
pub(super) type Record = (u64, Vec<String>);

/// Reads the text of a table and checks its shape: encoding, quotes, header, and the same number of cells in each row.
pub(super) fn read(file: &str, bytes: &[u8], schema: &Schema) -> Result<Vec<Record>, TableError> {
    let text = encoding::text(file, bytes)?;
    header::check_first_line(file, text, schema)?;
    let lines = layout::rows(file, text)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    // The text is UTF-8, rows may have any length and a slice never fails: every record is read.
    let records = reader.records().map_while(Result::ok);
    let mut records =
        lines.into_iter().zip(records.map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()));
    let empty = || TableError::Empty { file: file.to_owned(), expected: schema.columns() };
    let (_, header) = records.next().ok_or_else(empty)?;
    header::check(file, &header, schema)?;
    records.map(|record| same_length(file, record, header.len())).collect()
}

fn same_length(file: &str, (line, cells): Record, expected: usize) -> Result<Record, TableError> {
    if cells.len() == expected {
        return Ok((line, cells));
    }
    let (file, found) = (file.to_owned(), cells.len());
    match cells.into_iter().next() {
        Some(first) if header::is_comment(&first) => Err(TableError::Comment { file, line, found: first }),
        _ => Err(TableError::Ragged { file, line, found, expected }),
    }
}
