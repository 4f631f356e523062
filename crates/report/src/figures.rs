//! The figures: each file says what its figure shows; `draw` knows how.

use crate::ReportError;
use crate::context::Context;
use crate::figure::Figure;

mod marks;

type Make = fn(&Context<'_>) -> Result<Figure, ReportError>;

/// Every figure, in the order of the gallery: the documents' own, then ours.
pub(crate) const FIGURES: &[(&str, Make)] = &[];
