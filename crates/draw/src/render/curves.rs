//! Draws plots and bar charts: one plane with two axes, everything on it, and labels where there is room.

mod marks;
mod reach;
mod words;

use super::geometry::{Rect, Spot};
use super::labels::write;
use super::place::{Obstacles, text_rect};
use super::plane::Plane;
use super::scale::{Scale, Tick};
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{LABEL, SMALL};
use crate::{BarSeries, DrawError, Plot};
use words::edge_labels;

const GRID: (u8, u8, u8) = (0xE8, 0xE8, 0xE8);
const AXIS: (u8, u8, u8) = (0x8C, 0x8C, 0x8C);
const MINOR: (u8, u8, u8) = (0xBB, 0xBB, 0xBB);
/// Half the size of a point.
const RADIUS: f64 = 4.0;
/// Distance from one labelled tick of the vertical axis to the next.
const TICK_ROOM: f64 = 26.0;
/// Limits to the height of a plane.
const SHORTEST: f64 = 60.0;
const TALLEST: f64 = 2000.0;

/// A plane with its scales and everything that labels should keep clear of.
struct Stage<'a> {
    plot: &'a Plot,
    bars: &'a [BarSeries],
    x: Scale,
    y: Scale,
    plane: Plane,
    obstacles: Obstacles,
    /// Identifiers of lines that are labelled beside the plane.
    beside: Vec<&'a str>,
}

/// Draws bars and what a plot shows over them, from `top` on between two edges; returns where it ends.
pub(super) fn draw(
    sheet: &mut Sheet,
    plot: &Plot,
    bars: &[BarSeries],
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let (x, y) = reach::scales(plot, bars)?;
    let height = sensible(plot.height);
    let name = sheet.face.balance(&y.label, LABEL, right - left);
    let plane_top = top + LABEL.block(name.len()) + 10.0;
    let y_ticks = y.ticks(height, &|_| TICK_ROOM);
    let widest = y_ticks.iter().filter_map(|tick| tick.label.as_deref());
    let widest = widest.map(|label| sheet.face.width(label, SMALL)).fold(0.0, f64::max);
    let ends = edge_labels(sheet, plot, &x, right - left)?;
    let margin = ends.iter().map(|end| end.width + 16.0).fold(14.0, f64::max);
    let frame = Rect::new(left + widest + 9.0, plane_top, right - margin, plane_top + height);
    let plane = Plane::new(frame, (x.low, x.high), (y.low, y.high));
    let x_ticks = x.ticks(frame.width(), &|label| sheet.face.width(label, SMALL) + 20.0);
    let bounds = Rect::new(frame.left + 4.0, frame.top + 1.0, right, frame.bottom - 4.0);
    let beside = ends.iter().map(|end| end.line.id.as_str()).collect();
    let mut stage = Stage { plot, bars, x, y, plane, obstacles: Obstacles::default(), beside };

    sheet.lines("y-axis label", (left, top), Anchor::Start, LABEL, &name)?;
    stage.draw_axes(sheet, &x_ticks, &y_ticks)?;
    stage.draw_bars(sheet)?;
    let base = [(frame.left, frame.bottom), (frame.right, frame.bottom)];
    sheet.line("base", &base, Paint::stroke(AXIS, 1.0))?;
    stage.draw_bands(sheet)?;
    stage.draw_references(sheet)?;
    stage.draw_lines(sheet)?;
    stage.draw_dots(sheet)?;
    sheet.group("labels", None, |sheet| {
        stage.label_edges(sheet, ends)?;
        stage.obstacles.texts = sheet.texts.iter().map(text_rect).collect();
        let labels = stage.labels(sheet)?;
        write(sheet, &labels, &stage.obstacles, &bounds)
    })?;
    let x_name = sheet.face.balance(&stage.x.label, LABEL, frame.width());
    let middle = f64::midpoint(frame.left, frame.right);
    sheet.lines("x-axis label", (middle, frame.bottom + 25.0), Anchor::Middle, LABEL, &x_name)
}

/// A height that leaves room for an axis and ends somewhere.
fn sensible(height: f64) -> f64 {
    if height >= SHORTEST { height.min(TALLEST) } else { SHORTEST }
}

impl Stage<'_> {
    fn draw_axes(&self, sheet: &mut Sheet, x_ticks: &[Tick], y_ticks: &[Tick]) -> Result<(), DrawError> {
        let reach = self.plane.reach;
        sheet.group("grid", None, |sheet| {
            for tick in y_ticks.iter().filter(|tick| tick.label.is_some()) {
                let ends = [(reach.left, tick.place), (reach.right, tick.place)];
                let ends = ends.map(|end| self.plane.spot(end));
                sheet.line(&tick.id, &ends, Paint::stroke(GRID, 1.0))?;
            }
            Ok(())
        })?;
        sheet.group("x-axis", None, |sheet| {
            for tick in x_ticks {
                let (x, y) = self.plane.spot((tick.place, reach.top));
                let length = if tick.label.is_some() { 5.0 } else { 3.0 };
                let colour = if tick.label.is_some() { AXIS } else { MINOR };
                sheet.line(&tick.id, &[(x, y), (x, y + length)], Paint::stroke(colour, 1.0))?;
                if let Some(label) = &tick.label {
                    let name = format!("{} label", tick.id);
                    sheet.text(&name, (x, y + 8.0 + SMALL.ascent()), Anchor::Middle, SMALL, label)?;
                }
            }
            Ok(())
        })?;
        sheet.group("y-axis", None, |sheet| {
            for tick in y_ticks {
                let (x, y) = self.plane.spot((reach.left, tick.place));
                if let Some(label) = &tick.label {
                    let name = format!("{} label", tick.id);
                    sheet.text(&name, (x - 8.0, y + SMALL.size * 0.36), Anchor::End, SMALL, label)?;
                } else {
                    sheet.line(&tick.id, &[(x - 3.0, y), (x, y)], Paint::stroke(MINOR, 1.0))?;
                }
            }
            Ok(())
        })
    }

    /// Where a point stands on the axes.
    fn place(&self, id: &str, (x, y): Spot) -> Result<Spot, DrawError> {
        Ok((self.x.place(id, x)?, self.y.place(id, y)?))
    }

    /// Where a point lies on the sheet.
    fn spot(&self, id: &str, point: Spot) -> Result<Spot, DrawError> {
        Ok(self.plane.spot(self.place(id, point)?))
    }

    /// Where points stand on the axes.
    fn places(&self, id: &str, points: impl IntoIterator<Item = Spot>) -> Result<Vec<Spot>, DrawError> {
        points.into_iter().map(|point| self.place(id, point)).collect()
    }

    /// Where points lie on the sheet.
    fn spots(&self, id: &str, points: impl IntoIterator<Item = Spot>) -> Result<Vec<Spot>, DrawError> {
        points.into_iter().map(|point| self.spot(id, point)).collect()
    }
}
