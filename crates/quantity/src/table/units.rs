use std::collections::BTreeMap;
use std::sync::Arc;

use super::descriptor::Resource;
use super::package::read_table;
use super::{Row, Table, TableError};
use crate::{Declaration, DeclarationError, Units};

const FILE: &str = "units.csv";

/// The symbols in which a package writes its units: ours, and those that its `units.csv` declares, where it has one.
pub(super) fn read(
    resources: &[Resource],
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<Arc<Units>, TableError> {
    let Some(resource) = resources.iter().find(|resource| resource.path == FILE) else {
        return Ok(Arc::default());
    };
    let bytes = files.get(FILE).ok_or_else(|| TableError::MissingFile { file: FILE.to_owned() })?;
    let table = read_table(resource, bytes, &Arc::default())?;
    let declaration = |row| -> Result<_, TableError> {
        let text = |column| Row::text(row, column);
        Ok(Declaration { symbol: text("symbol")?, is: text("is")? })
    };
    let declarations = table.rows().iter().map(declaration).collect::<Result<Vec<_>, _>>()?;
    Units::declare(declarations).map(Arc::new).map_err(|error| refusal(&table, &error))
}

/// Says in which row a declaration is wrong, or in the first where it is none in particular.
fn refusal(table: &Table, error: &DeclarationError) -> TableError {
    let symbol = error.symbol();
    let of_symbol = |row: &&Row| row.text("symbol").is_ok_and(|text| text == symbol);
    let column = if matches!(error, DeclarationError::Symbol { .. }) { "symbol" } else { "is" };
    match table.rows().iter().find(of_symbol).or(table.rows().first()) {
        Some(row) => row.error(column, &format!("another declaration, since {error}")),
        None => TableError::NoRow { file: FILE.to_owned(), key: symbol.to_owned() },
    }
}
