//! The shapes of marks.

use super::document::hex;
use super::geometry::Spot;
use super::sheet::{Paint, Sheet};
use crate::{Colour, DrawError, Shape};

const SQUARE: [Spot; 4] = [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)];
const DIAMOND: [Spot; 4] = [(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)];
const TRIANGLE: [Spot; 3] = [(0.0, -1.15), (1.1, 0.8), (-1.1, 0.8)];
const TICK: [Spot; 2] = [(0.0, -1.3), (0.0, 1.3)];

impl Sheet {
    /// Draws a mark of some radius around a spot.
    pub(super) fn mark(
        &self,
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
        let around = |corners: &[Spot]| -> Vec<Spot> {
            corners.iter().map(|&(x, y)| (at.0 + x * radius, at.1 + y * radius)).collect()
        };
        match shape {
            Shape::Disc => self.disc(id, at, radius, filled),
            Shape::Ring => self.disc(id, at, radius * 0.9, hollow),
            Shape::Square => self.polygon(id, &around(&SQUARE), filled),
            Shape::Frame => self.polygon(id, &around(&SQUARE), hollow),
            Shape::Diamond => self.polygon(id, &around(&DIAMOND), filled),
            Shape::Lozenge => self.polygon(id, &around(&DIAMOND), hollow),
            Shape::Triangle => self.polygon(id, &around(&TRIANGLE), filled),
            Shape::Wedge => self.polygon(id, &around(&TRIANGLE.map(|(x, y)| (x, -y))), filled),
            Shape::Cross => self.cross(id, at, radius * 0.85, strokes),
            Shape::Tick => self.line(id, &around(&TICK), strokes),
        }
    }
}
