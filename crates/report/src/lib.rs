//! What people look at, as bytes in memory: figures and tables drawn from the tables alone.
//!
//! ```
//! let report = neuroscale_report::report(&neuroscale_data::package()?)?;
//! let ledger = report.artifacts.iter().find(|artifact| artifact.path == "tables/claims.csv").expect("the ledger");
//! assert!(ledger.bytes.starts_with(b"id,document,locator,kind"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod artifact;
mod context;
mod figure;
mod table;
mod compose;
mod figures;
mod tables;
mod answers;
mod beside;
mod headlines;
mod report;
mod explanation;
mod explain;

pub use artifact::{Artifact, Entry, Kind, Report, ReportError, Section};
pub use explain::{explain, list};
pub use explanation::{
    Claimed, Compared, Driver, Explanation, Input, Interval, Measured, Point, Reading, Verdicts,
};
pub use report::report;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
