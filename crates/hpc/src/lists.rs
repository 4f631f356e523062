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

/// Reads every row of a table and sorts them by date, and those of one date by place: lists are published in either order.
fn read<T, K: Ord>(
    package: &Package,
    path: &str,
    read_row: fn(&Row) -> Result<T, TableError>,
    place: fn(&T) -> K,
) -> Result<Vec<T>, TableError> {
    let mut places = package.table(path)?.rows().iter().map(read_row).collect::<Result<Vec<T>, _>>()?;
    places.sort_by_key(place);
    Ok(places)
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
