//! Tables are read whole or not at all.

use std::collections::BTreeMap;

use neuroscale_quantity::{Package, Spread, TableError};
use proptest::prelude::*;

const DESCRIPTOR: &str = r#"{"resources": [
    {"name": "sources", "path": "sources.csv", "schema": {"primaryKey": "key", "fields": [
        {"name": "key", "type": "string"}, {"name": "citation", "type": "string"}, {"name": "address", "type": "string"},
        {"name": "read", "type": "date"}, {"name": "licence", "type": "string"}, {"name": "checked", "type": "string"}]}},
    {"name": "cells", "path": "cells.csv", "schema": {"primaryKey": ["key"], "fields": [
        {"name": "key", "type": "string"}, {"name": "label", "type": "string"}, {"name": "value", "type": "number"},
        {"name": "low", "type": "number"}, {"name": "high", "type": "number"}, {"name": "shape", "type": "string"},
        {"name": "unit", "type": "string"}, {"name": "source", "type": "string"}, {"name": "checked", "type": "string"}],
        "foreignKeys": [{"fields": "source", "reference": {"resource": "sources", "fields": "key"}}]}}]}"#;
const SOURCES: &str = "key,citation,address,read,licence,checked\na,\"A, 2009\",,2026-01-31,,all\n";
const HEADER: &str = "key,label,value,low,high,shape,unit,source,checked";

fn read(cells: impl Into<Vec<u8>>) -> Result<Package, TableError> {
    Package::read(&BTreeMap::from([
        ("datapackage.json".to_owned(), DESCRIPTOR.into()),
        ("sources.csv".to_owned(), SOURCES.into()),
        ("cells.csv".to_owned(), cells.into()),
    ]))
}

fn message(row: &str) -> String {
    read(format!("{HEADER}\n{row}\n")).err().map_or("read".to_owned(), |error| error.to_string())
}

#[test]
fn what_spreadsheets_write_is_read() {
    let row = "n,\"neurons\r\nof a brain\",86,80,92,normal,neuron,a,read";
    for text in [
        format!("\u{feff}{HEADER}\r\n{row}\r\n"),
        format!("{HEADER}\n{row}"),
        format!("{HEADER}\n\n{row}\n\n"),
    ] {
        let package = read(text).expect("a table");
        let quantity = package.quantity("cells.csv", "n").expect("the row");
        assert_eq!((quantity.value(), quantity.spread()), (86.0, Spread::Normal { low: 80.0, high: 92.0 }));
        assert_eq!(quantity.source().map(|source| source.citation.as_str()), Some("A, 2009"));
    }
}

#[test]
fn an_interval_alone_has_its_median_for_a_value() {
    let package = read(format!(
        "{HEADER}\nu,,,4,5,uniform,synapse/neuron,a,read\nn,,,4,5,normal,neuron,a,read\n\
         l,,,1e3,1e5,loguniform,synapse,a,read\ng,,,1e3,1e5,lognormal,synapse,a,read"
    ));
    let package = package.expect("a table");
    for (key, median) in [("u", 4.5), ("n", 4.5), ("l", 1e4), ("g", 1e4)] {
        let value = package.quantity("cells.csv", key).expect("the row").value();
        assert!((value - median).abs() < 1e-9, "{key}: {value}");
    }
}

#[test]
fn scaled_units_are_converted_where_rows_are_read() {
    let package = read(format!("{HEADER}\nh,,3512,3000,4000,normal,kWh/year,a,read")).expect("a table");
    let quantity = package.quantity("cells.csv", "h").expect("the row");
    assert_eq!((quantity.value(), quantity.measure().from_base(quantity.value())), (3512.0 * 3.6e6, 3512.0));
    assert_eq!(quantity.spread(), Spread::Normal { low: 3000.0 * 3.6e6, high: 4000.0 * 3.6e6 });
}

#[test]
fn every_bad_row_says_where_what_and_why() {
    let cases = [
        (
            "n,,86,,,normal,neuron,a,read",
            "cells.csv:2: column `low`: found nothing; expected both points of this shape: 5 % and 95 %, or the ends of a range",
        ),
        (
            "n,,86,1,,exact,neuron,a,read",
            "cells.csv:2: column `low`: found `1`; expected nothing, since this shape has no interval",
        ),
        (
            "n,,,,,exact,neuron,a,read",
            "cells.csv:2: column `value`: found nothing; expected a number, since the shape gives no interval",
        ),
        (
            "n,,,0,5,lognormal,neuron,a,read",
            "cells.csv:2: column `low`: found `0`; expected a number above 0, since the shape is logarithmic",
        ),
        (
            "n,,,9,5,normal,neuron,a,read",
            "cells.csv:2: column `low`: found `9`; expected a number not above high, which is 5",
        ),
        (
            "n,,7,1,5,normal,neuron,a,read",
            "cells.csv:2: column `value`: found `7`; expected a number within its own interval, 1 to 5",
        ),
        (
            "n,,-7,,,exact,neuron,a,read",
            "cells.csv:2: column `value`: found `-7`; expected a number not below 0, since it counts in neuron",
        ),
        (
            "n,,1,,,exact,neuron,b,read",
            "cells.csv:2: column `source`: found `b`, which no row of sources.csv has as its `key`; correct it or add the row there",
        ),
        (
            "n,,1,,,exact,neuron,,read",
            "cells.csv:2: column `source`: found nothing; expected the key of a row of sources.csv",
        ),
        (
            ",,1,,,exact,neuron,a,read",
            "cells.csv:2: column `key`: found nothing; expected a text, since the column is part of the primary key",
        ),
        (
            "n,,1",
            "cells.csv:2: found 3 cells; expected 9; add or remove commas (a cell that contains a comma needs double quotes)",
        ),
    ];
    for (row, expected) in cases {
        assert_eq!(message(row), expected, "{row}");
    }
}

/// A package of one table whose columns promise more than a type; `sources.csv` is in it, and nothing refers to it.
fn declared(row: &str) -> String {
    let descriptor = r#"{"resources": [
        {"name": "sources", "path": "sources.csv", "schema": {"primaryKey": "key", "fields": [
            {"name": "key", "type": "string"}, {"name": "citation", "type": "string"}, {"name": "address", "type": "string"},
            {"name": "read", "type": "date"}, {"name": "licence", "type": "string"}, {"name": "checked", "type": "string"}]}},
        {"name": "parts", "path": "parts.csv", "schema": {"primaryKey": ["whole", "part"], "fields": [
            {"name": "whole", "type": "string"}, {"name": "part", "type": "string"},
            {"name": "share", "type": "number", "constraints": {"minimum": 0, "maximum": 1}},
            {"name": "side", "type": "string", "constraints": {"enum": ["left", "right"]}},
            {"name": "since", "type": "date", "constraints": {"required": true}},
            {"name": "within", "type": "string"}, {"name": "source", "type": "string"}],
            "foreignKeys": [{"fields": ["whole", "within"], "reference": {"resource": "", "fields": ["whole", "part"]}}]}}]}"#;
    let header = "whole,part,share,side,since,within,source";
    let files = [
        ("datapackage.json", descriptor.to_owned()),
        ("sources.csv", SOURCES.to_owned()),
        ("parts.csv", format!("{header}\nw,all,1,,2015-12-31,all,a\n{row}\n")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    Package::read(&BTreeMap::from(files)).err().map_or("read".to_owned(), |error| error.to_string())
}

#[test]
fn every_cell_keeps_what_its_column_promises() {
    let cases = [
        ("w,p,0.5,left,2015-07-27,all,a", "read"),
        ("v,all,0.5,left,2015-07-27,all,a", "read"),
        (
            "w,p,1.5,left,2015-07-27,all,a",
            "parts.csv:3: column `share`: found `1.5`; expected a number not above 1",
        ),
        (
            "w,p,-1,left,2015-07-27,all,a",
            "parts.csv:3: column `share`: found `-1`; expected a number not below 0",
        ),
        (
            "w,p,0.5,up,2015-07-27,all,a",
            "parts.csv:3: column `side`: found `up`; expected one of left, right",
        ),
        (
            "w,p,0.5,left,,all,a",
            "parts.csv:3: column `since`: found nothing; expected a date such as 2015-07-27",
        ),
        (
            "w,p,0.5,left,2015-13-01,all,a",
            "parts.csv:3: column `since`: found `2015-13-01`; expected a date such as 2015-07-27",
        ),
        (
            "w,p,0.5,left,15-7-1,all,a",
            "parts.csv:3: column `since`: found `15-7-1`; expected a date such as 2015-07-27",
        ),
        (
            "w,all,0.5,left,2015-07-27,all,a",
            "parts.csv:3: the key `w,all` stands already on line 2; give each row a key of its own",
        ),
        (
            "w,p,0.5,left,2015-07-27,none,a",
            "parts.csv:3: column `whole`: found `w`, which no row of parts.csv has as its `whole`; correct it or add the row there",
        ),
        (
            "w,p,0.5,left,2015-07-27,all,b",
            "parts.csv:3: column `source`: found `b`, which no row of sources.csv has as its `key`; correct it or add the row there",
        ),
    ];
    for (row, expected) in cases {
        assert_eq!(declared(row), expected, "{row}");
    }
}

#[test]
fn a_line_is_counted_as_an_editor_counts_it() {
    let good = "n,,86,,,exact,neuron,a,read";
    let bad = "b,\"two\nlines\",x,,,exact,neuron,a,read";
    let texts = [
        (format!("{HEADER}\n{good}\n{bad}\n"), "cells.csv:3:"),
        (format!("{HEADER}\r\n{good}\r\n{bad}\r\n"), "cells.csv:3:"),
        (format!("{HEADER}\r\n\r\n{good}\r\n\r\n{bad}"), "cells.csv:5:"),
        (format!("\u{feff}{HEADER}\n\n\n{bad}\n{good}"), "cells.csv:4:"),
        (format!("{HEADER}\n{}\n{good}\n{bad}", "q,\"a\n\nb\",1,,,exact,neuron,a,read"), "cells.csv:6:"),
    ];
    for (text, place) in texts {
        let error = read(text.clone()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(place), "{error} in {text:?}");
    }
}

#[test]
fn a_table_without_a_header_is_refused() {
    assert!(matches!(read(""), Err(TableError::Empty { .. })));
}

#[test]
fn a_path_out_of_the_data_directory_is_refused() {
    let descriptor = DESCRIPTOR.replace("\"cells.csv\"", "\"../cells.csv\"");
    let files = BTreeMap::from([("datapackage.json".to_owned(), descriptor.into_bytes())]);
    let error = Package::read(&files).err().map(|error| error.to_string());
    assert_eq!(
        error.as_deref(),
        Some("datapackage.json: resource `cells` (../cells.csv): expected a path inside the data directory")
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes);
    }

    #[test]
    fn any_row_is_read_or_refused_without_a_panic(row in "[a-z0-9.,;\"e+\\-\n ]{0,120}") {
        let _ = read(format!("{HEADER}\n{row}"));
    }

    #[test]
    fn any_descriptor_is_read_or_refused_without_a_panic(text in "[\\[\\]{}\":,a-z0-9]{0,200}") {
        let _ = Package::read(&BTreeMap::from([("datapackage.json".to_owned(), text.into_bytes())]));
    }
}
