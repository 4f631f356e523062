//! The kinds of marks that figures share: a colour and a shape for each, so that neither alone has to tell them apart.

use neuroscale_draw::{Colour, Kind, Shape};

/// What a document states.
pub(crate) const STATED: Kind = Kind::new("stated", Colour::Orange, Shape::Diamond);

/// What follows from the document's own inputs.
pub(crate) const RECOMPUTED: Kind = Kind::new("recomputed", Colour::Black, Shape::Ring);

/// What was measured or counted.
pub(crate) const MEASURED: Kind = Kind::new("measured", Colour::Blue, Shape::Disc);

/// Our own estimate.
pub(crate) const OURS: Kind = Kind::new("ours", Colour::Green, Shape::Square);

/// A model that was built: counted from its architecture, or stated by its makers.
pub(crate) const MODEL: Kind = Kind::new("model", Colour::Purple, Shape::Triangle);
