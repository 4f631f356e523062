use std::collections::BTreeMap;

use super::descriptor::{Field, Resource};
use super::value::Value;
use super::{Row, TableError};

/// The values of which a table may hold each only once, with the lines on which they stand: those of its primary key,
/// and those of every column that is declared unique.
pub(super) struct Keys<'r> {
    resource: &'r Resource,
    primary: BTreeMap<Vec<Value>, u64>,
    unique: Vec<(usize, &'r Field, BTreeMap<Value, u64>)>,
}

impl<'r> Keys<'r> {
    pub(super) fn new(resource: &'r Resource) -> Self {
        let fields = resource.schema.fields.iter().enumerate();
        let unique = fields.filter(|(_, field)| field.constraints.unique);
        Self {
            resource,
            primary: BTreeMap::new(),
            unique: unique.map(|(index, field)| (index, field, BTreeMap::new())).collect(),
        }
    }

    /// Remembers the values of one more row, and gives the row the text of its key.
    pub(super) fn insert(&mut self, row: &mut Row, values: &[Option<Value>]) -> Result<(), TableError> {
        let names = self.resource.schema.primary_key.names();
        let (mut parts, mut texts) = (vec![], vec![]);
        for name in names {
            let (index, value) = (row.position(name)?, |index: usize| values.get(index).cloned().flatten());
            let empty = || row.error(name, "a text, since the column is part of the primary key");
            parts.push(value(index).ok_or_else(empty)?);
            texts.push(row.text(name)?);
        }
        row.key = joined(&texts);
        if let Some(first) = self.primary.insert(parts, row.line) {
            let (file, line, key) = (row.path.to_string(), row.line, row.key.clone());
            return Err(TableError::DuplicateKey { file, line, key, first });
        }
        self.insert_unique(row, values)
    }

    fn insert_unique(&mut self, row: &Row, values: &[Option<Value>]) -> Result<(), TableError> {
        for (index, field, known) in &mut self.unique {
            let value = values.get(*index).cloned().flatten();
            if let Some(first) = value.and_then(|value| known.insert(value, row.line)) {
                return Err(TableError::Repeated {
                    file: row.path.to_string(),
                    line: row.line,
                    column: field.name.clone(),
                    found: row.text(&field.name)?.to_owned(),
                    first,
                });
            }
        }
        Ok(())
    }
}

/// The parts of a key joined by commas. Where there are several, one that holds a comma or a quote is quoted as in a table,
/// so that no two keys have one text.
fn joined(parts: &[&str]) -> String {
    if let [alone] = parts {
        return (*alone).to_owned();
    }
    let quoted = |part: &&str| {
        let plain = !part.contains([',', '"']);
        if plain { (*part).to_owned() } else { format!("\"{}\"", part.replace('"', "\"\"")) }
    };
    parts.iter().map(quoted).collect::<Vec<_>>().join(",")
}
