//! Chart forms that cannot mislead: a description goes in, the same SVG and PNG come out on every machine.
//!
//! This crate knows forms, not brains. It labels directly instead of by legend, keeps labels apart, gives
//! every mark an identifier and words for keyboard and pointer, and refuses what has no honest place, such as
//! a zero on a logarithmic axis or a bar on one.
//!
//! ```
//! use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Mark, Picture, Row, Shape, draw, png};
//!
//! let measured = Kind::new("measured", Colour::Blue, Shape::Disc);
//! let row = Row::new("mouse", "Mouse").mark(Mark::at(measured, 7.1e7).range(6.2e7, 8.0e7));
//! let picture = Picture {
//!     id: "cells".into(),
//!     title: "A mouse has 71 million".into(),
//!     subtitle: "Cells, mean and range".into(),
//!     alt: "One dot with a range on a logarithmic axis.".into(),
//!     footer: String::new(),
//!     rights: None,
//!     chart: DotRange::new(LogAxis::new("cells")).group("", vec![row]).into(),
//! };
//! let drawing = draw(&picture)?;
//! assert!(drawing.svg.starts_with("<svg "));
//! assert!(png(&picture, &drawing.svg)?.starts_with(b"\x89PNG"));
//! # Ok::<(), neuroscale_draw::DrawError>(())
//! ```

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
pub use flow::{Flow, Lane, Step};
pub use look::{Colour, Kind, Shape, Stroke};
pub use number::number;
pub use panels::{Arrangement, Panel, Panels};
pub use picture::{Chart, Picture, Rights};
pub use plot::{Band, Dots, Line, Plot, Point, Reference};
pub use render::{draw, png};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
