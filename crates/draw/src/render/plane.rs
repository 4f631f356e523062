//! A plane with two axes inside a picture: plotters maps values to places on it.

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;

use super::geometry::{Rect, Spot};
use super::pen::PIXELS;
use super::sheet::pixels;

/// A part of the sheet with coordinates of its own.
pub(super) struct Plane {
    coordinates: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    /// Where it lies on the sheet.
    pub(super) frame: Rect,
    /// Its coordinates, with the lower end of y as `top`.
    pub(super) reach: Rect,
}

impl Plane {
    /// A plane in a frame; `x` and `y` are the coordinates at its left and right and at its lower and upper
    /// edge.
    pub(super) fn new(frame: Rect, x: (f64, f64), y: (f64, f64)) -> Self {
        let (left, top) = pixels((frame.left, frame.top));
        let (right, bottom) = pixels((frame.right, frame.bottom));
        Self {
            coordinates: Cartesian2d::new(x.0..x.1, y.0..y.1, (left..right, bottom..top)),
            frame,
            reach: Rect::new(x.0, y.0.min(y.1), x.1, y.0.max(y.1)),
        }
    }

    /// Where coordinates lie on the sheet.
    pub(super) fn spot(&self, at: Spot) -> Spot {
        let (x, y) = self.coordinates.translate(&at);
        (f64::from(x) / PIXELS, f64::from(y) / PIXELS)
    }

    /// Where a path lies on the sheet.
    pub(super) fn path(&self, points: &[Spot]) -> Vec<Spot> {
        points.iter().map(|&point| self.spot(point)).collect()
    }
}
