use std::collections::BTreeSet;

use neuroscale_quantity::{Address, Package, Row, Table};
use neuroscale_report::Report;

use crate::places::Places;
use crate::tables;
use crate::words::{counted, few};

/// Names the rows that somebody edited, beside the repository's own tables, and that no output uses.
///
/// Nothing where the tables are the repository's own, or where there is no repository to compare them with.
pub(crate) fn notice(places: &Places, tables: &Package, report: &Report) -> Option<String> {
    if places.house.is_some() {
        return None;
    }
    let house = Places::house().ok()?;
    let others = Package::read(&tables::read(&house.data).ok()?.files).ok()?;
    let idle: Vec<String> = rows(tables, &others, report).iter().map(Address::to_string).collect();
    (!idle.is_empty()).then(|| {
        let (rows, data, names) = (counted(idle.len(), "row"), house.data.display(), few(&idle));
        format!("no figure, table or claim uses {rows} in which your tables differ from {data}: {names}")
    })
}

/// The rows that differ from those of other tables, or are not among them, and on which no output depends.
fn rows(tables: &Package, others: &Package, report: &Report) -> Vec<Address> {
    let used: BTreeSet<Address> =
        report.artifacts.iter().flat_map(|artifact| &artifact.rows).map(Address::row).collect();
    let rows = tables.tables().flat_map(|table| table.rows().iter().map(move |row| (table, row)));
    let edited = rows.filter(|(table, row)| !is_among(others, table, row));
    edited.map(|(_, row)| row.address()).filter(|address| !used.contains(address)).collect()
}

fn is_among(others: &Package, table: &Table, row: &Row) -> bool {
    let other = others.table(table.path()).and_then(|other| other.row(row.key()));
    let cell = |row: &Row, column| row.text(column).map(str::to_owned).ok();
    other.is_ok_and(|other| table.columns().all(|column| cell(row, column) == cell(other, column)))
}
