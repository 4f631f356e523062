use std::collections::BTreeSet;

use super::TableError;
use super::descriptor::Schema;

/// What may stand between columns instead of a comma.
const DELIMITERS: [(char, &str); 6] =
    [('\t', "tabs"), (';', "semicolons"), ('|', "pipes"), ('^', "carets"), (':', "colons"), (' ', "spaces")];

/// Checks that the first line is a header between whose columns commas stand.
pub(super) fn check_first_line(file: &str, text: &str, schema: &Schema) -> Result<(), TableError> {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let file = file.to_owned();
    if first.trim_matches('"').to_ascii_lowercase().starts_with("sep=") {
        return Err(TableError::SeparatorLine { file, found: first.to_owned() });
    }
    if is_comment(first) && !schema.fields.first().is_some_and(|field| is_comment(&field.name)) {
        return Err(TableError::Comment { file, line: 1, found: first.to_owned() });
    }
    if schema.fields.len() < 2 || first.contains(',') {
        return Ok(());
    }
    let is_column = |part: &str| schema.field(part.trim_matches(['"', ' '])).is_some();
    let parts = |delimiter: char| first.contains(delimiter) && first.split(delimiter).any(is_column);
    match DELIMITERS.iter().find(|(delimiter, _)| parts(*delimiter)) {
        Some((_, found)) => Err(TableError::Delimiter { file, found }),
        None => Ok(()),
    }
}

/// Whether a line is what other programs pass over.
pub(super) fn is_comment(line: &str) -> bool {
    line.trim_start_matches(['"', ' ']).starts_with('#')
}

/// Checks that the columns are the declared ones, in their order.
pub(super) fn check(file: &str, header: &[String], schema: &Schema) -> Result<(), TableError> {
    let file = file.to_owned();
    let mut found = BTreeSet::new();
    if let Some(column) = header.iter().find(|column| !found.insert(column.as_str())) {
        return Err(TableError::RepeatedColumn { file, column: column.clone() });
    }
    if let Some((found, expected)) = header.iter().find_map(|column| misspelt(column, schema)) {
        return Err(TableError::ColumnSpelling { file, found, expected });
    }
    if let Some(field) = schema.fields.iter().find(|field| !found.contains(field.name.as_str())) {
        return Err(TableError::MissingColumn {
            file,
            column: field.name.clone(),
            expected: schema.columns(),
        });
    }
    let declared: BTreeSet<&str> = schema.fields.iter().map(|field| field.name.as_str()).collect();
    if let Some(column) = header.iter().find(|column| !declared.contains(column.as_str())) {
        return Err(TableError::ExtraColumn { file, column: column.clone() });
    }
    match header.iter().zip(&schema.fields).find(|(found, field)| **found != field.name) {
        Some((found, field)) => {
            Err(TableError::ColumnOrder { file, found: found.clone(), expected: field.name.clone() })
        }
        None => Ok(()),
    }
}

/// A column that is declared but for spaces around it, or for small and capital letters, and what is declared.
fn misspelt(column: &str, schema: &Schema) -> Option<(String, String)> {
    let is_meant = |name: &str| name.to_lowercase() == column.trim().to_lowercase();
    let meant = schema.fields.iter().find(|field| is_meant(&field.name))?;
    schema.field(column).is_none().then(|| (column.to_owned(), meant.name.clone()))
}
