//! Bars, on linear axes only.

use crate::{Colour, Dots, Line, LinearAxis, Plot};

/// Bars from zero on two linear axes, with lines and points over them.
///
/// Their axes cannot be changed to logarithmic ones: a bar's length means nothing there.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The plane, whose vertical axis always contains zero, and what lies over the bars.
    pub(super) plot: Plot,
    /// Series of bars, later ones in front.
    pub(super) series: Vec<BarSeries>,
}

/// Bars of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct BarSeries {
    /// Unique in the chart.
    pub id: String,
    /// What the bars are; written beside one of them, or nowhere when empty.
    pub label: String,
    /// Colour.
    pub colour: Colour,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// One bar, from zero to its height.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Left edge on the horizontal axis.
    pub from: f64,
    /// Right edge on the horizontal axis.
    pub to: f64,
    /// Its value on the vertical axis.
    pub height: f64,
    /// What a pointer or a screen reader gets; composed from the values when empty.
    pub title: String,
}

impl Bars {
    /// An empty plane.
    pub fn new(x: LinearAxis, y: LinearAxis) -> Self {
        Self { plot: Plot::new(x, y).height(260.0), series: Vec::new() }
    }

    /// Sets the height of the plane.
    #[must_use]
    pub fn height(self, height: f64) -> Self {
        Self { plot: self.plot.height(height), ..self }
    }

    /// Adds bars.
    #[must_use]
    pub fn series(mut self, series: BarSeries) -> Self {
        self.series.push(series);
        self
    }

    /// Adds a line over the bars.
    #[must_use]
    pub fn line(self, line: Line) -> Self {
        Self { plot: self.plot.line(line), ..self }
    }

    /// Adds points over the bars.
    #[must_use]
    pub fn dots(self, dots: Dots) -> Self {
        Self { plot: self.plot.dots(dots), ..self }
    }
}

impl BarSeries {
    /// Bars of one kind.
    pub fn new(id: impl Into<String>, label: impl Into<String>, colour: Colour, bars: Vec<Bar>) -> Self {
        Self { id: id.into(), label: label.into(), colour, bars }
    }
}

impl Bar {
    /// A bar between two places on the horizontal axis.
    pub fn new(from: f64, to: f64, height: f64) -> Self {
        Self { from, to, height, title: String::new() }
    }

    /// A bar around a whole number.
    pub fn around(value: f64, height: f64) -> Self {
        Self::new(value - 0.4, value + 0.4, height)
    }

    /// Says what a pointer or a screen reader gets.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }
}
