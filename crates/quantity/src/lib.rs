//! What a number is, so that it can be trusted: a value with a spread, a unit and a source; formulas that are written
//! once; tables that are read whole or not at all.
//!
//! A formula is an ordinary generic function. On `f64` it computes, on [`Count`] it counts exactly, and on [`Expr`] it
//! is checked for units and remembers its steps and the rows it came from:
//!
//! ```
//! use neuroscale_quantity::{Address, Graph, Quantity, Scalar, Spread};
//!
//! /// The year in which something that doubles steadily reaches a target.
//! fn crossing_year<S: Scalar>(base: S, doubling: S, now: S, target: S) -> S {
//!     base + doubling * (target / now).log2().called("doublings")
//! }
//!
//! assert_eq!(crossing_year(2015.0, 2.0, 1.0, 1024.0), 2035.0);
//!
//! let graph = Graph::new();
//! let number = |key, value, unit: &str| -> Result<_, Box<dyn std::error::Error>> {
//!     let quantity = Quantity::new(Address::new("mine", key), key, value, Spread::Exact, unit.parse()?);
//!     Ok(graph.input(&quantity))
//! };
//! let (base, doubling) = (number("base", 2015.0, "year")?, number("doubling time", 24.0, "month")?);
//! let (now, target) = (number("now", 1.0, "PFLOP/s")?, number("target", 1.024, "EFLOP/s")?);
//! let formula = graph.formula(crossing_year(base, doubling, now, target))?;
//! assert_eq!((formula.value(), formula.unit().to_string().as_str()), (2035.0, "year"));
//! let derivation = formula.derivation();
//! let answer = derivation.steps().last().and_then(|step| step.expression.as_deref());
//! assert_eq!(answer, Some("[base] + [doubling time] × [doublings]"));
//! assert!(graph.formula(crossing_year(base, doubling, now, base)).is_err());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod ring;
mod count;
mod unit;
mod measure;
mod units;
mod significant;
mod spread;
mod quantity;
mod operation;
mod graph;
mod formula;
mod table;
#[cfg(feature = "serde")]
mod exchange;

#[cfg(any(test, feature = "proptest"))]
pub mod laws;

pub use count::Count;
pub use formula::{ColumnError, Derivation, Formula, Step, UnitError};
pub use graph::{Expr, Graph};
pub use measure::Measure;
pub use operation::Operation;
pub use quantity::{Address, Quantity, Source};
pub use ring::{Ring, Scalar};
pub use significant::Significant;
pub use spread::Spread;
pub use table::{Package, Row, Table, TableError};
pub use unit::Unit;
pub use units::{Declaration, DeclarationError, Units, UnknownUnit};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
