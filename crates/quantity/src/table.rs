//! Strict tables: a directory of CSV files that `datapackage.json` declares, read whole or not at all.

mod error;
mod place;
mod decimal;
mod date;
mod pattern;
mod refusal;
mod descriptor;
mod coherence;
mod value;
mod constraint;
mod encoding;
mod layout;
mod header;
mod records;
mod row;
mod keys;
mod references;
mod shape;
mod wanted;
mod at_odds;
mod units;
mod package;

pub use error::TableError;
pub use package::Package;
pub use row::{Row, Table};
