//! Draws plots and bar charts: one plane with two axes, everything on it, and labels where there is room.

use super::super::{Axis, Band, BarSeries, Bars, Dots, DrawError, Line, Plot, Point, Reference, Stroke};
use super::geometry::{Rect, Spot};
use super::labels::{Label, along_level, beside_upright, in_band, write};
use super::place::{Obstacles, around, spread, text_rect};
use super::plane::Plane;
use super::scale::{Reach, Scale, Tick, counted};
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{LABEL, SMALL};

const GRID: (u8, u8, u8) = (0xE8, 0xE8, 0xE8);
const AXIS: (u8, u8, u8) = (0x8C, 0x8C, 0x8C);
const MINOR: (u8, u8, u8) = (0xBB, 0xBB, 0xBB);
/// Half the size of a point.
const RADIUS: f64 = 4.0;
/// A line that ends in the last part of the plane is labelled beside the plane.
const EDGE: f64 = 0.97;
/// Widest label beside the plane, and widest label on it, as a share of the width.
const MARGIN_SHARE: f64 = 0.24;
const LABEL_ROOM: f64 = 150.0;
/// Distance from one labelled tick of the vertical axis to the next.
const TICK_ROOM: f64 = 26.0;
/// A chart narrower than this has no room for labels beside its plane.
const NARROW: f64 = 420.0;
/// Limits to the height of a plane.
const SHORTEST: f64 = 60.0;
const TALLEST: f64 = 2000.0;

/// What plots and bar charts have in common.
struct Field<'a> {
    x: Axis,
    y: Axis,
    height: f64,
    bars: &'a [BarSeries],
    bands: &'a [Band],
    lines: &'a [Line],
    dots: &'a [Dots],
    at_x: &'a [Reference],
    at_y: &'a [Reference],
}

/// A plane with its scales and everything that labels should keep clear of.
struct Stage<'a> {
    field: &'a Field<'a>,
    x: Scale,
    y: Scale,
    plane: Plane,
    obstacles: Obstacles,
    /// Identifiers of lines that are labelled beside the plane.
    beside: Vec<&'a str>,
}

/// Draws a plot from `top` on between two edges; returns where it ends.
pub(super) fn draw_plot(
    sheet: &mut Sheet,
    plot: &Plot,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let field = Field {
        x: plot.x.clone(),
        y: plot.y.clone(),
        height: sensible(plot.height),
        bars: &[],
        bands: &plot.bands,
        lines: &plot.lines,
        dots: &plot.dots,
        at_x: &plot.at_x,
        at_y: &plot.at_y,
    };
    draw(sheet, &field, left, right, top)
}

/// Draws a bar chart from `top` on between two edges; returns where it ends.
pub(super) fn draw_bars(
    sheet: &mut Sheet,
    bars: &Bars,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let field = Field {
        x: bars.x.clone().into(),
        y: bars.y.clone().into(),
        height: sensible(bars.height),
        bars: &bars.series,
        bands: &[],
        lines: &bars.lines,
        dots: &bars.dots,
        at_x: &[],
        at_y: &[],
    };
    draw(sheet, &field, left, right, top)
}

fn draw(sheet: &mut Sheet, field: &Field<'_>, left: f64, right: f64, top: f64) -> Result<f64, DrawError> {
    check(field)?;
    let (x, y) = (x_scale(field)?, y_scale(field)?);
    let name = sheet.face.balance(&y.label, LABEL, right - left);
    let plane_top = top + LABEL.block(name.len()) + 10.0;
    let y_ticks = y.ticks(field.height, &|_| TICK_ROOM);
    let widest = y_ticks.iter().filter_map(|tick| tick.label.as_deref());
    let widest = widest.map(|label| sheet.face.width(label, SMALL)).fold(0.0, f64::max);
    let ends = edge_labels(sheet, field, &x, right - left)?;
    let margin = ends.iter().map(|end| end.width + 16.0).fold(14.0, f64::max);
    let frame = Rect::new(left + widest + 9.0, plane_top, right - margin, plane_top + field.height);
    let plane = Plane::new(frame, (x.low, x.high), (y.low, y.high));
    let x_ticks = x.ticks(frame.width(), &|label| sheet.face.width(label, SMALL) + 20.0);
    let bounds = Rect::new(frame.left + 4.0, frame.top + 1.0, right, frame.bottom - 4.0);
    let beside = ends.iter().map(|end| end.line.id.as_str()).collect();
    let mut stage = Stage { field, x, y, plane, obstacles: Obstacles::default(), beside };

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

fn check(field: &Field<'_>) -> Result<(), DrawError> {
    let empty = |id: &str, count: usize| {
        if count == 0 { Err(DrawError::Empty { mark: id.into() }) } else { Ok(()) }
    };
    for band in field.bands {
        empty(&band.id, band.points.len())?;
        if band.label.is_empty() {
            return Err(DrawError::Missing { picture: band.id.clone(), part: "band's label" });
        }
        let reversed = band.points.iter().find(|(_, low, high)| low > high);
        if let Some(&(_, low, high)) = reversed {
            return Err(DrawError::Reversed { mark: band.id.clone(), low, high });
        }
    }
    for line in field.lines {
        empty(&line.id, line.points.len())?;
    }
    for series in field.bars {
        empty(&series.id, series.bars.len())?;
        if let Some(bar) = series.bars.iter().find(|bar| bar.from > bar.to) {
            return Err(DrawError::Reversed { mark: series.id.clone(), low: bar.from, high: bar.to });
        }
    }
    for dots in field.dots {
        empty(&dots.id, dots.points.len())?;
        let reversed = |point: &&Point| point.range.is_some_and(|(low, high)| low > high);
        if let Some((low, high)) = dots.points.iter().find(reversed).and_then(|point| point.range) {
            return Err(DrawError::Reversed { mark: dots.id.clone(), low, high });
        }
    }
    Ok(())
}

fn x_scale(field: &Field<'_>) -> Result<Scale, DrawError> {
    let mut reach = Reach { marks: Vec::new(), curves: Vec::new() };
    for dots in field.dots {
        reach.marks.extend(dots.points.iter().map(|point| (dots.id.as_str(), point.x)));
    }
    for series in field.bars {
        reach
            .marks
            .extend(series.bars.iter().flat_map(|bar| [bar.from, bar.to]).map(|x| (series.id.as_str(), x)));
    }
    reach.marks.extend(field.at_x.iter().map(|reference| (reference.id.as_str(), reference.value)));
    for line in field.lines {
        reach.curves.extend(line.points.iter().map(|&(x, _)| (line.id.as_str(), x)));
    }
    for band in field.bands {
        reach.curves.extend(band.points.iter().map(|&(x, _, _)| (band.id.as_str(), x)));
    }
    Scale::new(&field.x, &reach)
}

fn y_scale(field: &Field<'_>) -> Result<Scale, DrawError> {
    let mut reach = Reach { marks: Vec::new(), curves: Vec::new() };
    for dots in field.dots {
        let ends = dots.points.iter().filter_map(|point| point.range).flat_map(|(low, high)| [low, high]);
        reach
            .marks
            .extend(dots.points.iter().map(|point| point.y).chain(ends).map(|y| (dots.id.as_str(), y)));
    }
    for series in field.bars {
        let heights = series.bars.iter().map(|bar| bar.height).chain([0.0]);
        reach.marks.extend(heights.map(|y| (series.id.as_str(), y)));
    }
    reach.marks.extend(field.at_y.iter().map(|reference| (reference.id.as_str(), reference.value)));
    for line in field.lines {
        reach.curves.extend(line.points.iter().map(|&(_, y)| (line.id.as_str(), y)));
    }
    for band in field.bands {
        reach.curves.extend(
            band.points.iter().flat_map(|&(_, low, high)| [low, high]).map(|y| (band.id.as_str(), y)),
        );
    }
    Scale::new(&field.y, &reach)
}

/// A label beside the plane.
struct EdgeLabel<'a> {
    line: &'a Line,
    lines: Vec<String>,
    width: f64,
}

/// Labels of lines that end at the right edge of the plane.
fn edge_labels<'a>(
    sheet: &Sheet,
    field: &Field<'a>,
    x: &Scale,
    width: f64,
) -> Result<Vec<EdgeLabel<'a>>, DrawError> {
    let mut labels = Vec::new();
    if width < NARROW {
        return Ok(labels);
    }
    for line in field.lines.iter().filter(|line| has_label(line)) {
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

    fn place(&self, id: &str, (x, y): Spot) -> Result<Spot, DrawError> {
        Ok((self.x.place(id, x)?, self.y.place(id, y)?))
    }

    fn spot(&self, id: &str, point: Spot) -> Result<Spot, DrawError> {
        Ok(self.plane.spot(self.place(id, point)?))
    }

    fn places(&self, id: &str, points: impl IntoIterator<Item = Spot>) -> Result<Vec<Spot>, DrawError> {
        points.into_iter().map(|point| self.place(id, point)).collect()
    }

    fn draw_bars(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for series in self.field.bars {
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

    fn draw_bands(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for band in self.field.bands {
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

    fn draw_references(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        let reach = self.plane.reach;
        let mut lines = Vec::new();
        for (references, upright) in [(self.field.at_x, true), (self.field.at_y, false)] {
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
    fn visible(&self, line: &Line) -> Result<Vec<Vec<Spot>>, DrawError> {
        let points = self.places(&line.id, line.points.iter().copied())?;
        Ok(self.plane.reach.cut_line(&points).iter().map(|piece| self.plane.path(piece)).collect())
    }

    fn draw_lines(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for line in self.field.lines {
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

    fn draw_dots(&mut self, sheet: &mut Sheet) -> Result<(), DrawError> {
        for dots in self.field.dots {
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

    fn label_edges(&mut self, sheet: &mut Sheet, ends: Vec<EdgeLabel<'_>>) -> Result<(), DrawError> {
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
    fn labels(&self, sheet: &Sheet) -> Result<Vec<Label<'_>>, DrawError> {
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
        for reference in self.field.at_x.iter().filter(|reference| !reference.label.is_empty()) {
            let x = self.plane.spot((self.x.place(&reference.id, reference.value)?, self.plane.reach.top)).0;
            let label = Label::new(sheet, &reference.id, &reference.label, reference.colour, 120.0);
            labels.push(label.with(|size| beside_upright(frame, x, size)));
        }
        for reference in self.field.at_y.iter().filter(|reference| !reference.label.is_empty()) {
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
        for line in self.field.lines.iter().filter(|line| has_label(line)) {
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
        for band in self.field.bands {
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
        for series in self.field.bars.iter().filter(|series| !series.label.is_empty()) {
            let tops = series.bars.iter().map(|bar| (f64::midpoint(bar.from, bar.to), bar.height));
            let spots = self.plane.path(&self.places(&series.id, tops)?);
            let label = Label::new(sheet, &series.id, &series.label, series.colour, LABEL_ROOM);
            labels.push(label.with(|size| around(&spots, 1.0, size)));
        }
        Ok(())
    }

    /// Says beside one of the points what all of them are; in bold type where points have names of their own.
    fn label_dots<'s>(&'s self, sheet: &Sheet, labels: &mut Vec<Label<'s>>) -> Result<(), DrawError> {
        for dots in self.field.dots.iter().filter(|dots| !dots.label.is_empty()) {
            let points = self.places(&dots.id, dots.points.iter().map(|point| (point.x, point.y)))?;
            let spots = self.plane.path(&points);
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
        for dots in self.field.dots {
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

/// Identifiers of points: their own, or their place on the horizontal axis, counted where several have the
/// same.
fn point_ids(x: &Scale, dots: &Dots) -> Vec<String> {
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
