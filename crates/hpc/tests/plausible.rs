//! Numbers that no list can have are refused where they stand.
//!
//! What the checks allow was compared with all 67 lists of TOP500, and every list of HPCG, HPL-MxP and Green500 in the
//! tables: by another program, the greatest change of a head from one list to the next is 12.6 (Green500) and 0.22 (power).

use neuroscale_hpc::{Top500, check_lists};
use neuroscale_quantity::{Package, TableError};
use proptest::prelude::*;

type Table = Vec<Vec<String>>;

/// Lists whose numbers are looked at: the table, and the columns of its heads.
const LISTS: [(&str, &[&str]); 4] = [
    (
        "machines/top500.csv",
        &["rmax_gflops", "rpeak_gflops", "power_kw", "rank500_rmax_gflops", "sum500_rmax_gflops"],
    ),
    ("machines/hpcg.csv", &["hpcg_tflops", "hpl_rmax_tflops"]),
    ("machines/hpl-mxp.csv", &["hplmxp_eflops", "hpl_rmax_eflops"]),
    ("machines/green500.csv", &["gflops_per_watt", "median_gflops_per_watt"]),
];

fn table(path: &str) -> Table {
    let files = neuroscale_data::files();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(files[path].as_slice());
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

/// The published tables with one of them replaced.
fn package_with(path: &str, table: &Table) -> Result<Package, TableError> {
    let mut writer = csv::Writer::from_writer(vec![]);
    for row in table {
        writer.write_record(row).expect("a row");
    }
    let mut files = neuroscale_data::files();
    files.insert(path.to_owned(), writer.into_inner().expect("a table"));
    Package::read(&files)
}

fn read_all(path: &str, table: &Table) -> Result<(), TableError> {
    check_lists(&package_with(path, table)?)
}

/// Every number of a head: its table, row and column.
fn numbers_of_heads() -> Vec<(&'static str, usize, usize)> {
    let mut numbers = vec![];
    for (path, columns) in LISTS {
        let table = table(path);
        let place = |name: &str| table[0].iter().position(|column| column == name);
        for (line, row) in table.iter().enumerate().skip(1) {
            let is_head = place("rank").is_none_or(|rank| row[rank] == "1");
            let places = columns.iter().filter_map(|column| place(column));
            numbers.extend(
                places
                    .filter(|column| is_head && !row[*column].is_empty())
                    .map(|column| (path, line, column)),
            );
        }
    }
    numbers
}

proptest! {
    #[test]
    fn a_factor_of_a_thousand_in_the_head_of_a_list_is_refused(
        (path, line, column) in prop::sample::select(numbers_of_heads()),
        factor in prop::sample::select(vec![1000.0, 0.001]),
    ) {
        let mut table = table(path);
        let number: f64 = table[line][column].parse().expect("a number");
        table[line][column] = format!("{}", number * factor);
        let refused = read_all(path, &table);
        let place = format!("{path}:");
        prop_assert!(
            matches!(&refused, Err(error @ TableError::Cell { .. }) if error.to_string().starts_with(&place)),
            "line {} of {path}: {refused:?}",
            line + 1
        );
    }
}

fn refused(path: &str, row: &str, column: &str, text: &str) -> String {
    let mut table = table(path);
    let column = table[0].iter().position(|name| name == column).expect("a column");
    let line = table.iter().position(|cells| cells.join(",").starts_with(row)).expect("a row");
    text.clone_into(&mut table[line][column]);
    read_all(path, &table).expect_err("refused").to_string()
}

#[test]
fn a_second_place_faster_than_the_first_is_refused_with_row_and_column() {
    assert_eq!(
        refused("machines/hpcg.csv", "2014-06,2", "hpcg_tflops", "600"),
        "machines/hpcg.csv:3: column `hpcg_tflops`: found `600`; expected at most 580, what the place before it did (machines/hpcg.csv:2); \
         check unit and digits"
    );
}

#[test]
fn an_rmax_above_rpeak_is_refused_with_row_and_column() {
    assert_eq!(
        refused("machines/top500.csv", "1993-06", "rmax_gflops", "132"),
        "machines/top500.csv:2: column `rmax_gflops`: found `132`; expected at most 131, the peak of the same machine \
         (column `rpeak_gflops`); check unit and digits"
    );
}

#[test]
fn a_500th_above_the_head_is_refused_with_row_and_column() {
    let message = refused("machines/top500.csv", "1993-06", "rank500_rmax_gflops", "60");
    assert!(message.starts_with(
        "machines/top500.csv:2: column `rank500_rmax_gflops`: found `60`; expected at most 59.7"
    ));
}

#[test]
fn an_hpcg_above_hpl_is_refused_with_row_and_column() {
    let message = refused("machines/hpcg.csv", "2014-06,3", "hpl_rmax_tflops", "322");
    assert!(
        message
            .starts_with("machines/hpcg.csv:4: column `hpcg_tflops`: found `322.322`; expected at most 322")
    );
}

#[test]
fn lists_in_any_order_are_read_by_date_and_place() {
    for (path, _) in LISTS {
        let mut newest_first = table(path);
        newest_first[1..].reverse();
        assert_eq!(read_all(path, &newest_first), Ok(()));
    }
    let mut newest_first = table("machines/top500.csv");
    newest_first[1..].reverse();
    let package = package_with("machines/top500.csv", &newest_first).expect("tables");
    let lists = Top500::read(&package).expect("lists");
    assert_eq!(lists[0].system, "CM-5/1024");
}
