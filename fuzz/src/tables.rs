//! Tables and their descriptors from bytes: what is read is what stands there, and reading is bounded.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use neuroscale_quantity::{Package, Table};

use crate::memory;

/// An input is a descriptor, this line, and the table `t.csv` that it declares.
const BETWEEN: &[u8] = b"\n---\n";

const SOURCES: &str = "key,citation,address,read,licence,checked\na,\"A, 2009\",,2026-01-31,,all\n";

/// Bytes of memory that reading may take: a part for whatever is read, and so many for each byte of an input.
const BYTES: [usize; 2] = [1 << 20, 1 << 10];
const TIME: Duration = Duration::from_secs(2);

/// What mutation inserts: pieces of tables and of descriptors.
pub(crate) fn suspects() -> Vec<Vec<u8>> {
    let texts = [
        "\"",
        "\"\"",
        ",",
        ",,",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\u{feff}",
        "\0",
        ";",
        "\t",
        "sep=;\n",
        "\u{e9}",
        "1e-400",
        "1e400",
        "-0",
        "1.0",
        "96.5",
        "9007199254740993",
        "inf",
        "nan",
        "2015-02-30",
        "2016-02-29",
        "\"unit\": \"EFLOP/s\"",
        "\"unit\": \"um3\"",
        "\"type\": \"integer\"",
        "\"type\": \"date\"",
        "null",
        "[]",
        "{}",
        "\"pattern\": \"(a|b)*c{1,999}\"",
        "\"pattern\": \"[^\\\\w]\"",
        "\"minimum\": 1e300",
        "\"enum\": [1, \"a\"]",
        "\"minLength\": 99999999999",
        "\"path\": \"../t.csv\"",
        "\"unique\": true",
        "\"decimalChar\": \",\"",
    ];
    texts.iter().map(|text| text.as_bytes().to_vec()).chain([vec![0xff, 0xfe], vec![0xe9]]).collect()
}

/// Reads a package, and a second time what the first gave.
pub(crate) fn try_input(input: &[u8]) {
    let between = input.windows(BETWEEN.len()).position(|bytes| bytes == BETWEEN).unwrap_or(input.len());
    let descriptor = &input[..between];
    let table = input.get(between + BETWEEN.len()..).unwrap_or_default();
    let Some(package) = read(descriptor, table) else { return };
    let Ok(first) = package.table("t.csv") else { return };
    assert_eq!(cells(first), parsed(table), "what is read is what stands there");
    let again = read(descriptor, &written(first)).expect("what was read can be written");
    let second = again.table("t.csv").expect("the same table");
    assert_eq!((cells(first), keys(first)), (cells(second), keys(second)), "written and read again");
}

fn read(descriptor: &[u8], table: &[u8]) -> Option<Package> {
    let mut files = BTreeMap::from([
        ("datapackage.json".to_owned(), descriptor.to_vec()),
        ("t.csv".to_owned(), table.to_vec()),
    ]);
    if descriptor.windows(11).any(|bytes| bytes == b"sources.csv") {
        files.insert("sources.csv".to_owned(), SOURCES.into());
    }
    let start = Instant::now();
    let (package, most) = memory::most_of(|| Package::read(&files).map_err(|error| error.to_string()));
    let length = descriptor.len() + table.len();
    assert!(most < BYTES[0] + BYTES[1] * length, "{most} bytes of memory for an input of {length}");
    assert!(start.elapsed() < TIME, "{:?} for an input of {length} bytes", start.elapsed());
    package.ok()
}

fn keys(table: &Table) -> Vec<&str> {
    let keys: Vec<&str> = table.rows().iter().map(|row| row.key()).collect();
    assert!(keys.iter().all(|key| table.row(key).is_ok_and(|row| row.key() == *key)), "a key finds its row");
    keys
}

fn cells(table: &Table) -> Vec<Vec<String>> {
    let header: Vec<String> = table.columns().map(str::to_owned).collect();
    let row = |row: &neuroscale_quantity::Row| {
        header.iter().map(|column| row.text(column).expect("its column").to_owned()).collect()
    };
    [header.clone()].into_iter().chain(table.rows().iter().map(row)).collect()
}

/// The table as the `csv` crate alone reads it.
fn parsed(table: &[u8]) -> Vec<Vec<String>> {
    let table = table.strip_prefix("\u{feff}".as_bytes()).unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
}

fn written(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(vec![]);
    for row in cells(table) {
        writer.write_record(row).expect("memory");
    }
    writer.into_inner().expect("memory")
}
