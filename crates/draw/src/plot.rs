//! Lines, bands and points on two axes: what was observed, what was fitted, what is extrapolated.

use crate::{Axis, Colour, Shape, Stroke};

/// A chart on two axes, each of either scale: histories, forecasts, traces and scatters.
///
/// Everything is labelled directly: lines at their end, bands inside or beside, points where there is room.
#[derive(Debug, Clone, PartialEq)]
pub struct Plot {
    /// Horizontal axis.
    pub x: Axis,
    /// Vertical axis.
    pub y: Axis,
    /// Height of the plane in units of which the picture is 700 wide.
    pub height: f64,
    /// Areas, lowest in the drawing.
    pub bands: Vec<Band>,
    /// Lines.
    pub lines: Vec<Line>,
    /// Points, topmost in the drawing.
    pub dots: Vec<Dots>,
    /// Vertical lines: values of x with a meaning, such as the end of the data.
    pub at_x: Vec<Reference>,
    /// Horizontal lines: values of y with a meaning.
    pub at_y: Vec<Reference>,
}

/// A line over the whole plane at one value.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// Unique in the chart.
    pub id: String,
    /// Where it stands.
    pub value: f64,
    /// What it means.
    pub label: String,
    /// Colour of line and label.
    pub colour: Colour,
}

/// A line through points in the given order.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Unique in the chart.
    pub id: String,
    /// What it is; written at its end, or nowhere when empty.
    pub label: String,
    /// Colour of line and label.
    pub colour: Colour,
    /// What it claims.
    pub stroke: Stroke,
    /// Points (x, y).
    pub points: Vec<(f64, f64)>,
}

/// The area between two curves.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Unique in the chart.
    pub id: String,
    /// What the band is, such as “90 % of 100 000 samples”; a band that does not say so is refused.
    pub label: String,
    /// Colour of area and label.
    pub colour: Colour,
    /// Points (x, low, high).
    pub points: Vec<(f64, f64, f64)>,
}

/// Points of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Dots {
    /// Unique in the chart.
    pub id: String,
    /// What the points are; written beside one of them, or nowhere when empty.
    pub label: String,
    /// Colour of points and labels.
    pub colour: Colour,
    /// Shape, different for every kind of points in one chart.
    pub shape: Shape,
    /// The points.
    pub points: Vec<Point>,
}

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Unique among its dots; composed from x when empty.
    pub id: String,
    /// Horizontal value.
    pub x: f64,
    /// Vertical value.
    pub y: f64,
    /// Vertical whisker.
    pub range: Option<(f64, f64)>,
    /// Words beside the point, or empty.
    pub label: String,
    /// What a pointer or a screen reader gets; composed from the values when empty.
    pub title: String,
}

impl Plot {
    /// An empty plane.
    pub fn new(x: impl Into<Axis>, y: impl Into<Axis>) -> Self {
        Self {
            x: x.into(),
            y: y.into(),
            height: 340.0,
            bands: Vec::new(),
            lines: Vec::new(),
            dots: Vec::new(),
            at_x: Vec::new(),
            at_y: Vec::new(),
        }
    }

    /// Sets the height of the plane.
    #[must_use]
    pub fn height(self, height: f64) -> Self {
        Self { height, ..self }
    }

    /// Adds a band.
    #[must_use]
    pub fn band(mut self, band: Band) -> Self {
        self.bands.push(band);
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

    /// Adds a vertical line at a value of x.
    #[must_use]
    pub fn at_x(mut self, reference: Reference) -> Self {
        self.at_x.push(reference);
        self
    }

    /// Adds a horizontal line at a value of y.
    #[must_use]
    pub fn at_y(mut self, reference: Reference) -> Self {
        self.at_y.push(reference);
        self
    }
}

impl Reference {
    /// A reference line in grey.
    pub fn new(id: impl Into<String>, value: f64, label: impl Into<String>) -> Self {
        Self { id: id.into(), value, label: label.into(), colour: Colour::Grey }
    }

    /// Draws it in a colour.
    #[must_use]
    pub fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }
}

impl Line {
    /// A line through points (x, y).
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        colour: Colour,
        stroke: Stroke,
        points: Vec<(f64, f64)>,
    ) -> Self {
        Self { id: id.into(), label: label.into(), colour, stroke, points }
    }
}

impl Band {
    /// An area through points (x, low, high) that says what it is.
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        colour: Colour,
        points: Vec<(f64, f64, f64)>,
    ) -> Self {
        Self { id: id.into(), label: label.into(), colour, points }
    }
}

impl Dots {
    /// Points of one kind.
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        colour: Colour,
        shape: Shape,
        points: Vec<Point>,
    ) -> Self {
        Self { id: id.into(), label: label.into(), colour, shape, points }
    }
}

impl Point {
    /// A point without words.
    pub fn at(x: f64, y: f64) -> Self {
        let empty = String::new;
        Self { id: empty(), x, y, range: None, label: empty(), title: empty() }
    }

    /// Gives it an identifier of its own.
    #[must_use]
    pub fn id(self, id: impl Into<String>) -> Self {
        Self { id: id.into(), ..self }
    }

    /// Adds a vertical whisker.
    #[must_use]
    pub fn range(self, low: f64, high: f64) -> Self {
        Self { range: Some((low, high)), ..self }
    }

    /// Writes words beside it.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Says what a pointer or a screen reader gets.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }
}
