//! Changing one row changes the outputs that name it, and no others; moving rows changes none.

use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Package};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{Context, FIGURES, TABLES, drawing, headlines};

/// How many rows are tried: one in so many of all rows with a number.
const EVERY: usize = 11;

/// What a figure or table says, and the rows it names.
#[derive(Debug, PartialEq)]
struct Said {
    /// The figure, without the pixels that follow from it; empty for a table.
    picture: String,
    /// The table, or the one beside the figure.
    lines: Vec<String>,
    rows: BTreeSet<Address>,
}

fn said(package: &Package) -> BTreeMap<String, Said> {
    let context = Context::new(package).expect("tables that allow a report");
    let lines = |text: String| text.lines().map(str::to_owned).collect();
    let figures = FIGURES.iter().map(|(id, make)| {
        let figure = make(&context).expect(id);
        let picture = drawing(id, &figure).expect(id).svg;
        let numbers = String::from_utf8(figure.table.csv()).expect(id);
        ((*id).to_owned(), Said { picture, lines: lines(numbers), rows: figure.trace.rows })
    });
    let tables = TABLES.iter().map(|(id, make)| {
        let table = make(&context).expect(id);
        let (picture, lines) = (String::new(), lines(table.page()));
        ((*id).to_owned(), Said { picture, lines, rows: table.trace.rows })
    });
    let sections = headlines::sections(&context).expect("sections").into_iter();
    let sections = sections.map(|section| {
        let (picture, rows) = (String::new(), BTreeSet::new());
        (section.name, Said { picture, lines: lines(section.text), rows })
    });
    figures.chain(tables).chain(sections).collect()
}

/// The tables with one number of one row a little larger, if the tables allow that.
fn changed(files: &BTreeMap<String, Vec<u8>>, table: &str, line: usize, column: usize) -> Option<Package> {
    let mut rows = cells(files.get(table)?);
    let cell = rows.get_mut(line)?.get_mut(column)?;
    let number: f64 = cell.parse().ok()?;
    *cell = format!("{}", number * 1.03);
    let mut files = files.clone();
    files.insert(table.to_owned(), written(&rows));
    Package::read(&files).ok()
}

/// The header and the rows of a table.
fn cells(table: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(vec![]);
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("a table")
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
        for (id, after) in said(&package) {
            let before = &before[&id];
            // The parts of the README name no rows.
            let names = |said: &Said| said.rows.is_empty() || said.rows.contains(&row.address());
            assert!(
                names(&after) || names(before) || after == *before,
                "{id} changes with {} and does not name it",
                row.address()
            );
        }
    }
    assert!(tried > 30, "only {tried} rows could be tried");
}

/// The same tables with their rows in another order.
fn shuffled(order: &[u64]) -> Package {
    let mut files = neuroscale_data::files();
    let tables = files.iter_mut().filter(|(path, _)| path.as_str() != "datapackage.json");
    for ((_, bytes), seed) in tables.zip(order) {
        let mut rows = cells(bytes);
        let place = |row: &Vec<String>| {
            // FNV-1a: any order that depends on the seed will do.
            row.concat()
                .bytes()
                .fold(*seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        };
        rows[1..].sort_by_key(place);
        *bytes = written(&rows);
    }
    Package::read(&files).expect("the published tables in another order")
}

/// The first part in which two differ.
fn difference(before: &Said, after: &Said) -> String {
    let lines = || before.lines.iter().zip(&after.lines).find(|(before, after)| before != after);
    match lines() {
        Some((before, after)) => format!("{before}\n{after}"),
        None if before.picture != after.picture => "the picture".to_owned(),
        None => "the rows it names".to_owned(),
    }
}

#[test]
fn no_result_depends_on_the_order_of_rows() {
    let sorted = |said: BTreeMap<String, Said>| {
        said.into_iter().map(|(id, said)| {
            let mut lines = said.lines;
            lines.sort();
            (id, Said { lines, ..said })
        })
    };
    let package = neuroscale_data::package().expect("the published tables");
    let published: BTreeMap<String, Said> = sorted(said(&package)).collect();
    let orders = prop::collection::vec(any::<u64>(), neuroscale_data::files().len());
    let mut runner = TestRunner::new(Config { cases: 3, max_shrink_iters: 0, ..Config::default() });
    let outcome = runner.run(&orders, |order| {
        let after: BTreeMap<String, Said> = sorted(said(&shuffled(&order))).collect();
        let differing: Vec<_> = published.iter().filter(|(id, before)| after[*id] != **before).collect();
        let parts = differing.iter().map(|(id, before)| (id, difference(before, &after[*id])));
        prop_assert!(differing.is_empty(), "depend on the order of rows: {:#?}", parts.collect::<Vec<_>>());
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}
