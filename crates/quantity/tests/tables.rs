//! Tables are read whole or not at all.

use std::collections::BTreeMap;

use neuroscale_quantity::{Count, Package, Spread, TableError, Unit};
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
    for text in
        [format!("\u{feff}{HEADER}\r\n{row}\r\n"), format!("{HEADER}\n{row}"), format!("{HEADER}\r{row}\r")]
    {
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
            "n,,5,5,5.0,range,neuron,a,read",
            "cells.csv:2: column `high`: found `5.0`; expected a number above low, which is 5; a single number is `exact`",
        ),
        (
            "n,,,8e9,8e9,lognormal,neuron,a,read",
            "cells.csv:2: column `high`: found `8e9`; expected a number above low, which is 8e9; a single number is `exact`",
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
            "w,p,0.5,left,2015-02-30,all,a",
            "parts.csv:3: column `since`: found `2015-02-30`; expected a day from 1 to 28, as month 2 of 2015 has",
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
            "v,p,0.5,left,2015-07-27,all,a",
            "parts.csv:3: column `whole`: found `v`, which no row of parts.csv has as its `whole`; correct it or add the row there",
        ),
        (
            "w,p,0.5,left,2015-07-27,,a",
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
        (format!("{HEADER}\r{good}\r{bad}\r"), "cells.csv:3:"),
        (format!("\u{feff}{HEADER}\n{bad}\n{good}"), "cells.csv:2:"),
        (format!("{HEADER}\n{}\n{good}\n{bad}", "q,\"a\n\nb\",1,,,exact,neuron,a,read"), "cells.csv:6:"),
        (format!("{HEADER}\r{}\r{good}\r{bad}", "q,\"a\r\rb\",1,,,exact,neuron,a,read"), "cells.csv:6:"),
        (format!("{HEADER}\n{}\n{good}\n{bad}", "q,\"a\r\nb\",1,,,exact,neuron,a,read"), "cells.csv:5:"),
        (format!("{HEADER}\n{good}\n\n{bad}"), "cells.csv:3: the line is blank"),
        (format!("{HEADER}\n{good}\n\n"), "cells.csv:3: the line is blank"),
        (format!("{HEADER}\r\n\r\n{good}"), "cells.csv:2: the line is blank"),
        (format!("\n{HEADER}\n{good}"), "cells.csv:1: the line is blank"),
    ];
    for (text, place) in texts {
        let error = read(text.clone()).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(place), "{error} in {text:?}");
    }
}

/// The message about a table of two texts, `part` and `whole`, which are its key together.
fn two_columns(text: impl Into<Vec<u8>>) -> String {
    let descriptor = r#"{"resources": [{"name": "t", "path": "t.csv", "schema": {"primaryKey": ["part", "whole"],
        "fields": [{"name": "part", "type": "string"}, {"name": "whole", "type": "string"}]}}]}"#;
    let files = [("datapackage.json", descriptor.into()), ("t.csv", text.into())];
    let read = Package::read(&files.map(|(path, bytes)| (path.to_owned(), bytes)).into());
    read.err().map_or("read".to_owned(), |error| error.to_string())
}

#[test]
fn a_quote_out_of_place_is_found_where_it_opens() {
    let never =
        "the double quote that opens here never closes; close it, or double it if it belongs to the text";
    let whole = "quote the whole cell, and double the quotes that belong to its text";
    let cases = [
        ("part,whole\na,b\nc,\"d\n", format!("t.csv:3:3: {never}")),
        ("part,whole\r\n\"a,b\r\nc,d\r\n", format!("t.csv:2:1: {never}")),
        ("part,whole\r\u{e9}a,\"\"\"\r", format!("t.csv:2:4: {never}")),
        ("part,whole\na,\"b\"\"", format!("t.csv:2:3: {never}")),
        (
            "part,whole\na,\"b\nc\"d\n",
            format!("t.csv:2:3: the double quote that opens here closes before `d`; {whole}"),
        ),
        (
            "part,whole\na,\"b\" \n",
            format!("t.csv:2:3: the double quote that opens here closes before ` `; {whole}"),
        ),
        ("part,whole\na,b\"c\n", format!("t.csv:2:4: found a double quote within a cell; {whole}")),
        ("part\",whole\na,b\n", format!("t.csv:1:5: found a double quote within a cell; {whole}")),
        ("part,whole\na,\"b\"\"c\"\n", "read".to_owned()),
        ("part,whole\n\"a\r\n,\",\"\"\"\"", "read".to_owned()),
    ];
    for (text, expected) in cases {
        assert_eq!(two_columns(text), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_csv_in_utf_8_is_named_as_what_it_is() {
    let table = "part,whole\na,b\n";
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| table.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let save = "; save it as CSV in UTF-8";
    let cases = [
        (marked(b"\xff\xfe", utf_16(u16::to_le_bytes)), format!("t.csv: the file is UTF-16{save}")),
        (marked(b"\xfe\xff", utf_16(u16::to_be_bytes)), format!("t.csv: the file is UTF-16{save}")),
        (utf_16(u16::to_le_bytes), format!("t.csv: the file is UTF-16{save}")),
        (utf_16(u16::to_be_bytes), format!("t.csv: the file is UTF-16{save}")),
        (b"\xff\xfe\0\0p\0\0\0".to_vec(), format!("t.csv: the file is UTF-32{save}")),
        (b"PK\x03\x04\x14".to_vec(), format!("t.csv: the file is a spreadsheet or another archive{save}")),
        (
            b"part,whole\ra,\xc3\xa9\xe9\r".to_vec(),
            "t.csv:2:4: found the byte 0xE9, which is not UTF-8 (perhaps Windows-1252 or Latin-1); save the file \
             in UTF-8"
                .to_owned(),
        ),
        (
            format!("{table}c,\u{feff}d\n").into_bytes(),
            "t.csv:3:3: found a byte-order mark (U+FEFF, which cannot be seen); remove it, or save the file in \
             UTF-8 without it"
                .to_owned(),
        ),
    ];
    for (bytes, expected) in cases {
        assert_eq!(two_columns(bytes.clone()), expected, "{bytes:?}");
    }
}

#[test]
fn what_stands_between_columns_instead_of_commas_is_named() {
    for (delimiter, name) in [
        ("\t", "tabs"),
        (";", "semicolons"),
        ("|", "pipes"),
        ("^", "carets"),
        (":", "colons"),
        (" ", "spaces"),
        (" ; ", "semicolons"),
    ] {
        let text = "part,whole\n\"a\",b\n".replace(',', delimiter);
        let expected =
            format!("t.csv:1: found {name} between the columns; expected commas; save the file with commas");
        assert_eq!(two_columns(text), expected);
    }
    let expected = "t.csv:1: found `sep=;`, which tells a spreadsheet what stands between the columns; remove the \
                    line, and see that commas stand between them";
    assert_eq!(two_columns("sep=;\npart;whole\na;b\n"), expected);
    let title = two_columns("Parts: a table; of wholes\npart,whole\na,b\n");
    assert_eq!(title, "t.csv:1: column `part` is missing; expected the columns part,whole");
}

#[test]
fn what_ends_a_line_elsewhere_is_named_where_it_stands() {
    for (end, name) in [
        ("\u{b}", "a vertical tab (U+000B)"),
        ("\u{c}", "a form feed (U+000C)"),
        ("\u{85}", "a next line (U+0085)"),
        ("\u{2028}", "a line separator (U+2028)"),
        ("\u{2029}", "a paragraph separator (U+2029)"),
    ] {
        let expected = format!(": found {name}, which ends no line of a table; end lines with LF or CRLF");
        assert_eq!(two_columns(format!("part,whole{end}a,b{end}")), format!("t.csv:1:11{expected}"));
        assert_eq!(two_columns(format!("part,whole\n\u{e9},\"b{end}c\"\n")), format!("t.csv:2:5{expected}"));
    }
}

#[test]
fn a_character_that_cannot_be_seen_is_refused_where_it_stands() {
    for control in ["\0", "\u{1}", "\u{8}", "\u{1a}", "\u{1b}", "\u{7f}", "\u{80}", "\u{9f}"] {
        let code = u32::from(control.chars().next().unwrap_or_default());
        let expected =
            format!("t.csv:2:4: found the control character U+{code:04X}, which cannot be seen; remove it");
        assert_eq!(two_columns(format!("part,whole\na,\u{e9}{control}b\n")), expected);
    }
    assert_eq!(two_columns("part,whole\na,\"b\tc\r\nd\"\n"), "read");
}

#[test]
fn a_line_that_is_a_comment_elsewhere_is_named() {
    let advice = "a table has no comments: remove the line";
    let cases = [
        ("# parts, and wholes\npart,whole\na,b\n", format!("t.csv:1: found `# parts, and wholes`; {advice}")),
        ("#parts\npart,whole\na,b\n", format!("t.csv:1: found `#parts`; {advice}")),
        ("part,whole\na,b\n# more\nc,d\n", format!("t.csv:3: found `# more`; {advice}")),
        ("part,whole\n#1,b\n", "read".to_owned()),
    ];
    for (text, expected) in cases {
        assert_eq!(two_columns(text), expected, "{text:?}");
    }
}

#[test]
fn keys_whose_parts_hold_commas_are_not_mistaken_for_each_other() {
    assert_eq!(two_columns("part,whole\n\"a,b\",c\na,\"b,c\"\n\"\"\"a\",c\n\"\"\"a\"\",c\",d\n"), "read");
    let twice = "t.csv:3: the key `\"a,b\",c` stands already on line 2; give each row a key of its own";
    assert_eq!(two_columns("part,whole\n\"a,b\",c\n\"a,b\",c\n"), twice);
}

#[test]
fn a_number_that_no_f64_holds_is_found_in_its_cell() {
    let size = "expected 0 or a number whose size is between 2.3e-308 and 1.7e308";
    for number in ["1e-400", "-1e-400", "1e400", "5e-324"] {
        let found = format!("cells.csv:2: column `value`: found `{number}`; {size}");
        assert_eq!(message(&format!("n,,{number},,,exact,m,a,read")), found);
    }
    // 1e300 EFLOP/s are 1e318 FLOP/s, 1e-300 um3 are 1e-318 m^3.
    let cases = [
        (
            "n,,1e300,,,exact,EFLOP/s,a,read",
            "value`: found `1e300`; expected a number nearer to 0: in the base unit, FLOP/s, it is out of reach",
        ),
        (
            "n,,1e-300,,,exact,um3,a,read",
            "value`: found `1e-300`; expected a number farther from 0: in the base unit, m^3, it is out of reach",
        ),
        (
            "n,,1,1e-300,5,normal,um3,a,read",
            "low`: found `1e-300`; expected a number farther from 0: in the base unit, m^3, it is out of reach",
        ),
    ];
    for (row, expected) in cases {
        assert_eq!(message(row), format!("cells.csv:2: column `{expected}"));
    }
    assert_eq!(message("n,,0,,,exact,um3,a,read"), "read");
}

#[test]
fn a_table_without_a_header_is_refused() {
    assert!(matches!(read(""), Err(TableError::Empty { .. })));
}

#[test]
fn a_header_other_than_the_declared_one_is_refused() {
    let cases = [
        ("part\na\n", "column `whole` is missing; expected the columns part,whole"),
        (
            "part,whole,more\na,b,c\n",
            "column `more` is not declared; remove it or declare it in datapackage.json",
        ),
        ("part,part,whole\na,b,c\n", "column `part` stands twice; keep one of them"),
        (
            "whole,part\na,b\n",
            "found column `whole` where `part` was expected; put the columns in the declared order",
        ),
        (
            " part,whole\na,b\n",
            "found column ` part`; expected `part`, with no space around it and in the same small and capital letters",
        ),
        (
            "part,\"whole\u{a0}\"\na,b\n",
            "found column `whole\u{a0}`; expected `whole`, with no space around it and in the same small and capital \
             letters",
        ),
        (
            "part,Whole\na,b\n",
            "found column `Whole`; expected `whole`, with no space around it and in the same small and capital letters",
        ),
        ("", "found an empty file; expected the columns part,whole"),
    ];
    for (text, expected) in cases {
        assert_eq!(two_columns(text), format!("t.csv:1: {expected}"));
    }
}

#[test]
fn a_file_that_is_missing_undeclared_or_too_large_is_named() {
    type Edit = fn(&mut BTreeMap<String, Vec<u8>>);
    let files = |edit: Edit| {
        let mut files = BTreeMap::from([
            ("datapackage.json".to_owned(), DESCRIPTOR.as_bytes().to_vec()),
            ("sources.csv".to_owned(), SOURCES.into()),
            ("cells.csv".to_owned(), HEADER.into()),
        ]);
        edit(&mut files);
        Package::read(&files).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let cases: [(Edit, &str); 5] = [
        (|_| {}, ""),
        (|files| drop(files.remove("datapackage.json")), "datapackage.json: the file is missing; "),
        (
            |files| drop(files.remove("cells.csv")),
            "cells.csv: the file is missing, though datapackage.json declares it",
        ),
        (|files| drop(files.insert("more.CSV".to_owned(), vec![])), "more.CSV: the file is not declared; "),
        (
            |files| drop(files.insert("cells.csv".to_owned(), vec![b'a'; (16 << 20) + 1])),
            "cells.csv: found 16777217 bytes; expected at most 16777216 (16 MiB); ",
        ),
    ];
    for (edit, expected) in cases {
        let message = files(edit);
        assert!(message.starts_with(expected) && message.is_empty() == expected.is_empty(), "{message}");
    }
    let limit = files(|files| drop(files.insert("cells.csv".to_owned(), vec![b'a'; 16 << 20])));
    assert!(limit.contains("column `key` is missing"), "{limit}");
}

#[test]
fn a_byte_order_mark_before_json_is_named() {
    let descriptor = format!("\u{feff}{DESCRIPTOR}");
    let files = BTreeMap::from([("datapackage.json".to_owned(), descriptor.into_bytes())]);
    let message = Package::read(&files).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message.starts_with("datapackage.json:1:1: found a byte-order mark"), "{message}");
}

#[test]
fn what_a_program_asks_of_a_row_is_there_or_named() -> Result<(), TableError> {
    let package =
        read(format!("{HEADER}\nn,cells,86,80,92,normal,neuron,a,read\nr,rate,0.5,,,exact,1/h,a,read\n"))?;
    let message = |error: Option<TableError>| error.map(|error| error.to_string()).unwrap_or_default();
    let in_base =
        |key, unit| package.quantity_in("cells.csv", key, unit).map(neuroscale_quantity::Quantity::value);
    assert_eq!(in_base("n", Unit::NEURON), Ok(86.0));
    assert_eq!(in_base("r", Unit::NONE / Unit::SECOND), Ok(0.5 / 3600.0));
    let row = package.row("cells.csv", "r")?;
    assert_eq!((row.line(), package.row("cells.csv", "n")?.line()), (3, 2));
    assert_eq!(
        message(package.quantity_in("cells.csv", "n", Unit::NONE / Unit::SECOND).err()),
        "cells.csv:2: column `unit`: found `neuron`; expected a frequency such as `Hz`"
    );
    assert_eq!(
        message(package.quantity_in("cells.csv", "r", Unit::SYNAPSE / Unit::NEURON).err()),
        "cells.csv:3: column `unit`: found `1/h`; expected `synapse/neuron`, or what measures the same"
    );
    assert_eq!(package.row("cells.csv", "n")?.count("value")?, Count::from(86));
    let whole = "expected a whole number up to 9007199254740992 (2^53), in digits alone, such as 96";
    assert_eq!(
        message(row.count("value").err()),
        format!("cells.csv:3: column `value`: found `0.5`; {whole}")
    );
    assert_eq!(message(row.count("low").err()), format!("cells.csv:3: column `low`: found nothing; {whole}"));
    assert_eq!(
        message(row.text("size").err()),
        "cells.csv: the table has no column `size`; add it to the table and to datapackage.json"
    );
    assert_eq!(
        message(package.row("cells.csv", "m").err()),
        "cells.csv:1: no row has the key `m`; add the row, or correct the key of one"
    );
    assert_eq!(
        message(package.table("m.csv").err()),
        "m.csv: the table is not declared in datapackage.json; add it"
    );
    Ok(())
}

#[test]
fn a_path_out_of_the_data_directory_is_refused() {
    let descriptor = DESCRIPTOR.replace("\"cells.csv\"", "\"../cells.csv\"");
    let files = BTreeMap::from([("datapackage.json".to_owned(), descriptor.into_bytes())]);
    let error = Package::read(&files).err().map(|error| error.to_string());
    assert_eq!(
        error.as_deref(),
        Some(
            "datapackage.json:5:31: resource `cells` (../cells.csv): expected a path inside the data directory, such as \
             machines/top500.csv"
        )
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

/// The refusal of a package whose rows of `units.csv` are these, with one quantity in a unit; or the quantity.
fn with_units(rows: &str, unit: &str) -> Result<String, String> {
    let symbols = r#", {"name": "units", "path": "units.csv", "schema": {"primaryKey": "symbol", "fields": [
        {"name": "symbol", "type": "string"}, {"name": "is", "type": "string"}, {"name": "meaning", "type": "string"}]}},
        {"name": "prices", "path": "prices.csv", "schema": {"primaryKey": "key", "fields": [
        {"name": "key", "type": "string"}, {"name": "price", "type": "number", "unit": "EUR/GPU"}]}}]}"#;
    let descriptor = format!("{}{symbols}", DESCRIPTOR.strip_suffix("]}").expect("the end of the resources"));
    let files = [
        ("datapackage.json", descriptor),
        ("sources.csv", SOURCES.to_owned()),
        ("units.csv", format!("symbol,is,meaning\n{rows}")),
        ("prices.csv", "key,price\nspring,2500\n".to_owned()),
        ("cells.csv", format!("{HEADER}\nn,,118,,,exact,{unit},a,read\n")),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
    let package = Package::read(&BTreeMap::from(files)).map_err(|error| error.to_string())?;
    let row = package.table("prices.csv").and_then(|table| table.row("spring")?.quantity("price"));
    assert_eq!(row.ok().flatten().map(|price| price.to_string()).as_deref(), Some("2500 EUR/GPU"));
    let quantity = package.quantity("cells.csv", "n").map_err(|error| error.to_string())?;
    Ok(format!("{quantity}, {} {}", quantity.value(), quantity.unit()))
}

#[test]
fn a_package_declares_symbols_of_its_own() {
    let rows = "EUR,,the euro\nGPU,,\nneurons,,\nfortnight,14 day,two weeks\nrack,42 GPU,\n";
    for (unit, read) in [
        ("neurons", "118 neurons, 118 neurons"),
        ("fortnight", "118 fortnight, 142732800 s"),
        ("EUR/rack", "118 EUR/rack, 2.8095238095238093 EUR/GPU"),
    ] {
        assert_eq!(with_units(rows, unit).as_deref(), Ok(read));
    }
}

#[test]
fn an_unknown_or_contradicting_symbol_is_refused_where_it_stands() {
    let rows = "EUR,,\nGPU,,\n";
    for (more, unit, message) in [
        (
            "",
            "neurons",
            "cells.csv:2: column `unit`: found `neurons`; expected a unit of known symbols (data/README.md lists \
             them): `neurons` is not a known \
             unit symbol; did you mean `neuron`? Otherwise declare it by a row of units.csv (symbol,is,meaning)",
        ),
        (
            "day,86000 s,\n",
            "day",
            "units.csv:4: column `is`: found `86000 s`; expected another declaration, since `day` is 86400 s already, \
             and cannot be 86000 s as well; take another symbol",
        ),
        (
            "a,2 b,\nb,a,\n",
            "a",
            "units.csv:4: column `is`: found `2 b`; expected another declaration, since `a` is declared by itself: `a` is \
             2 b, `b` is a; declare one of them by a known unit",
        ),
    ] {
        assert_eq!(with_units(&format!("{rows}{more}"), unit), Err(message.to_owned()));
    }
    let error = with_units("GPU,,\na/b,,\n", "s").expect_err("no symbol");
    assert!(
        error.starts_with("units.csv:3: column `symbol`: found `a/b`; expected another declaration"),
        "{error}"
    );
    let error = with_units("GPU,,\n", "s").expect_err("an unknown column unit");
    assert!(error.contains("field `price`: `EUR` is not a known unit symbol"), "{error}");
}
