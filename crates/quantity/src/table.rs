//! Strict tables: a directory of CSV files that `datapackage.json` declares, read whole or not at all.

mod error;
mod descriptor;
mod records;
mod row;
mod shape;
mod package;

pub use error::TableError;
pub use package::Package;
pub use row::{Row, Table};
