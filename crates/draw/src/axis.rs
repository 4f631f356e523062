//! Axes: what they measure, how far they reach, and where their ticks stand.

/// A linear axis.
#[derive(Debug, Clone, PartialEq)]
pub struct LinearAxis {
    /// Quantity and unit.
    pub label: String,
    /// Ends; taken from the data when `None`.
    pub range: Option<(f64, f64)>,
    /// Ticks only at whole numbers, written without separators: calendar years and counts.
    pub whole: bool,
}

impl LinearAxis {
    /// An axis that reaches as far as its data.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), range: None, whole: false }
    }

    /// An axis of calendar years.
    pub fn years(label: impl Into<String>) -> Self {
        Self { label: label.into(), range: None, whole: true }
    }

    /// An axis with given ends.
    #[must_use]
    pub fn from_to(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }
}

/// A decadic logarithmic axis.
#[derive(Debug, Clone, PartialEq)]
pub struct LogAxis {
    /// Quantity and unit.
    pub label: String,
    /// Ends; the whole decades around the data when `None`.
    pub range: Option<(f64, f64)>,
}

impl LogAxis {
    /// An axis over the whole decades around its data.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), range: None }
    }

    /// An axis with given ends.
    #[must_use]
    pub fn from_to(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }
}

/// An axis of either scale.
#[derive(Debug, Clone, PartialEq)]
pub enum Axis {
    /// Equal distances are equal differences.
    Linear(LinearAxis),
    /// Equal distances are equal ratios.
    Log(LogAxis),
}

impl From<LinearAxis> for Axis {
    fn from(axis: LinearAxis) -> Self {
        Self::Linear(axis)
    }
}

impl From<LogAxis> for Axis {
    fn from(axis: LogAxis) -> Self {
        Self::Log(axis)
    }
}
