//! What a number is: value, spread, unit and source; formulas written once for f64, exact counts and checked expressions; strict tables.

mod ring;
mod count;
mod unit;
mod measure;
mod significant;
mod spread;
mod quantity;
mod graph;
mod formula;
mod table;

pub use count::Count;
pub use formula::{ColumnError, Formula, Step, UnitError};
pub use graph::{Expr, Graph};
pub use measure::{Measure, UnknownUnit};
pub use quantity::{Address, Quantity, Source};
pub use ring::{Ring, Scalar};
pub use significant::Significant;
pub use spread::Spread;
pub use table::{Package, Row, Table, TableError};
pub use unit::Unit;
