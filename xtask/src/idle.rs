use std::collections::BTreeSet;
use std::fs;

use neuroscale_quantity::{Address, Package, Row, Table};
use neuroscale_report::{Artifact, Report};

use crate::places::Places;
use crate::tables;
use crate::words::{counted, few};

/// Names the rows that somebody edited, beside the repository's own tables, and that no output uses, or none that came
/// out differently.
///
/// Nothing where the tables are the repository's own, or where there is no repository to compare them with.
pub(crate) fn notices(places: &Places, tables: &Package, report: &Report) -> Vec<String> {
    if places.house.is_some() {
        return vec![];
    }
    let house = Places::house().ok();
    house.and_then(|house| beside(&house, tables, report)).unwrap_or_default()
}

fn beside(house: &Places, tables: &Package, report: &Report) -> Option<Vec<String>> {
    let others = Package::read(&tables::read(&house.data).ok()?.files).ok()?;
    let is_moved = |artifact: &&Artifact| {
        fs::read(house.locate(&artifact.path)).map_or(true, |bytes| bytes != artifact.bytes)
    };
    let (used, moved) = (rows(report.artifacts.iter()), rows(report.artifacts.iter().filter(is_moved)));
    let unmoved = edited(tables, &others).into_iter().filter(|row| !moved.contains(row));
    let (still, idle): (Vec<Address>, Vec<Address>) = unmoved.partition(|row| used.contains(row));
    let (data, docs) = (house.data.display(), house.out.display());
    let differ = |rows: &[Address]| {
        let names: Vec<String> = rows.iter().map(Address::to_string).collect();
        format!("{} in which your tables differ from {data}: {}", counted(names.len(), "row"), few(&names))
    };
    let mut notices = vec![];
    if !idle.is_empty() {
        notices.push(format!("no figure, table or claim uses {}", differ(&idle)));
    }
    if !still.is_empty() {
        notices.push(format!(
            "no figure, table or claim came out differently from {docs} for {}",
            differ(&still)
        ));
    }
    Some(notices)
}

/// The rows behind some outputs.
fn rows<'a>(artifacts: impl Iterator<Item = &'a Artifact>) -> BTreeSet<Address> {
    artifacts.flat_map(|artifact| &artifact.rows).map(Address::row).collect()
}

/// The rows that differ from those of other tables, or are not among them.
fn edited(tables: &Package, others: &Package) -> Vec<Address> {
    let rows = tables.tables().flat_map(|table| table.rows().iter().map(move |row| (table, row)));
    rows.filter(|(table, row)| !is_among(others, table, row)).map(|(_, row)| row.address()).collect()
}

fn is_among(others: &Package, table: &Table, row: &Row) -> bool {
    let other = others.table(table.path()).and_then(|other| other.row(row.key()));
    let cell = |row: &Row, column| row.text(column).map(str::to_owned).ok();
    other.is_ok_and(|other| table.columns().all(|column| cell(row, column) == cell(other, column)))
}
