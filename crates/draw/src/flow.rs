//! Chains of boxes: what flows through which step, at what size and cost.

use crate::Colour;

/// Chains of boxes, one lane beside the other, each flowing downwards; equal steps of all lanes stand level.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The lanes, from left to right.
    pub lanes: Vec<Lane>,
}

/// One chain of boxes.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// Unique in the chart.
    pub id: String,
    /// Heading above the chain, or empty.
    pub heading: String,
    /// Colour of the chain.
    pub colour: Colour,
    /// The boxes, in the order of the flow.
    pub steps: Vec<Step>,
}

/// One box.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Unique in its lane.
    pub id: String,
    /// Name of the step.
    pub title: String,
    /// Lines under the name, such as size and cost.
    pub lines: Vec<String>,
    /// Words beside the arrow to the next box, such as what flows there, or empty.
    pub arrow: String,
    /// Drawn with a bolder frame: the step that decides.
    pub strong: bool,
}

impl Flow {
    /// Lanes beside each other.
    pub fn new(lanes: Vec<Lane>) -> Self {
        Self { lanes }
    }
}

impl Lane {
    /// A chain of boxes.
    pub fn new(id: impl Into<String>, heading: impl Into<String>, colour: Colour, steps: Vec<Step>) -> Self {
        Self { id: id.into(), heading: heading.into(), colour, steps }
    }
}

impl Step {
    /// A box with a name.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { id: id.into(), title: title.into(), lines: Vec::new(), arrow: String::new(), strong: false }
    }

    /// Adds a line under the name.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Writes words beside the arrow to the next box.
    #[must_use]
    pub fn arrow(self, arrow: impl Into<String>) -> Self {
        Self { arrow: arrow.into(), ..self }
    }

    /// Draws it with a bolder frame.
    #[must_use]
    pub fn strong(self) -> Self {
        Self { strong: true, ..self }
    }
}
