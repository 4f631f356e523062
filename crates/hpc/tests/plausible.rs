//! Numbers that no list can have are refused where they stand.
//!
//! What the checks allow was compared with all 67 lists of TOP500, and every list of HPCG, HPL-MxP and Green500 in the
//! tables: by another program, the greatest change of a head from one list to the next is 12.6 (Green500) and 0.22 (power).

use neuroscale_hpc::{Top500, check_economy, check_lists};
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
    let package = package_with(path, table)?;
    check_lists(&package)?;
    check_economy(&package)
}

/// Every number of the tables of costs, links, memory and electricity that has another of its kind, but the cost of a
/// factory of 1970: a thousandth of that of 2003, the next in the table.
fn numbers_of_the_economy() -> Vec<(&'static str, usize, usize)> {
    let tables = [
        ("economy/fabs.csv", 6),
        ("economy/links.csv", 4),
        ("economy/memory.csv", 4),
        ("economy/growth.csv", 2),
        ("economy/households.csv", 2),
        ("economy/power.csv", 2),
        ("economy/prices.csv", 2),
    ];
    let mut numbers = vec![];
    for (path, column) in tables {
        for (line, row) in table(path).iter().enumerate().skip(1) {
            if row[0] != "early-fab-1970" && !row[column].is_empty() {
                numbers.push((path, line, column));
            }
        }
    }
    numbers
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

#[test]
fn the_published_tables_are_plausible() {
    let package = neuroscale_data::package().expect("tables");
    assert_eq!(check_lists(&package).and_then(|()| check_economy(&package)), Ok(()));
}

proptest! {
    #[test]
    fn a_factor_of_a_thousand_in_the_head_of_a_list_or_in_the_economy_is_refused(
        (path, line, column) in prop::sample::select([numbers_of_heads(), numbers_of_the_economy()].concat()),
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

/// Lists appear in June and November, since June 1993 (top500.org).
#[test]
fn an_edition_of_another_month_or_before_the_first_is_refused() {
    for (path, _) in LISTS {
        let newest = table(path).last().expect("a row")[0].clone();
        for list in ["2026-07", "2026-12", "1992-11", "1993-01"] {
            let message = refused(path, &newest, "list", list);
            let expected = format!("column `list`: found `{list}`; expected a text of the pattern ");
            assert!(message.starts_with(path) && message.contains(&expected), "{message}");
        }
    }
}

/// The newest day in the column `read` of sources.csv is 25 November 2026.
#[test]
fn an_edition_after_the_last_day_of_reading_is_refused() {
    for (path, _) in LISTS {
        let newest = table(path).last().expect("a row")[0].clone();
        let message = refused(path, &newest, "list", "2027-06");
        let expected = "found `2027-06`; expected a list not after 2026-11-25, the last day on which a source was read; \
                        correct it, or give its source the day in column `read` of sources.csv";
        assert!(message.starts_with(path) && message.ends_with(expected), "{message}");
    }
}

#[test]
fn an_edition_of_the_month_of_reading_is_accepted() {
    let mut top500 = table("machines/top500.csv");
    let mut next = top500.last().expect("a row").clone();
    "2026-11".clone_into(&mut next[0]);
    top500.push(next);
    assert_eq!(read_all("machines/top500.csv", &top500), Ok(()));
}

#[test]
fn a_second_place_faster_than_the_first_is_refused_with_row_and_column() {
    assert_eq!(
        refused("machines/hpcg.csv", "2014-06,2", "hpcg_tflops", "600"),
        "machines/hpcg.csv:3: column `hpcg_tflops`: found `600`; expected at most 580 TFLOP/s, what the place before it did (machines/hpcg.csv:2); \
         check unit and digits"
    );
}

#[test]
fn an_rmax_above_rpeak_is_refused_with_row_and_column() {
    assert_eq!(
        refused("machines/top500.csv", "1993-06", "rmax_gflops", "132"),
        "machines/top500.csv:2: column `rmax_gflops`: found `132`; expected at most 131 GFLOP/s, the peak of the same machine \
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
fn a_memory_a_thousand_times_as_fast_is_refused_with_the_one_before_it() {
    assert_eq!(
        refused("economy/memory.csv", "tesla-v100", "bandwidth_gb_s", "900000"),
        "economy/memory.csv:5: column `bandwidth_gb_s`: found `900000`; expected a number within a factor of 20 of the \
         732.2 GB/s of `tesla-p100` (2016) (economy/memory.csv:4); check unit and digits (of both)"
    );
}

#[test]
fn a_price_in_another_currency_unit_is_refused_with_the_price_nearest_to_it() {
    assert_eq!(
        refused("economy/prices.csv", "china-all-2015", "value", "103.3"),
        "economy/prices.csv:7: column `value`: found `103.3`; expected a number within a factor of 100 of the 0.118 USD/kWh of \
         `united-states-homes-2011`; check unit and digits (of both)"
    );
}

/// A thousandfold in 33 years, from a factory of 1970 to one of 2003: four tens of years begin.
#[test]
fn decades_between_two_rows_allow_for_greater_steps() {
    let message = refused("economy/fabs.csv", "leading-fab-2003", "cost_usd", "4e12");
    assert!(
        message.contains("within a factor of 160000 of the 4000000 USD of `early-fab-1970` (1970)"),
        "{message}"
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
