//! Dot and range: labelled rows of marks along one horizontal axis.

use crate::{Axis, Kind, Reference};

/// Rows of marks along one horizontal axis, with ranges as whiskers and one-sided bounds as arrows.
///
/// Each kind of mark is named directly at its first mark; a mark may carry a label of its own, such as its
/// value.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRange {
    /// The axis that all rows share.
    pub axis: Axis,
    /// Groups of rows, from top to bottom.
    pub groups: Vec<Group>,
    /// Vertical lines to compare with.
    pub references: Vec<Reference>,
    /// Rows as close as text allows, for charts of a hundred rows.
    pub compact: bool,
}

/// Rows under a heading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Group {
    /// Heading, or empty.
    pub heading: String,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
}

/// One row: a label on the left, marks in the middle, a remark on the right.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Unique in the chart; the identifiers of its marks begin with it.
    pub id: String,
    /// What the row is about.
    pub label: String,
    /// A second line under the label, or empty.
    pub note: String,
    /// Words at the right edge, such as a verdict or P(never), or empty.
    pub aside: String,
    /// The marks; where they overlap, later ones lie on top.
    pub marks: Vec<Mark>,
}

/// One statement in a row: a value, a range, or both.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What sort of statement it is.
    pub kind: Kind,
    /// The value, or `None` where only an interval exists.
    pub value: Option<f64>,
    /// Ends of the whisker.
    pub range: Option<(f64, f64)>,
    /// Whether the value is a bound, drawn as an arrow.
    pub bound: Option<Bound>,
    /// Words beside the mark, or empty.
    pub label: String,
    /// What a pointer or a screen reader gets; composed from row, kind and value when empty.
    pub title: String,
    /// Tells marks of the same kind in one row apart, or empty.
    pub id: String,
}

/// The side on which the truth lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The truth is at least the value.
    AtLeast,
    /// The truth is at most the value.
    AtMost,
}

impl DotRange {
    /// A chart without rows.
    pub fn new(axis: impl Into<Axis>) -> Self {
        Self { axis: axis.into(), groups: Vec::new(), references: Vec::new(), compact: false }
    }

    /// Adds a group under a heading (empty: none).
    #[must_use]
    pub fn group(mut self, heading: impl Into<String>, rows: Vec<Row>) -> Self {
        self.groups.push(Group { heading: heading.into(), rows });
        self
    }

    /// Adds a vertical line to compare with.
    #[must_use]
    pub fn reference(mut self, reference: Reference) -> Self {
        self.references.push(reference);
        self
    }

    /// Rows as close as text allows.
    #[must_use]
    pub fn compact(self) -> Self {
        Self { compact: true, ..self }
    }
}

impl Row {
    /// A row without marks.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Self {
        let empty = String::new;
        Self { id: id.into(), label: label.into(), note: empty(), aside: empty(), marks: Vec::new() }
    }

    /// Puts a second line under the label.
    #[must_use]
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// Puts words at the right edge.
    #[must_use]
    pub fn aside(self, aside: impl Into<String>) -> Self {
        Self { aside: aside.into(), ..self }
    }

    /// Adds a mark.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }
}

impl Mark {
    /// A value.
    pub fn at(kind: Kind, value: f64) -> Self {
        Self { value: Some(value), ..Self::blank(kind) }
    }

    /// An interval without a value of its own.
    pub fn span(kind: Kind, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..Self::blank(kind) }
    }

    /// A value that the truth is not below.
    pub fn at_least(kind: Kind, value: f64) -> Self {
        Self { bound: Some(Bound::AtLeast), ..Self::at(kind, value) }
    }

    /// A value that the truth is not above.
    pub fn at_most(kind: Kind, value: f64) -> Self {
        Self { bound: Some(Bound::AtMost), ..Self::at(kind, value) }
    }

    /// Adds a whisker.
    #[must_use]
    pub fn range(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }

    /// Writes words beside the mark.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Says what a pointer or a screen reader gets.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// Tells marks of the same kind in one row apart.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: id.into(), ..self }
    }

    fn blank(kind: Kind) -> Self {
        let empty = String::new;
        Self { kind, value: None, range: None, bound: None, label: empty(), title: empty(), id: empty() }
    }
}
