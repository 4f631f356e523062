//! A plane with two axes inside a picture: plotters maps values to places on it.

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, Cross, EmptyElement, PathElement, Polygon, Rectangle};

use super::super::{Colour, DrawError, Shape};
use super::document::hex;
use super::geometry::{Rect, Spot};
use super::pen::{PIXELS, Pen};
use super::sheet::{Paint, Sheet, pixels};

/// A part of the sheet with coordinates of its own.
pub(super) struct Plane {
    area: DrawingArea<Pen, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
    /// Where it lies on the sheet.
    pub(super) frame: Rect,
    /// Its coordinates, with the lower end of y as `top`.
    pub(super) reach: Rect,
}

impl Plane {
    /// A plane in a frame; `x` and `y` are the coordinates at its left and right and at its lower and upper
    /// edge.
    pub(super) fn new(sheet: &DrawingArea<Pen, Shift>, frame: Rect, x: (f64, f64), y: (f64, f64)) -> Self {
        let (left, top) = pixels((frame.left, frame.top));
        let (right, bottom) = pixels((frame.right, frame.bottom));
        let coordinates = Cartesian2d::new(x.0..x.1, y.0..y.1, (left..right, bottom..top));
        Self {
            area: sheet.apply_coord_spec(coordinates),
            frame,
            reach: Rect::new(x.0, y.0.min(y.1), x.1, y.0.max(y.1)),
        }
    }

    /// Where coordinates lie on the sheet.
    pub(super) fn spot(&self, at: Spot) -> Spot {
        let (x, y) = self.area.map_coordinate(&at);
        (f64::from(x) / PIXELS, f64::from(y) / PIXELS)
    }

    pub(super) fn line(
        &self,
        sheet: &Sheet,
        id: &str,
        points: &[Spot],
        paint: Paint<'_>,
    ) -> Result<(), DrawError> {
        sheet.put(&self.area, id, paint, &PathElement::new(points.to_vec(), paint.style()))
    }

    pub(super) fn polygon(
        &self,
        sheet: &Sheet,
        id: &str,
        points: &[Spot],
        paint: Paint<'_>,
    ) -> Result<(), DrawError> {
        sheet.put(&self.area, id, paint, &Polygon::new(points.to_vec(), paint.style()))
    }

    pub(super) fn rect(
        &self,
        sheet: &Sheet,
        id: &str,
        corners: [Spot; 2],
        paint: Paint<'_>,
    ) -> Result<(), DrawError> {
        sheet.put(&self.area, id, paint, &Rectangle::new(corners, paint.style()))
    }

    /// Draws a mark whose radius is given in picture units.
    pub(super) fn mark(
        &self,
        sheet: &Sheet,
        id: &str,
        at: Spot,
        shape: Shape,
        colour: Colour,
        radius: f64,
    ) -> Result<(), DrawError> {
        let open = format!(" stroke=\"{}\" stroke-width=\"1.8\"", hex(colour.mark()));
        let filled = Paint::fill(colour.mark()).attributes(" stroke=\"#ffffff\" stroke-width=\"0.8\"");
        let hollow = Paint::fill((255, 255, 255)).attributes(&open);
        let strokes = Paint::stroke(colour.mark(), 2.0).attributes(" stroke-linecap=\"round\"");
        let here = || EmptyElement::<Spot, Pen>::at(at);
        let corners = |points: &[Spot]| -> Vec<(i32, i32)> {
            points.iter().map(|&(x, y)| pixels((x * radius, y * radius))).collect()
        };
        let polygon = |points: &[Spot], paint: Paint<'_>| {
            sheet.put(&self.area, id, paint, &(here() + Polygon::new(corners(points), paint.style())))
        };
        let disc = |paint: Paint<'_>, radius: f64| {
            let circle = Circle::new((0, 0), pixels((radius, 0.0)).0, paint.style());
            sheet.put(&self.area, id, paint, &(here() + circle))
        };
        match shape {
            Shape::Disc => disc(filled, radius),
            Shape::Ring => disc(hollow, radius * 0.9),
            Shape::Square => polygon(&SQUARE, filled),
            Shape::Frame => polygon(&SQUARE, hollow),
            Shape::Diamond => polygon(&DIAMOND, filled),
            Shape::Lozenge => polygon(&DIAMOND, hollow),
            Shape::Triangle => polygon(&TRIANGLE, filled),
            Shape::Wedge => polygon(&TRIANGLE.map(|(x, y)| (x, -y)), filled),
            Shape::Cross => {
                let cross = Cross::new((0, 0), pixels((radius * 0.85, 0.0)).0, strokes.style());
                sheet.put(&self.area, id, strokes, &(here() + cross))
            }
            Shape::Tick => {
                let tick = PathElement::new(corners(&[(0.0, -1.3), (0.0, 1.3)]), strokes.style());
                sheet.put(&self.area, id, strokes, &(here() + tick))
            }
        }
    }
}

const SQUARE: [Spot; 4] = [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)];
const DIAMOND: [Spot; 4] = [(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)];
const TRIANGLE: [Spot; 3] = [(0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)];
