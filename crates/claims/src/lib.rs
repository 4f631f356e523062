//! What five documents say about the size of the brain, and whether it holds.
//!
//! Every claim is a row of `claims/<document>.csv`. One function per document, in the document's own order, binds each
//! claim to its recomputation; [`ledger`] then judges it three times: its *arithmetic* (does the stated number follow
//! from the document's own inputs?), its *consistency* (does it agree with the other claims?), and its *evidence* (what
//! was measured?). Beside them stands the [interval](Propagation) that follows for it from what is known of its inputs.
//!
//! ```
//! use neuroscale_claims::{Arithmetic, ledger};
//!
//! let ledger = ledger(&neuroscale_data::package()?)?;
//! let year = ledger.entry("dl-year-slow").expect("a claim of the post");
//! assert_eq!(year.claim.stated, Some(2078.0));
//! assert_eq!(year.arithmetic, Arithmetic::Holds);
//! assert_eq!(year.stated_inside(), Some(true));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod published;
mod claim;
mod error;
mod reading;
mod lists;
mod measured;
mod answers;
mod document;
mod arithmetic;
mod consistency;
mod evidence;
mod outcome;
mod knowledge;
mod propagation;
mod ledger;
mod documents;

#[cfg(test)]
mod tests;

pub use arithmetic::Arithmetic;
pub use claim::{Claim, Kind, Relation, Scale};
pub use consistency::{Comparison, Outcome};
pub use document::Document;
pub use documents::{CerebellarCells, DOCUMENTS};
pub use error::ClaimError;
pub use evidence::{Evidence, Standing};
pub use ledger::{Entry, Ledger, ledger};
pub use outcome::{Came, ForecastOutcome};
pub use propagation::Propagation;
pub use published::Published;
pub use reading::{Reading, Recomputed};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
