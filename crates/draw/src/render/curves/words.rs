//! Words on a plane and beside it: what every label says, and where it could stand.

use super::super::geometry::Spot;
use super::super::labels::{Label, along_level, beside_upright, in_band};
use super::super::place::{around, spread};
use super::super::scale::Scale;
use super::super::sheet::{Anchor, Paint, Sheet};
use super::super::typeface::LABEL;
use super::marks::point_ids;
use super::{RADIUS, Stage};
use crate::{DrawError, Line, Plot, Stroke};

/// A line that ends in the last part of the plane is labelled beside the plane.
const EDGE: f64 = 0.97;
/// Widest label beside the plane, as a share of the width, and widest label on it.
const MARGIN_SHARE: f64 = 0.24;
const LABEL_ROOM: f64 = 150.0;
/// A chart narrower than this has no room for labels beside its plane.
const NARROW: f64 = 420.0;

/// A label beside the plane.
pub(super) struct EdgeLabel<'a> {
    pub(super) line: &'a Line,
    lines: Vec<String>,
    pub(super) width: f64,
}

/// Labels of lines that end at the right edge of the plane.
pub(super) fn edge_labels<'a>(
    sheet: &Sheet,
    plot: &'a Plot,
    x: &Scale,
    width: f64,
) -> Result<Vec<EdgeLabel<'a>>, DrawError> {
    let mut labels = Vec::new();
    if width < NARROW {
        return Ok(labels);
    }
    for line in plot.lines.iter().filter(|line| has_label(line)) {
        let Some(&(last, _)) = line.points.last() else { continue };
        if x.share(x.place(&line.id, last)?) >= EDGE {
            let lines = sheet.face.balance(&line.label, LABEL, width * MARGIN_SHARE);
            let width = sheet.face.widest(&lines, LABEL);
            labels.push(EdgeLabel { line, lines, width });
        }
    }
    Ok(labels)
}

fn has_label(line: &Line) -> bool {
    !line.label.is_empty() && line.stroke != Stroke::Faint
}

impl Stage<'_> {
    pub(super) fn label_edges(
        &mut self,
        sheet: &mut Sheet,
        ends: Vec<EdgeLabel<'_>>,
    ) -> Result<(), DrawError> {
        let mut shown = Vec::new();
        for end in ends {
            match self.visible(end.line)?.last().and_then(|piece| piece.last().copied()) {
                Some(spot) => shown.push((end, spot)),
                None => sheet.left_out.push(end.line.label.clone()),
            }
        }
        let heights: Vec<f64> = shown.iter().map(|(end, _)| LABEL.block(end.lines.len()) + 5.0).collect();
        let wanted: Vec<f64> = shown.iter().map(|&(_, spot)| spot.1).collect();
        let frame = self.plane.frame;
        let centres = spread(&wanted, &heights, frame.top - 6.0, frame.bottom + 4.0);
        for (((end, spot), centre), height) in shown.iter().zip(centres).zip(heights) {
            let x = frame.right + 14.0;
            let leads_away = (centre - spot.1).abs() > 3.0 || spot.0 < frame.right - 1.0;
            if leads_away {
                let name = format!("{} leader", end.line.id);
                let paint = Paint::stroke(end.line.colour.mark(), 0.8);
                sheet.line(&name, &[(spot.0 + 2.0, spot.1), (x - 3.0, centre)], paint)?;
            }
            let start = if leads_away { x } else { frame.right + 7.0 };
            let set = LABEL.coloured(end.line.colour.text()).haloed();
            let top = centre - height / 2.0 + 2.5;
            sheet.lines(&end.line.id, (start, top), Anchor::Start, set, &end.lines)?;
        }
        Ok(())
    }

    /// Everything that is labelled on the plane, what matters most first.
    pub(super) fn labels(&self, sheet: &Sheet) -> Result<Vec<Label<'_>>, DrawError> {
        let mut labels = Vec::new();
        self.label_references(sheet, &mut labels)?;
        self.label_lines(sheet, &mut labels)?;
        self.label_bands(sheet, &mut labels)?;
        self.label_bars(sheet, &mut labels)?;
        self.label_dots(sheet, &mut labels)?;
        self.label_points(sheet, &mut labels)?;
        Ok(labels)
    }

    fn label_references<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        let frame = self.plane.frame;
        for reference in self.plot.at_x.iter().filter(|reference| !reference.label.is_empty()) {
            let x = self.plane.spot((self.x.place(&reference.id, reference.value)?, self.plane.reach.top)).0;
            let label = Label::new(sheet, &reference.id, &reference.label, reference.colour, 120.0);
            labels.push(label.with(|size| beside_upright(frame, x, size)));
        }
        for reference in self.plot.at_y.iter().filter(|reference| !reference.label.is_empty()) {
            let y = self.y.place(&reference.id, reference.value)?;
            let y = self.plane.spot((self.plane.reach.left, y)).1;
            let room = frame.width() * 0.7;
            let label = Label::new(sheet, &reference.id, &reference.label, reference.colour, room);
            labels.push(label.with(|size| along_level(frame, y, size)));
        }
        Ok(())
    }

    /// Labels lines that do not end beside the plane, near their end or along them.
    fn label_lines<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        for line in self.plot.lines.iter().filter(|line| has_label(line)) {
            if self.beside.contains(&line.id.as_str()) {
                continue;
            }
            let path: Vec<Spot> = self.visible(line)?.into_iter().flatten().collect();
            let ends: Vec<Spot> = path.iter().rev().take(1).copied().chain(inner(&path)).collect();
            let label = Label::new(sheet, &line.id, &line.label, line.colour, LABEL_ROOM);
            labels.push(label.with(|size| around(&ends, 1.0, size)));
        }
        Ok(())
    }

    fn label_bands<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        let (frame, reach) = (self.plane.frame, self.plane.reach);
        let spot = |(x, y): Spot| {
            self.plane.spot((x.clamp(reach.left, reach.right), y.clamp(reach.top, reach.bottom)))
        };
        for band in &self.plot.bands {
            let low = self.places(&band.id, band.points.iter().map(|&(x, low, _)| (x, low)))?;
            let high = self.places(&band.id, band.points.iter().map(|&(x, _, high)| (x, high)))?;
            let spans: Vec<(f64, f64, f64)> =
                low.iter().zip(&high).map(|(&a, &b)| (spot(a).0, spot(b).1, spot(a).1)).collect();
            let label = Label::new(sheet, &band.id, &band.label, band.colour, frame.width() * 0.35);
            labels.push(label.with(|size| in_band(frame, &spans, size)));
        }
        Ok(())
    }

    fn label_bars<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        for series in self.bars.iter().filter(|series| !series.label.is_empty()) {
            let tops = series.bars.iter().map(|bar| (f64::midpoint(bar.from, bar.to), bar.height));
            let spots = self.spots(&series.id, tops)?;
            let label = Label::new(sheet, &series.id, &series.label, series.colour, LABEL_ROOM);
            labels.push(label.with(|size| around(&spots, 1.0, size)));
        }
        Ok(())
    }

    /// Says beside one of the points what all of them are; in bold type where points have names of their own.
    fn label_dots<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        for dots in self.plot.dots.iter().filter(|dots| !dots.label.is_empty()) {
            let spots = self.spots(&dots.id, dots.points.iter().map(|point| (point.x, point.y)))?;
            let ends = spots.last().into_iter().chain(spots.first()).copied();
            let some: Vec<Spot> = inner(&spots).chain(ends).collect();
            let named = dots.points.iter().any(|point| !point.label.is_empty());
            let label = Label::new(sheet, &dots.id, &dots.label, dots.colour, LABEL_ROOM);
            let label = if named { label.bold(sheet, LABEL_ROOM) } else { label };
            labels.push(label.with(|size| around(&some, RADIUS, size)));
        }
        Ok(())
    }

    fn label_points<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        for dots in &self.plot.dots {
            for (id, point) in point_ids(&self.x, dots).iter().zip(&dots.points) {
                if point.label.is_empty() {
                    continue;
                }
                let id = format!("{} {id}", dots.id);
                let spot = self.spot(&id, (point.x, point.y))?;
                let label = Label::new(sheet, &id, &point.label, dots.colour, LABEL_ROOM);
                labels.push(label.with(|size| around(&[spot], RADIUS, size)));
            }
        }
        Ok(())
    }
}

/// Some points between the ends of a path.
fn inner(path: &[Spot]) -> impl Iterator<Item = Spot> {
    let step = (path.len() / 8).max(1);
    path.iter().copied().rev().step_by(step).skip(1)
}
