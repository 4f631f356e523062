//! Chart forms that cannot mislead: a description goes in, the same SVG comes out on every machine.
//!
//! This module knows forms, not brains. It labels directly instead of by legend, keeps labels apart, gives every mark
//! an identifier and words for keyboard and pointer, and refuses what has no honest place, such as a zero on a
//! logarithmic axis or a bar on one.

mod axis;
mod bars;
mod dot_range;
mod error;
mod flow;
mod look;
mod panels;
mod picture;
mod plot;

pub use axis::{Axis, LinearAxis, LogAxis};
pub use bars::{Bar, BarSeries, Bars};
pub use dot_range::{Bound, DotRange, Group, Mark, Row};
pub use error::DrawError;
pub use flow::{Flow, Lane, Stage};
pub use look::{Colour, Kind, Shape, Stroke};
pub use panels::{Arrangement, Panel, Panels};
pub use picture::{Chart, Picture};
pub use plot::{Band, Dots, Line, Plot, Point, Reference};

/// A drawn picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// The SVG document.
    pub svg: String,
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Every text with the box it fills, so that overlap can be tested.
    pub texts: Vec<TextBox>,
    /// Labels for which there was no room: their words are still in the marks' titles.
    pub left_out: Vec<String>,
}

/// A text and the box it fills.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// Identifier of the text element.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Font size.
    pub size: f64,
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// Draws a picture.
///
/// # Errors
/// A [`DrawError`] that names the mark which cannot be drawn.
pub fn draw(_picture: &Picture) -> Result<Drawing, DrawError> {
    Err(DrawError::Renderer { reason: "being written".into() })
}
