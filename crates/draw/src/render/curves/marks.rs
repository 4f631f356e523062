//! Draws what lies on a plane, from bars to points, and notes what labels should keep clear of.

use super::super::geometry::{Rect, Spot};
use super::super::scale::{Scale, counted};
use super::super::sheet::{Paint, Sheet};
use super::{RADIUS, Stage};
use crate::{BarSeries, Dots, DrawError, Line, Point, Stroke};

impl Stage<'_> {
    pub(super) fn draw_bars(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for series in self.bars {
            let paint =
                Paint::fill(series.colour.tint()).attributes(" stroke=\"#ffffff\" stroke-width=\"0.7\"");
            sheet.group(&format!("bars {}", series.id), None, |sheet| {
                for (id, bar) in bar_ids(&self.x, series).into_iter().zip(&series.bars) {
                    let a = self.spot(&series.id, (bar.from, 0.0))?;
                    let b = self.spot(&series.id, (bar.to, bar.height))?;
                    let read = |value: f64| self.x.read(value);
                    let title = match bar.title.as_str() {
                        "" => format!(
                            "{}: {} to {}: {}",
                            series.label,
                            read(bar.from),
                            read(bar.to),
                            self.y.read(bar.height)
                        ),
                        title => title.into(),
                    };
                    let rect = Rect::new(a.0, a.1.min(b.1), b.0, a.1.max(b.1));
                    sheet.group(&id, Some(&title), |sheet| sheet.rect("bar", rect, paint))?;
                    self.obstacles.marks.push(rect);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(super) fn draw_bands(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for band in &self.plot.bands {
            let upper = self.places(&band.id, band.points.iter().map(|&(x, _, high)| (x, high)))?;
            let mut area = self.places(&band.id, band.points.iter().map(|&(x, low, _)| (x, low)))?;
            area.extend(upper.into_iter().rev());
            let area = self.plane.reach.cut_area(area);
            if area.len() < 3 {
                continue;
            }
            sheet.group(&format!("band {}", band.id), Some(&band.label), |sheet| {
                sheet.polygon("area", &self.plane.path(&area), Paint::fill(band.colour.mark()).opacity(0.18))
            })?;
        }
        Ok(())
    }

    pub(super) fn draw_references(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        let reach = self.plane.reach;
        let mut lines = Vec::new();
        for (references, upright) in [(&self.plot.at_x, true), (&self.plot.at_y, false)] {
            for reference in references {
                let ends = if upright {
                    let x = self.x.place(&reference.id, reference.value)?;
                    [(x, reach.top), (x, reach.bottom)]
                } else {
                    let y = self.y.place(&reference.id, reference.value)?;
                    [(reach.left, y), (reach.right, y)]
                };
                let ends = ends.map(|end| self.plane.spot(end));
                let paint =
                    Paint::stroke(reference.colour.mark(), 1.3).attributes(" stroke-dasharray=\"2 3\"");
                sheet.group(&format!("reference {}", reference.id), Some(&reference.label), |sheet| {
                    sheet.line("line", &ends, paint)
                })?;
                lines.push((ends[0], ends[1]));
            }
        }
        self.obstacles.lines.extend(lines);
        Ok(())
    }

    /// The visible parts of a line, on the sheet.
    pub(super) fn visible(&self, line: &Line) -> Result<Vec<Vec<Spot>>, DrawError> {
        let points = self.places(&line.id, line.points.iter().copied())?;
        Ok(self.plane.reach.cut_line(&points).iter().map(|piece| self.plane.path(piece)).collect())
    }

    pub(super) fn draw_lines(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for line in &self.plot.lines {
            let (width, attributes) = match line.stroke {
                Stroke::Solid => (2.0, ""),
                Stroke::Dashed => (2.0, " stroke-dasharray=\"7 4\""),
                Stroke::Dotted => (2.2, " stroke-dasharray=\"0.1 4.5\" stroke-linecap=\"round\""),
                Stroke::Faint => (0.8, ""),
            };
            let opacity = if line.stroke == Stroke::Faint { 0.35 } else { 1.0 };
            let paint = Paint::stroke(line.colour.mark(), width).opacity(opacity).attributes(attributes);
            let pieces = self.visible(line)?;
            let title = match line.label.as_str() {
                "" => &line.id,
                label => label,
            };
            let title = (line.stroke != Stroke::Faint).then_some(title);
            sheet.group(&format!("line {}", line.id), title, |sheet| {
                pieces.iter().zip(1..).try_for_each(|(piece, number): (_, u32)| {
                    let id = if number == 1 { "path".into() } else { format!("path {number}") };
                    sheet.line(&id, piece, paint)
                })
            })?;
            if line.stroke != Stroke::Faint {
                for piece in pieces {
                    self.obstacles.lines.extend(piece.iter().copied().zip(piece.iter().copied().skip(1)));
                }
            }
        }
        Ok(())
    }

    pub(super) fn draw_dots(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for dots in &self.plot.dots {
            let ids = point_ids(&self.x, dots);
            sheet.group(&format!("dots {}", dots.id), None, |sheet| {
                ids.iter()
                    .zip(&dots.points)
                    .try_for_each(|(id, point)| self.draw_point(sheet, dots, id, point))
            })?;
        }
        Ok(())
    }

    fn draw_point(
        &mut self,
        sheet: &mut Sheet,
        dots: &Dots,
        id: &str,
        point: &Point,
    ) -> Result<(), DrawError> {
        let spot = self.spot(&format!("{} {id}", dots.id), (point.x, point.y))?;
        let title = self.point_title(dots, point);
        self.obstacles.marks.push(Rect::around(spot, 2.0 * RADIUS, 2.0 * RADIUS));
        sheet.group(id, Some(&title), |sheet| {
            if let Some((low, high)) = point.range {
                let ends = [self.spot(&dots.id, (point.x, low))?, self.spot(&dots.id, (point.x, high))?];
                let paint = Paint::stroke(dots.colour.mark(), 1.8).attributes(" stroke-linecap=\"round\"");
                sheet.line("range", &ends, paint)?;
                self.obstacles.lines.push((ends[0], ends[1]));
            }
            sheet.mark("value", spot, dots.shape, dots.colour, RADIUS)
        })
    }

    fn point_title(&self, dots: &Dots, point: &Point) -> String {
        if !point.title.is_empty() {
            return point.title.clone();
        }
        let name = if point.label.is_empty() { &dots.label } else { &point.label };
        let range =
            point.range.map(|(low, high)| format!(" ({} to {})", self.y.read(low), self.y.read(high)));
        let read = format!("{}: {}{}", self.x.read(point.x), self.y.read(point.y), range.unwrap_or_default());
        if name.is_empty() { read } else { format!("{name}, {read}") }
    }
}

/// Identifiers of points: their own, or their place on the horizontal axis, counted where several have the
/// same.
pub(super) fn point_ids(x: &Scale, dots: &Dots) -> Vec<String> {
    let name = |point: &Point| match point.id.as_str() {
        "" if point.label.is_empty() => x.read(point.x),
        "" => point.label.clone(),
        id => id.into(),
    };
    counted(dots.points.iter().map(name))
}

fn bar_ids(x: &Scale, series: &BarSeries) -> Vec<String> {
    counted(series.bars.iter().map(|bar| x.read(f64::midpoint(bar.from, bar.to))))
}
