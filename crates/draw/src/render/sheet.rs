//! The sheet that a picture is drawn on: a document, a pen, a typeface and what has been written so far.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{
    Circle, CoordMapper, Cross, Drawable, PathElement, PointCollection, Polygon, Rectangle,
};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::DrawingErrorKind;

use super::document::Document;
use super::geometry::{Rect, Spot};
use super::pen::{PIXELS, Pen};
use super::typeface::{DESCENT, Type, Typeface};
use crate::{DrawError, Picture, TextBox};

/// Width of every picture.
pub(super) const WIDTH: f64 = 700.0;
/// More than any picture needs.
const TALLEST: u32 = 40_000;

/// A picture in the making.
pub(super) struct Sheet {
    document: Rc<RefCell<Document>>,
    area: DrawingArea<Pen, Shift>,
    pub(super) face: Typeface,
    pub(super) texts: Vec<TextBox>,
    pub(super) left_out: Vec<String>,
}

/// Which end of a text its position means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// What fills or outlines a shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint<'a> {
    pub(super) colour: (u8, u8, u8),
    pub(super) opacity: f64,
    /// Width of the stroke; ignored where a shape is filled.
    pub(super) width: f64,
    pub(super) filled: bool,
    /// SVG attributes that plotters has no words for.
    pub(super) attributes: &'a str,
}

impl<'a> Paint<'a> {
    pub(super) fn fill(colour: (u8, u8, u8)) -> Self {
        Self { colour, opacity: 1.0, width: 0.0, filled: true, attributes: "" }
    }

    pub(super) fn stroke(colour: (u8, u8, u8), width: f64) -> Self {
        Self { colour, opacity: 1.0, width, filled: false, attributes: "" }
    }

    pub(super) fn opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    pub(super) fn attributes(self, attributes: &'a str) -> Self {
        Self { attributes, ..self }
    }

    /// The same for plotters, in the pen's pixels.
    fn style(&self) -> ShapeStyle {
        let (red, green, blue) = self.colour;
        let colour = RGBAColor(red, green, blue, self.opacity);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // strokes are a few units wide
        let stroke_width = (self.width * PIXELS).round() as u32;
        ShapeStyle { color: colour, filled: self.filled, stroke_width }
    }
}

impl Sheet {
    pub(super) fn new(name: &str) -> Result<Self, DrawError> {
        let document = Rc::new(RefCell::new(Document::new(name)));
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let pen = Pen::new(Rc::clone(&document), WIDTH as u32, TALLEST);
        Ok(Self {
            document,
            area: pen.into_drawing_area(),
            face: Typeface::bundled()?,
            texts: Vec::new(),
            left_out: Vec::new(),
        })
    }

    /// Opens a group, draws inside it, and closes it.
    pub(super) fn group<T>(
        &mut self,
        part: &str,
        title: Option<&str>,
        inside: impl FnOnce(&mut Self) -> Result<T, DrawError>,
    ) -> Result<T, DrawError> {
        self.document.borrow_mut().open(part, title)?;
        let result = inside(self);
        self.document.borrow_mut().close();
        result
    }

    /// Draws a part whose identifiers begin with its name.
    pub(super) fn part<T>(
        &mut self,
        part: &str,
        inside: impl FnOnce(&mut Self) -> Result<T, DrawError>,
    ) -> Result<T, DrawError> {
        self.document.borrow_mut().enter(part);
        let result = inside(self);
        self.document.borrow_mut().leave();
        result
    }

    fn put<'e, B, E>(&self, id: &str, paint: Paint<'_>, element: &'e E) -> Result<(), DrawError>
    where
        B: CoordMapper,
        &'e E: PointCollection<'e, (i32, i32), B>,
        E: Drawable<Pen, B>,
    {
        self.document.borrow_mut().ink(id, paint.attributes);
        self.area.draw(element).map_err(refusal)
    }

    pub(super) fn line(&self, id: &str, points: &[Spot], paint: Paint<'_>) -> Result<(), DrawError> {
        let path: Vec<(i32, i32)> = points.iter().copied().map(pixels).collect();
        self.put(id, paint, &PathElement::new(path, paint.style()))
    }

    pub(super) fn polygon(&self, id: &str, points: &[Spot], paint: Paint<'_>) -> Result<(), DrawError> {
        let corners: Vec<(i32, i32)> = points.iter().copied().map(pixels).collect();
        self.put(id, paint, &Polygon::new(corners, paint.style()))
    }

    pub(super) fn rect(&self, id: &str, rect: Rect, paint: Paint<'_>) -> Result<(), DrawError> {
        let corners = [pixels((rect.left, rect.top)), pixels((rect.right, rect.bottom))];
        self.put(id, paint, &Rectangle::new(corners, paint.style()))
    }

    pub(super) fn disc(&self, id: &str, at: Spot, radius: f64, paint: Paint<'_>) -> Result<(), DrawError> {
        self.put(id, paint, &Circle::new(pixels(at), pixels((radius, 0.0)).0, paint.style()))
    }

    /// Two crossing diagonals.
    pub(super) fn cross(&self, id: &str, at: Spot, radius: f64, paint: Paint<'_>) -> Result<(), DrawError> {
        self.put(id, paint, &Cross::new(pixels(at), pixels((radius, 0.0)).0, paint.style()))
    }

    /// Writes one line of text with its baseline at a spot.
    pub(super) fn text(
        &mut self,
        id: &str,
        (x, baseline): Spot,
        anchor: Anchor,
        set: Type,
        words: &str,
    ) -> Result<(), DrawError> {
        self.face.require_glyphs(words, set)?;
        let width = self.face.width(words, set);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        let id = self.document.borrow_mut().words(id, (left, baseline), set, &self.face, words)?;
        self.texts.push(TextBox {
            id,
            text: words.into(),
            size: set.size,
            left,
            top: baseline - set.ascent(),
            right: left + width,
            bottom: baseline + set.size * DESCENT,
        });
        Ok(())
    }

    /// Writes lines under each other, the first one's box beginning at `top`; returns where the last one's
    /// box ends.
    pub(super) fn lines(
        &mut self,
        id: &str,
        (x, top): Spot,
        anchor: Anchor,
        set: Type,
        lines: &[String],
    ) -> Result<f64, DrawError> {
        for (place, line) in lines.iter().enumerate() {
            let name = if place == 0 { id.to_string() } else { format!("{id}-{}", place + 1) };
            let baseline = top + set.ascent() + place as f64 * set.leading;
            self.text(&name, (x, baseline), anchor, set, line)?;
        }
        Ok(if lines.is_empty() { top } else { top + set.block(lines.len()) })
    }

    /// The drawing, and the document closed.
    pub(super) fn finish(self, picture: &Picture, height: f64) -> super::super::Drawing {
        let Self { document, area, texts, left_out, .. } = self;
        let document = document.replace(Document::new(""));
        drop(area);
        let svg = document.finish(picture, WIDTH, height);
        super::super::Drawing { svg, width: WIDTH, height, texts, left_out }
    }
}

/// Picture units in the pen's pixels.
pub(super) fn pixels((x, y): Spot) -> (i32, i32) {
    #[allow(clippy::cast_possible_truncation)] // `as` saturates; a picture is far smaller
    let whole = |length: f64| (length * PIXELS).round() as i32;
    (whole(x), whole(y))
}

fn refusal(error: DrawingAreaErrorKind<DrawError>) -> DrawError {
    match error {
        DrawingAreaErrorKind::BackendError(DrawingErrorKind::DrawingError(error)) => error,
        other => DrawError::Renderer { reason: other.to_string() },
    }
}
