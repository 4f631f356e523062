//! Draws what is laid out: rows with their marks.

use super::super::plane::Plane;
use super::super::scale::Scale;
use super::super::sheet::{Anchor, Paint, Sheet};
use super::super::typeface::SMALL;
use super::layout::{Density, LaidMark, LaidRow, Layout, local_id, text_height};
use super::{ARROW, GUIDE};
use crate::{Bound, DrawError, Kind, Mark, Row};

pub(super) fn draw_row(
    sheet: &mut Sheet,
    plane: &Plane,
    layout: &Layout,
    laid: &LaidRow<'_>,
) -> Result<(), DrawError> {
    let Layout { density, columns, scale } = layout;
    let guide = [(columns.plot.0, laid.middle), (columns.plot.1, laid.middle)];
    sheet.line("guide", &guide, Paint::stroke(GUIDE, 1.0))?;
    let top = laid.middle - density.label.height() / 2.0;
    sheet.lines("label", (columns.left, top), Anchor::Start, density.label, &laid.label)?;
    let under = top + text_height(&laid.label, density.label);
    sheet.lines("note", (columns.left, under), Anchor::Start, SMALL, &laid.note)?;
    let top = laid.middle - SMALL.height() / 2.0;
    sheet.lines("aside", (columns.right - columns.aside, top), Anchor::Start, SMALL, &laid.aside)?;
    for mark in &laid.marks {
        let title = title(laid.row, mark.mark, scale);
        sheet.group(&local_id(mark.mark), Some(&title), |sheet| draw_mark(sheet, plane, density, mark))?;
    }
    Ok(())
}

fn draw_mark(sheet: &Sheet, plane: &Plane, density: &Density, laid: &LaidMark<'_>) -> Result<(), DrawError> {
    let Kind { colour, shape, .. } = laid.mark.kind;
    if laid.mark.range.is_some() {
        let thick = if laid.mark.value.is_some() { 2.0 } else { 4.0 };
        let ends = [(laid.low, laid.y), (laid.high, laid.y)].map(|end| plane.spot(end));
        let paint = Paint::stroke(colour.mark(), thick).attributes(" stroke-linecap=\"round\"");
        sheet.line("range", &ends, paint)?;
    }
    if laid.mark.value.is_none() {
        return Ok(());
    }
    let (x, y) = plane.spot((laid.place, laid.y));
    let towards = match laid.mark.bound {
        Some(Bound::AtLeast) => 1.0,
        Some(Bound::AtMost) => -1.0,
        None => 0.0,
    };
    if towards != 0.0 {
        let tip = x + towards * ARROW;
        sheet.line("arrow", &[(x, y), (tip - towards * 4.0, y)], Paint::stroke(colour.mark(), 2.0))?;
        let head = [(tip, y), (tip - towards * 7.0, y - 3.6), (tip - towards * 7.0, y + 3.6)];
        sheet.polygon("arrowhead", &head, Paint::fill(colour.mark()))?;
    }
    sheet.mark("value", (x, y), shape, colour, density.radius)
}

/// Row, kind and value in words.
fn title(row: &Row, mark: &Mark, scale: &Scale) -> String {
    if !mark.title.is_empty() {
        return mark.title.clone();
    }
    let kind = if mark.kind.name.is_empty() { String::new() } else { format!(", {}", mark.kind.name) };
    let bound = match mark.bound {
        Some(Bound::AtLeast) => "at least ",
        Some(Bound::AtMost) => "at most ",
        None => "",
    };
    let value = mark.value.map(|value| scale.read(value)).unwrap_or_default();
    let range = mark.range.map(|(low, high)| format!("{} to {}", scale.read(low), scale.read(high)));
    let amount = match range {
        Some(range) if value.is_empty() => range,
        Some(range) => format!("{bound}{value} ({range})"),
        None => format!("{bound}{value}"),
    };
    format!("{}{kind}: {amount}", row.label)
}
