use super::TableError;
use super::place::Place;
use crate::Package;

const MARK: char = '\u{feff}';

/// How files begin that are text, and not in UTF-8; the longer marks first, since one begins like another.
const OTHERS: [(&[u8], &str); 6] = [
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
    (b"PK\x03\x04", "a spreadsheet or another archive"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet in the old format of Excel"),
];

/// What ends a line elsewhere, and would join two rows here.
const LINE_ENDS: [(char, &str); 5] = [
    ('\u{b}', "a vertical tab (U+000B)"),
    ('\u{c}', "a form feed (U+000C)"),
    ('\u{85}', "a next line (U+0085)"),
    ('\u{2028}', "a line separator (U+2028)"),
    ('\u{2029}', "a paragraph separator (U+2029)"),
];

/// The text of a table, without the byte-order mark that spreadsheets write.
pub(super) fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, TableError> {
    let text = utf8(file, bytes)?;
    let text = text.strip_prefix(MARK).unwrap_or(text);
    no_mark(file, text)?;
    match text.char_indices().find(|(_, found)| is_strange(*found)) {
        Some((byte, found)) => Err(strange(file.to_owned(), found, Place::of(text.as_bytes(), byte))),
        None => Ok(text),
    }
}

/// Whether a character ends lines elsewhere, or controls a terminal: a tab or a line end within a cell does neither.
fn is_strange(found: char) -> bool {
    let is_line_end = LINE_ENDS.iter().any(|(end, _)| *end == found);
    is_line_end || (found.is_control() && !matches!(found, '\t' | '\n' | '\r'))
}

fn strange(file: String, found: char, Place { line, character }: Place) -> TableError {
    match LINE_ENDS.iter().find(|(end, _)| *end == found) {
        Some((_, name)) => TableError::LineEnd { file, line, character, name },
        None => TableError::Control { file, line, character, code: found.into() },
    }
}

/// The text of `datapackage.json`, where JSON allows no byte-order mark.
pub(super) fn json<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, TableError> {
    no_mark(file, utf8(file, bytes)?)
}

fn no_mark<'a>(file: &str, text: &'a str) -> Result<&'a str, TableError> {
    let Some(byte) = text.find(MARK) else { return Ok(text) };
    let Place { line, character } = Place::of(text.as_bytes(), byte);
    Err(TableError::ByteOrderMark { file: file.to_owned(), line, character })
}

fn utf8<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, TableError> {
    let size = bytes.len() as u64;
    if size > Package::MAX_FILE_BYTES {
        return Err(TableError::TooLarge { file: file.to_owned(), bytes: size });
    }
    if let Some(found) = other_encoding(bytes) {
        return Err(TableError::Encoding { file: file.to_owned(), found });
    }
    std::str::from_utf8(bytes).map_err(|error| not_utf8(file, bytes, error.valid_up_to()))
}

fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    let marked = OTHERS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name);
    // Without its mark, UTF-16 is known by the zero in every Latin letter.
    let unmarked = || matches!(bytes, [0, letter, ..] | [letter, 0, ..] if *letter != 0).then_some("UTF-16");
    marked.or_else(unmarked)
}

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> TableError {
    let Place { line, character } = Place::of(bytes, at);
    let byte = bytes.get(at).copied().unwrap_or_default();
    TableError::NotUtf8 { file: file.to_owned(), line, character, byte }
}
