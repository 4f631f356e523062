//! What parts of a machine and its electricity cost: tables of single numbers, looked at beside each other.

use std::collections::BTreeMap;

use neuroscale_quantity::{Package, Quantity, Row, TableError};

use crate::plausible::{self, Dated};

/// Series by year: the table, the column of what is followed, and that of its number.
const SERIES: [(&str, Option<&str>, &str); 3] = [
    ("economy/fabs.csv", None, "cost_usd"),
    ("economy/links.csv", Some("family"), "rate_gbit_s"),
    ("economy/memory.csv", Some("kind"), "bandwidth_gb_s"),
];

/// Tables whose rows of one unit measure alike things.
const ALIKE: [&str; 4] =
    ["economy/growth.csv", "economy/households.csv", "economy/power.csv", "economy/prices.csv"];

/// Checks the tables of costs, links, memory and electricity, and refuses numbers that they cannot have.
///
/// # Errors
///
/// [`TableError`] when a table is missing, and at a number that differs from the year before it, or from all others of its
/// unit, by a factor that nothing of its kind has known.
pub fn check_economy(package: &Package) -> Result<(), TableError> {
    for (table, kind, column) in SERIES {
        for series in series(package.table(table)?.rows(), kind)?.values() {
            plausible::steady(series, column)?;
        }
    }
    ALIKE.iter().try_for_each(|table| {
        let mut by_unit: BTreeMap<String, Vec<&Quantity>> = BTreeMap::new();
        for quantity in package.quantities(table)? {
            by_unit.entry(quantity.unit().to_string()).or_default().push(quantity);
        }
        by_unit.values().try_for_each(|alike| plausible::alike(alike, package.table(table)?))
    })
}

/// The rows of each kind by year, and those of one year by key.
fn series<'r>(rows: &'r [Row], kind: Option<&str>) -> Result<BTreeMap<&'r str, Vec<Dated<'r>>>, TableError> {
    let mut series: BTreeMap<&str, Vec<Dated<'_>>> = BTreeMap::new();
    for row in rows {
        let date = row.needed_number("year")?;
        let kind = kind.map_or(Ok(""), |kind| row.text(kind))?;
        series.entry(kind).or_default().push(Dated { row, date, name: format!("`{}` ({date})", row.key()) });
    }
    for rows in series.values_mut() {
        rows.sort_by(|a, b| a.date.total_cmp(&b.date).then_with(|| a.row.key().cmp(b.row.key())));
    }
    Ok(series)
}
