//! Several charts in one picture.

use crate::Chart;

/// Charts in a row or in a column, each under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Panels {
    /// How they stand.
    pub arrangement: Arrangement,
    /// The charts, in reading order.
    pub panels: Vec<Panel>,
}

/// How panels stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// Beside each other, equally wide.
    Row,
    /// Under each other, as wide as the picture.
    Column,
}

/// One chart under a heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Unique in the picture; identifiers inside begin with it.
    pub id: String,
    /// Heading, or empty.
    pub heading: String,
    /// What is drawn.
    pub chart: Chart,
}

impl Panels {
    /// Panels beside each other.
    pub fn row(panels: Vec<Panel>) -> Self {
        Self { arrangement: Arrangement::Row, panels }
    }

    /// Panels under each other.
    pub fn column(panels: Vec<Panel>) -> Self {
        Self { arrangement: Arrangement::Column, panels }
    }
}

impl Panel {
    /// A chart under a heading.
    pub fn new(id: impl Into<String>, heading: impl Into<String>, chart: impl Into<Chart>) -> Self {
        Self { id: id.into(), heading: heading.into(), chart: chart.into() }
    }
}
