use std::collections::BTreeSet;

use super::descriptor::{Descriptor, ForeignKey, Resource};
use super::{Package, Row, TableError};

/// Checks that every reference finds its row. One whose cells are all empty refers to nothing.
pub(super) fn check(package: &Package, descriptor: &Descriptor) -> Result<(), TableError> {
    for from in &descriptor.resources {
        for key in &from.schema.foreign_keys {
            // Which resource it is was checked with the descriptor.
            if let Some(to) = descriptor.resource(&key.reference.resource, from) {
                check_one(package, key, from, to)?;
            }
        }
    }
    Ok(())
}

fn check_one(package: &Package, key: &ForeignKey, from: &Resource, to: &Resource) -> Result<(), TableError> {
    let columns = key.reference.fields.names();
    let target = package.table(&to.path)?.rows();
    let known = target.iter().map(|row| texts(row, columns)).collect::<Result<BTreeSet<_>, _>>()?;
    for row in package.table(&from.path)?.rows() {
        let found = texts(row, key.fields.names())?;
        if found.iter().any(|cell| !cell.is_empty()) && !known.contains(&found) {
            let column = key.fields.names().first().map_or("", String::as_str);
            let target_column = columns.first().map_or("", String::as_str);
            return Err(row.broken_reference(column, &to.path, target_column));
        }
    }
    Ok(())
}

fn texts<'r>(row: &'r Row, columns: &[String]) -> Result<Vec<&'r str>, TableError> {
    columns.iter().map(|column| row.text(column)).collect()
}
