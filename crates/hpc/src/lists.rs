//! The published lists of fast machines, row by row.

mod green500;
mod hpcg;
mod hpl_mxp;
mod top500;

pub use green500::Green500;
pub use hpcg::Hpcg;
pub use hpl_mxp::HplMxp;
pub use top500::Top500;

use neuroscale_quantity::{Package, Quantity, Row, Spread, TableError, Unit};

use crate::Edition;

/// Reads every row of a table in the order of the file.
fn read<T>(
    package: &Package,
    path: &str,
    read_row: fn(&Row) -> Result<T, TableError>,
) -> Result<Vec<T>, TableError> {
    package.table(path)?.rows().iter().map(read_row).collect()
}

fn edition(row: &Row) -> Result<Edition, TableError> {
    row.text("list")?.parse().map_err(|_| row.error("list", "a list such as 2015-06"))
}

/// The middle of the list's month as a quantity that can be followed to its row.
fn date(row: &Row) -> Result<Quantity, TableError> {
    let edition = edition(row)?;
    let label = format!("date of list {edition}");
    let date =
        Quantity::new(row.address().column("list"), &label, edition.date(), Spread::Exact, Unit::YEAR.into());
    Ok(match row.source() {
        Some(source) => date.from_source(source.clone()),
        None => date,
    })
}

fn rank(row: &Row) -> Result<u32, TableError> {
    row.text("rank")?.parse().map_err(|_| row.error("rank", "a rank such as 1"))
}

fn needed(row: &Row, column: &str) -> Result<Quantity, TableError> {
    row.quantity(column)?.ok_or_else(|| row.error(column, "a number"))
}
