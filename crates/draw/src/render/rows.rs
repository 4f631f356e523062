//! Draws dot-and-range charts: first every row is laid out, then everything is drawn at once.

mod ink;
mod labels;
mod layout;
mod references;

use std::collections::BTreeSet;

use super::geometry::Rect;
use super::plane::Plane;
use super::scale::Tick;
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{HEADING, LABEL, SMALL};
use crate::{DotRange, DrawError};
use ink::draw_row;
use labels::draw_label;
use layout::{Columns, LaidRow, Layout};
use references::{draw_references, lay_references};

const GRID: (u8, u8, u8) = (0xE4, 0xE4, 0xE4);
const GUIDE: (u8, u8, u8) = (0xF0, 0xF0, 0xF0);
const AXIS: (u8, u8, u8) = (0x8C, 0x8C, 0x8C);
const WHITE: (u8, u8, u8) = (0xFF, 0xFF, 0xFF);
/// Length of the arrow of a bound.
const ARROW: f64 = 20.0;
/// A chart of more rows has its ticks written above, too.
const SHORT: usize = 24;

/// Draws a chart from `top` on between two edges; returns where it ends.
pub(super) fn draw(
    sheet: &mut Sheet,
    chart: &DotRange,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let layout = Layout::new(&sheet.face, chart, left, right)?;
    let Layout { columns, scale, .. } = &layout;
    let (axis_left, axis_right) = layout.axis();
    let ticks = scale.ticks(axis_right - axis_left, &|label| sheet.face.width(label, SMALL) + 12.0);
    let (references, upper_ticks) = lay_references(&layout, &sheet.face, chart, top)?;
    let tall = chart.groups.iter().map(|group| group.rows.len()).sum::<usize>() > SHORT;
    let plot_top = if tall { upper_ticks + 18.0 } else { upper_ticks };
    let (groups, end) = lay_groups(&layout, sheet, chart, plot_top)?;
    let bottom = end + 4.0;
    let frame = Rect::new(axis_left, plot_top, axis_right, bottom);
    let plane = Plane::new(frame, (scale.low, scale.high), (bottom, plot_top));

    draw_grid(sheet, &plane, &ticks)?;
    draw_references(sheet, &plane, &references)?;
    let uprights: Vec<f64> = references.iter().map(|laid| layout.across(laid.place)).collect();
    groups.iter().filter_map(|group| group.heading.as_ref()).try_for_each(|heading| {
        let id = format!("heading {}", heading.words);
        sheet.lines(&id, (columns.left, heading.top), Anchor::Start, HEADING, &heading.lines).map(drop)
    })?;
    for laid in groups.iter().flat_map(|group| &group.rows) {
        sheet.group(&laid.row.id, None, |sheet| {
            draw_row(sheet, &plane, &layout, laid)?;
            laid.labels.iter().try_for_each(|label| draw_label(sheet, label, &uprights))
        })?;
    }
    if tall {
        draw_tick_labels(sheet, "upper ticks", &plane, &ticks, upper_ticks + 3.0)?;
    }
    draw_axis(sheet, &plane, columns, &ticks, &scale.label)
}

struct LaidGroup<'a> {
    heading: Option<Heading<'a>>,
    rows: Vec<LaidRow<'a>>,
}

struct Heading<'a> {
    words: &'a str,
    lines: Vec<String>,
    top: f64,
}

/// Lays the groups out under each other from `top` on; returns where they end.
fn lay_groups<'a>(
    layout: &Layout,
    sheet: &Sheet,
    chart: &'a DotRange,
    top: f64,
) -> Result<(Vec<LaidGroup<'a>>, f64), DrawError> {
    let (mut y, mut groups, mut named) = (top, vec![], BTreeSet::new());
    for (place, group) in chart.groups.iter().enumerate() {
        let mut heading = None;
        if !group.heading.is_empty() {
            let top = y + if place == 0 { 6.0 } else { 14.0 };
            let lines = sheet.face.wrap(&group.heading, HEADING, layout.columns.right - layout.columns.left);
            y = top + HEADING.block(lines.len()) + 4.0;
            heading = Some(Heading { words: &group.heading, lines, top });
        } else if place > 0 {
            y += 10.0;
        }
        let mut rows = vec![];
        for row in &group.rows {
            let (laid, bottom) = layout.row(&sheet.face, row, y, &mut named)?;
            rows.push(laid);
            y = bottom;
        }
        groups.push(LaidGroup { heading, rows });
    }
    Ok((groups, y))
}

fn draw_grid(sheet: &mut Sheet, plane: &Plane, ticks: &[Tick]) -> Result<(), DrawError> {
    let reach = plane.reach;
    sheet.group("grid", None, |sheet| {
        for tick in ticks.iter().filter(|tick| tick.label.is_some()) {
            let ends = [(tick.place, reach.bottom), (tick.place, reach.top)].map(|end| plane.spot(end));
            sheet.line(&tick.id, &ends, Paint::stroke(GRID, 1.0))?;
        }
        Ok(())
    })
}

/// White below words that an upright line runs through: their halo would leave its dots between the letters.
fn draw_ground(sheet: &Sheet, id: &str, words: Rect, uprights: &[f64]) -> Result<(), DrawError> {
    let ground = words.grown(1.0);
    if uprights.iter().any(|x| (ground.left..=ground.right).contains(x)) {
        sheet.rect(id, ground, Paint::fill(WHITE))?;
    }
    Ok(())
}

fn draw_axis(
    sheet: &mut Sheet,
    plane: &Plane,
    columns: &Columns,
    ticks: &[Tick],
    label: &str,
) -> Result<f64, DrawError> {
    let (frame, reach) = (plane.frame, plane.reach);
    sheet.group("axis", None, |sheet| {
        let ends = [(columns.plot.0, frame.bottom), (columns.plot.1, frame.bottom)];
        sheet.line("line", &ends, Paint::stroke(AXIS, 1.0))?;
        for tick in ticks {
            let (x, y) = plane.spot((tick.place, reach.bottom));
            let length = if tick.label.is_some() { 5.0 } else { 3.0 };
            sheet.line(&tick.id, &[(x, y), (x, y + length)], Paint::stroke(AXIS, 1.0))?;
        }
        Ok(())
    })?;
    draw_tick_labels(sheet, "ticks", plane, ticks, frame.bottom + 8.0)?;
    let lines = sheet.face.balance(label, LABEL, columns.right - columns.left);
    let half = sheet.face.widest(&lines, LABEL) / 2.0;
    let middle = f64::midpoint(columns.plot.0, columns.plot.1);
    let middle = middle.clamp(columns.left + half, (columns.right - half).max(columns.left + half));
    sheet.lines("axis label", (middle, frame.bottom + 25.0), Anchor::Middle, LABEL, &lines)
}

fn draw_tick_labels(
    sheet: &mut Sheet,
    id: &str,
    plane: &Plane,
    ticks: &[Tick],
    top: f64,
) -> Result<(), DrawError> {
    sheet.group(id, None, |sheet| {
        for tick in ticks {
            let Some(label) = &tick.label else { continue };
            let (x, _) = plane.spot((tick.place, plane.reach.top));
            sheet.lines(&tick.id, (x, top), Anchor::Middle, SMALL.haloed(), std::slice::from_ref(label))?;
        }
        Ok(())
    })
}
