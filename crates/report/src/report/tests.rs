//! Changing one row changes the outputs that name it, and no others.

use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Package};

use super::{Context, FIGURES, TABLES, drawing, headlines};

/// How many rows are tried: one in so many of all rows with a number.
const EVERY: usize = 11;

/// What a figure or table says, as text, and the rows it names.
type Said = BTreeMap<String, (Vec<u8>, BTreeSet<Address>)>;

/// Everything but the pixels, which follow from the SVG.
fn said(package: &Package) -> Said {
    let context = Context::new(package).expect("tables that allow a report");
    let figures = FIGURES.iter().map(|(id, make)| {
        let figure = make(&context).expect(id);
        let mut text = drawing(id, &figure).expect(id).svg.into_bytes();
        text.extend(figure.table.csv());
        ((*id).to_owned(), (text, figure.trace.rows))
    });
    let tables = TABLES.iter().map(|(id, make)| {
        let table = make(&context).expect(id);
        ((*id).to_owned(), (table.page().into_bytes(), table.trace.rows))
    });
    assert!(!headlines::sections(&context).expect("sections").is_empty());
    figures.chain(tables).collect()
}

/// The tables with one number of one row a little larger, if the tables allow that.
fn changed(files: &BTreeMap<String, Vec<u8>>, table: &str, line: usize, column: usize) -> Option<Package> {
    let text = String::from_utf8(files.get(table)?.clone()).ok()?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| Some(row.ok()?.iter().map(str::to_owned).collect()))
        .collect::<Option<_>>()?;
    let cell = rows.get_mut(line)?.get_mut(column)?;
    let number: f64 = cell.parse().ok()?;
    *cell = format!("{}", number * 1.03);
    let mut writer = csv::Writer::from_writer(vec![]);
    for row in &rows {
        writer.write_record(row).expect("a row");
    }
    let mut files = files.clone();
    files.insert(table.to_owned(), writer.into_inner().expect("a table"));
    Package::read(&files).ok()
}

#[test]
fn changing_one_row_changes_the_outputs_that_name_it_and_no_others() {
    let files = neuroscale_data::files();
    let package = Package::read(&files).expect("the published tables");
    let before = said(&package);
    let rows = package
        .tables()
        .flat_map(|table| table.rows().iter().enumerate().map(move |(i, row)| (table, i, row)));
    let mut tried = 0;
    for (table, index, row) in rows.step_by(EVERY) {
        let numeric = |(_, column): &(usize, &str)| {
            row.number(column).is_ok_and(|number| number.is_some_and(|n| n != 0.0))
        };
        let Some((column, _)) = table.columns().enumerate().find(numeric) else { continue };
        let Some(package) = changed(&files, table.path(), index + 1, column) else { continue };
        if Context::new(&package).is_err() {
            continue;
        }
        tried += 1;
        for (id, (text, named)) in said(&package) {
            let names = named.contains(&row.address()) || before[&id].1.contains(&row.address());
            assert!(
                names || text == before[&id].0,
                "{id} changes with {} and does not name it",
                row.address()
            );
        }
    }
    assert!(tried > 30, "only {tried} rows could be tried");
}
