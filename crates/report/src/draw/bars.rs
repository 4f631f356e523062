//! Bars, on linear axes only.

use super::{Colour, Dots, Line, LinearAxis};

/// Bars from zero on two linear axes, with lines and points over them.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Horizontal axis.
    pub x: LinearAxis,
    /// Vertical axis; it always contains zero.
    pub y: LinearAxis,
    /// Height of the plane in units of which the picture is 700 wide.
    pub height: f64,
    /// Series of bars, later ones in front.
    pub series: Vec<BarSeries>,
    /// Lines over the bars.
    pub lines: Vec<Line>,
    /// Points over the bars.
    pub dots: Vec<Dots>,
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
        Self { x, y, height: 260.0, series: Vec::new(), lines: Vec::new(), dots: Vec::new() }
    }

    /// Sets the height of the plane.
    #[must_use]
    pub fn height(self, height: f64) -> Self {
        Self { height, ..self }
    }

    /// Adds bars.
    #[must_use]
    pub fn series(mut self, series: BarSeries) -> Self {
        self.series.push(series);
        self
    }

    /// Adds a line.
    #[must_use]
    pub fn line(mut self, line: Line) -> Self {
        self.lines.push(line);
        self
    }

    /// Adds points.
    #[must_use]
    pub fn dots(mut self, dots: Dots) -> Self {
        self.dots.push(dots);
        self
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
