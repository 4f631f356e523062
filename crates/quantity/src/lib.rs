//! What a number is: value, spread, unit and source; formulas written once for f64, exact counts and checked expressions; strict tables.

mod count;
mod measure;
mod ring;
mod unit;

pub use count::Count;
pub use measure::{Measure, UnknownUnit};
pub use ring::{Ring, Scalar};
pub use unit::Unit;
