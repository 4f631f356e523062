use neuroscale_quantity::{Package, Quantity, Row, TableError};

/// Table and key of the row whose address stands in a cell.
pub(crate) fn address<'r>(row: &'r Row, column: &str) -> Result<(&'r str, &'r str), TableError> {
    let no_address =
        || row.error(column, "the address of a row, such as anatomy/synapses.csv#granule-fan-in");
    row.text(column)?.split_once('#').ok_or_else(no_address)
}

/// The quantity whose address stands in a cell.
pub(crate) fn quantity<'p>(
    package: &'p Package,
    row: &Row,
    column: &str,
) -> Result<&'p Quantity, TableError> {
    let (table, key) = address(row, column)?;
    let no_table = |_| row.error(column, "the address of a row in a table that datapackage.json declares");
    package.table(table).map_err(no_table)?;
    package.quantity(table, key).map_err(|error| match error {
        TableError::NoRow { .. } => row.broken_reference(column, table, "key"),
        _ => row.error(column, "the address of a row in a table of quantities, with a value and a unit"),
    })
}
