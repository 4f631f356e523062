use std::collections::BTreeSet;

use super::TableError;
use super::descriptor::Schema;

/// What may stand between columns instead of a comma.
const DELIMITERS: [(char, &str); 3] = [('\t', "tabs"), (';', "semicolons"), ('|', "pipes")];

/// Checks that the first line is a header between whose columns commas stand.
pub(super) fn check_delimiter(file: &str, text: &str, schema: &Schema) -> Result<(), TableError> {
    let first = text.split(['\r', '\n']).next().unwrap_or_default();
    let file = file.to_owned();
    if first.trim_matches('"').to_ascii_lowercase().starts_with("sep=") {
        return Err(TableError::SeparatorLine { file, found: first.to_owned() });
    }
    if schema.fields.len() < 2 || first.contains(',') {
        return Ok(());
    }
    match DELIMITERS.iter().find(|(delimiter, _)| first.contains(*delimiter)) {
        Some((_, found)) => Err(TableError::Delimiter { file, found }),
        None => Ok(()),
    }
}

/// Checks that the columns are the declared ones, in their order.
pub(super) fn check(file: &str, header: &[String], schema: &Schema) -> Result<(), TableError> {
    let file = file.to_owned();
    let mut found = BTreeSet::new();
    if let Some(column) = header.iter().find(|column| !found.insert(column.as_str())) {
        return Err(TableError::RepeatedColumn { file, column: column.clone() });
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
