use super::TableError;
use super::descriptor::Schema;
use crate::Package;

/// A row as it stands in the file: the line on which it begins, and its cells.
pub(super) type Record = (u64, Vec<String>);

/// Reads the text of a table and checks its shape: encoding, header, and the same number of cells in each row.
pub(super) fn read(file: &str, bytes: &[u8], schema: &Schema) -> Result<Vec<Record>, TableError> {
    let text = text(file, bytes)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Lines { text, byte: 0, line: 1 };
    let mut records = reader.records().map(|record| match record {
        Ok(record) => {
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            Ok((line, record.iter().map(str::to_owned).collect::<Vec<_>>()))
        }
        // The text is valid UTF-8 and rows may have any length: what remains is a failing reader, which a slice is not.
        Err(_) => Err(TableError::NotUtf8 { file: file.to_owned(), line: 0, byte: 0 }),
    });
    let (_, header) = records
        .next()
        .unwrap_or_else(|| Err(TableError::Empty { file: file.to_owned(), expected: schema.columns() }))?;
    check_header(file, &header, schema)?;
    records.map(|record| same_length(file, record?, header.len())).collect()
}

/// Counts lines up to growing offsets, as an editor counts them.
///
/// The reader's own count lags behind where lines end in CRLF, and it begins a record at the blank lines before it.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, record: u64) -> u64 {
        let bytes = self.text.as_bytes();
        let ends = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let start = usize::try_from(record).map_or(bytes.len(), |byte| byte.clamp(self.byte, bytes.len()));
        let first = start + bytes[start..].iter().take_while(ends).count();
        self.line += self.text.get(self.byte..first).map_or(0, |passed| passed.matches('\n').count() as u64);
        self.byte = first;
        self.line
    }
}

/// The text of a file, without the byte-order mark that spreadsheets write.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, TableError> {
    let size = bytes.len() as u64;
    if size > Package::MAX_FILE_BYTES {
        return Err(TableError::TooLarge { file: file.to_owned(), bytes: size });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text)),
        Err(error) => {
            let byte = error.valid_up_to();
            let line = 1 + bytes.iter().take(byte).filter(|byte| **byte == b'\n').count();
            Err(TableError::NotUtf8 { file: file.to_owned(), line, byte })
        }
    }
}

fn check_header(file: &str, header: &[String], schema: &Schema) -> Result<(), TableError> {
    let file = file.to_owned();
    if let [only] = header
        && schema.fields.len() > 1
        && only.contains(';')
    {
        return Err(TableError::Semicolons { file });
    }
    for (position, column) in header.iter().enumerate() {
        if header[..position].contains(column) {
            return Err(TableError::RepeatedColumn { file, column: column.clone() });
        }
    }
    let missing = schema.fields.iter().find(|field| !header.contains(&field.name));
    if let Some(field) = missing {
        return Err(TableError::MissingColumn {
            file,
            column: field.name.clone(),
            expected: schema.columns(),
        });
    }
    let declared = |column: &&String| schema.fields.iter().any(|field| field.name == **column);
    if let Some(column) = header.iter().find(|column| !declared(column)) {
        return Err(TableError::ExtraColumn { file, column: column.clone() });
    }
    match header.iter().zip(&schema.fields).find(|(found, field)| **found != field.name) {
        Some((found, field)) => {
            Err(TableError::ColumnOrder { file, found: found.clone(), expected: field.name.clone() })
        }
        None => Ok(()),
    }
}

fn same_length(file: &str, (line, cells): Record, expected: usize) -> Result<Record, TableError> {
    if cells.len() == expected {
        return Ok((line, cells));
    }
    Err(TableError::Ragged { file: file.to_owned(), line, found: cells.len(), expected })
}
