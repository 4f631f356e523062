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

use crate::plausible::Dated;
use crate::{Edition, plausible};

/// Reads every list and refuses numbers that no list can have.
///
/// # Errors
///
/// Those of reading each of them.
pub fn check_lists(package: &Package) -> Result<(), TableError> {
    Green500::read(package)?;
    Hpcg::read(package)?;
    HplMxp::read(package)?;
    Top500::read(package).map(drop)
}

/// A published list: what a row of its table says, where it belongs, and what its numbers keep to.
trait List: Sized {
    const PATH: &'static str;

    fn from_row(row: &Row) -> Result<Self, TableError>;

    /// The edition, and the place on it.
    fn place(&self) -> (Edition, u32);

    /// Refuses numbers that no list can have. The rows are in order.
    fn check(rows: &[&Row]) -> Result<(), TableError>;

    /// Reads every row and sorts by date, and those of one date by place: lists are published in either order.
    fn read_all(package: &Package) -> Result<Vec<Self>, TableError> {
        let read = |row| Ok((row, Self::from_row(row)?));
        let mut places =
            package.table(Self::PATH)?.rows().iter().map(read).collect::<Result<Vec<_>, TableError>>()?;
        places.sort_by_key(|(_, one)| one.place());
        let (rows, places): (Vec<&Row>, Vec<Self>) = places.into_iter().unzip();
        plausible::published(&rows, package)?;
        Self::check(&rows)?;
        Ok(places)
    }
}

/// From one list to the next every one of these columns changes by a factor that lists have known.
fn steady(lists: &[&Row], columns: &[&str]) -> Result<(), TableError> {
    let mut dated = vec![];
    for row in lists {
        let edition = edition(row)?;
        dated.push(Dated { row, date: edition.date(), name: format!("list {edition}") });
    }
    columns.iter().try_for_each(|column| plausible::steady(&dated, column))
}

/// The rows of first places.
fn heads<'r>(rows: &[&'r Row]) -> Result<Vec<&'r Row>, TableError> {
    let mut heads = vec![];
    for row in rows {
        if rank(row)? == 1 {
            heads.push(*row);
        }
    }
    Ok(heads)
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
