//! One function per document, in the document's own order.

use crate::{ClaimError, Document};

mod brain_vs_deep_learning;
mod chat_parameters;
mod metaphor;
mod neuromorphic;
mod neurons_vs_parameters;

pub use brain_vs_deep_learning::CerebellarCells;

/// Binds every claim of one document.
pub(crate) type Bind = for<'g> fn(&mut Document<'g>) -> Result<(), ClaimError>;

/// The documents, and the function that binds the claims of each.
pub const DOCUMENTS: &[(&str, Bind)] = &[
    ("brain-vs-deep-learning", brain_vs_deep_learning::bind),
    ("chat-parameters", chat_parameters::bind),
    ("metaphor", metaphor::bind),
    ("neuromorphic", neuromorphic::bind),
    ("neurons-vs-parameters", neurons_vs_parameters::bind),
];
