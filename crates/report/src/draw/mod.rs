//! Chart forms that cannot mislead: a description goes in, the same SVG comes out on every machine.
//!
//! This module knows forms, not brains. It labels directly instead of by legend, keeps labels apart, gives
//! every mark an identifier and words for keyboard and pointer, and refuses what has no honest place, such as
//! a zero on a logarithmic axis or a bar on one.

mod axis;
mod bars;
mod dot_range;
mod drawing;
mod error;
mod flow;
mod look;
mod number;
mod panels;
mod picture;
mod plot;
mod render;
#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;

pub use axis::{Axis, LinearAxis, LogAxis};
pub use bars::{Bar, BarSeries, Bars};
pub use dot_range::{Bound, DotRange, Group, Mark, Row};
pub use drawing::{Drawing, TextBox, overlaps};
pub use error::DrawError;
pub use flow::{Flow, Lane, Stage};
pub use look::{Colour, Kind, Shape, Stroke};
pub use number::number;
pub use panels::{Arrangement, Panel, Panels};
pub use picture::{Chart, Picture, Rights};
pub use plot::{Band, Dots, Line, Plot, Point, Reference};
pub use render::{draw, png};
