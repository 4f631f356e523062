//! Draws dot-and-range charts: first every row is laid out, then everything is drawn at once.

use std::collections::BTreeSet;

use super::geometry::{Rect, Spot};
use super::plane::Plane;
use super::scale::{Reach, Scale, Tick};
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{BODY, HEADING, LABEL, SMALL, Type};
use crate::{Bound, DotRange, DrawError, Kind, Mark, Reference, Row};

const GRID: (u8, u8, u8) = (0xE4, 0xE4, 0xE4);
const GUIDE: (u8, u8, u8) = (0xF0, 0xF0, 0xF0);
const AXIS: (u8, u8, u8) = (0x8C, 0x8C, 0x8C);
const WHITE: (u8, u8, u8) = (0xFF, 0xFF, 0xFF);
/// Between columns.
const GAP: f64 = 14.0;
/// Keeps marks at the ends of the axis whole.
const INSET: f64 = 9.0;
/// Length of the arrow of a bound.
const ARROW: f64 = 20.0;

/// Sizes that differ between roomy and compact charts.
struct Density {
    label: Type,
    radius: f64,
    lane: f64,
    padding: f64,
    least: f64,
    label_share: f64,
}

const ROOMY: Density =
    Density { label: BODY, radius: 4.6, lane: 13.0, padding: 9.0, least: 15.0, label_share: 0.36 };
const COMPACT: Density =
    Density { label: SMALL, radius: 3.4, lane: 11.5, padding: 1.0, least: 11.5, label_share: 0.44 };

/// Where the columns are.
struct Columns {
    left: f64,
    label: f64,
    plot: (f64, f64),
    aside: f64,
    right: f64,
}

struct LaidRow<'a> {
    row: &'a Row,
    label: Vec<String>,
    note: Vec<String>,
    aside: Vec<String>,
    /// Centre of the first line.
    middle: f64,
    marks: Vec<LaidMark<'a>>,
    labels: Vec<LaidLabel>,
}

struct LaidMark<'a> {
    mark: &'a Mark,
    /// Places of low end, value and high end on the axis.
    low: f64,
    place: f64,
    high: f64,
    y: f64,
    /// Sheet positions that mark, whisker and arrow cover.
    extent: (f64, f64),
}

struct LaidLabel {
    id: String,
    lines: Vec<String>,
    rect: Rect,
    colour: (u8, u8, u8),
    leader: Option<(Spot, Spot)>,
}

/// Draws a chart from `top` on between two edges; returns where it ends.
pub(super) fn draw(
    sheet: &mut Sheet,
    chart: &DotRange,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let density = if chart.compact { COMPACT } else { ROOMY };
    let scale = scale(chart)?;
    let columns = columns(sheet, chart, &density, left, right);
    let room = (columns.plot.1 - columns.plot.0) - 2.0 * INSET;
    let ticks = scale.ticks(room, &|label| sheet.face.width(label, SMALL) + 12.0);
    let across = |place: f64| columns.plot.0 + INSET + scale.share(place) * room;

    let (references, mut y) = lay_references(sheet, chart, &scale, &columns, &across, top)?;
    let tall = chart.groups.iter().map(|group| group.rows.len()).sum::<usize>() > 24;
    let upper_ticks = y;
    if tall {
        y += 18.0;
    }
    let plot_top = y;
    let mut headings = Vec::new();
    let mut rows = Vec::new();
    let mut named = BTreeSet::new();
    for (place, group) in chart.groups.iter().enumerate() {
        if !group.heading.is_empty() {
            y += if place == 0 { 6.0 } else { 14.0 };
            let lines = sheet.face.wrap(&group.heading, HEADING, right - left);
            let height = HEADING.block(lines.len());
            headings.push((&group.heading, lines, y));
            y += height + 4.0;
        } else if place > 0 {
            y += 10.0;
        }
        for row in &group.rows {
            let (laid, bottom) = lay_row(sheet, row, &scale, &columns, &density, &across, y, &mut named)?;
            rows.push(laid);
            y = bottom;
        }
    }
    let bottom = y + 4.0;
    let frame = Rect::new(columns.plot.0 + INSET, plot_top, columns.plot.1 - INSET, bottom);
    let plane = Plane::new(frame, (scale.low, scale.high), (bottom, plot_top));

    draw_grid(sheet, &plane, &ticks)?;
    draw_references(sheet, &plane, &references)?;
    let uprights: Vec<f64> = references.iter().map(|laid| across(laid.place)).collect();
    for (heading, lines, top) in headings {
        sheet.lines(&format!("heading {heading}"), (columns.left, top), Anchor::Start, HEADING, &lines)?;
    }
    for laid in &rows {
        sheet.group(&laid.row.id, None, |sheet| {
            draw_row(sheet, &plane, &columns, &density, &scale, laid)?;
            laid.labels.iter().try_for_each(|label| draw_label(sheet, label, &uprights))
        })?;
    }
    if tall {
        draw_tick_labels(sheet, "upper ticks", &plane, &ticks, upper_ticks + 3.0)?;
    }
    draw_axis(sheet, &plane, &columns, &ticks, &scale.label)
}

fn scale(chart: &DotRange) -> Result<Scale, DrawError> {
    let mut marks: Vec<(&str, f64)> = Vec::new();
    for group in &chart.groups {
        for row in &group.rows {
            for mark in &row.marks {
                check(row, mark)?;
                marks.extend(mark.value.map(|value| (row.id.as_str(), value)));
                marks.extend(
                    mark.range
                        .into_iter()
                        .flat_map(|(low, high)| [low, high])
                        .map(|end| (row.id.as_str(), end)),
                );
            }
        }
    }
    marks.extend(chart.references.iter().map(|reference| (reference.id.as_str(), reference.value)));
    Scale::new(&chart.axis, &Reach { marks, curves: Vec::new() })
}

fn check(row: &Row, mark: &Mark) -> Result<(), DrawError> {
    if mark.value.is_none() && mark.range.is_none() {
        return Err(DrawError::Empty { mark: mark_id(row, mark) });
    }
    match mark.range {
        Some((low, high)) if low > high => Err(DrawError::Reversed { mark: mark_id(row, mark), low, high }),
        _ => Ok(()),
    }
}

fn mark_id(row: &Row, mark: &Mark) -> String {
    format!("{} {}", row.id, local_id(mark))
}

/// What tells a mark from the others in its row.
fn local_id(mark: &Mark) -> String {
    match (mark.kind.name, mark.id.as_str()) {
        ("", "") => "mark".into(),
        (name, id) => format!("{name} {id}"),
    }
}

fn columns(sheet: &Sheet, chart: &DotRange, density: &Density, left: f64, right: f64) -> Columns {
    let width = right - left;
    let rows = || chart.groups.iter().flat_map(|group| &group.rows);
    let widest = |lengths: &mut dyn Iterator<Item = f64>| lengths.fold(0.0, f64::max).ceil();
    let label = widest(
        &mut rows()
            .map(|row| sheet.face.width(&row.label, density.label).max(sheet.face.width(&row.note, SMALL))),
    );
    let aside = widest(&mut rows().map(|row| sheet.face.width(&row.aside, SMALL)));
    let label = label.min(width * density.label_share);
    let label = widest(&mut rows().map(|row| {
        let lines = sheet.face.balance(&row.label, density.label, label);
        let notes = sheet.face.balance(&row.note, SMALL, label);
        sheet.face.widest(&lines, density.label).max(sheet.face.widest(&notes, SMALL))
    }));
    let aside = aside.min(width * 0.26);
    let aside_gap = if aside > 0.0 { aside + GAP } else { 0.0 };
    let label_gap = if label > 0.0 { label + GAP } else { 0.0 };
    Columns { left, label, plot: (left + label_gap, right - aside_gap), aside, right }
}

struct LaidReference<'a> {
    reference: &'a Reference,
    lines: Vec<String>,
    place: f64,
    /// Left end, right end and top of its words.
    words: (f64, f64, f64),
}

/// Stacks the words of reference lines above the plot where they would overlap; returns where the plot may
/// begin.
fn lay_references<'a>(
    sheet: &Sheet,
    chart: &'a DotRange,
    scale: &Scale,
    columns: &Columns,
    across: &dyn Fn(f64) -> f64,
    top: f64,
) -> Result<(Vec<LaidReference<'a>>, f64), DrawError> {
    let mut laid: Vec<LaidReference<'a>> = Vec::new();
    let mut bottom = top;
    for reference in &chart.references {
        let place = scale.place(&reference.id, reference.value)?;
        let lines = sheet.face.balance(&reference.label, LABEL, 190.0_f64.min(columns.right - columns.left));
        let (width, height) = (sheet.face.widest(&lines, LABEL), LABEL.block(lines.len()));
        let middle = across(place)
            .clamp(columns.left + width / 2.0, (columns.right - width / 2.0).max(columns.left + width / 2.0));
        let (from, to) = (middle - width / 2.0, middle + width / 2.0);
        let hits = |laid: &&LaidReference<'_>| laid.words.0 < to + 8.0 && from < laid.words.1 + 8.0;
        let y = laid
            .iter()
            .filter(hits)
            .map(|laid| laid.words.2 + LABEL.block(laid.lines.len()) + 3.0)
            .fold(top, f64::max);
        bottom = bottom.max(y + height + 4.0);
        laid.push(LaidReference { reference, lines, place, words: (from, to, y) });
    }
    Ok((laid, bottom))
}

#[allow(clippy::too_many_arguments)] // the whole state of the layout, passed once
fn lay_row<'a>(
    sheet: &Sheet,
    row: &'a Row,
    scale: &Scale,
    columns: &Columns,
    density: &Density,
    across: &dyn Fn(f64) -> f64,
    top: f64,
    named: &mut BTreeSet<&'static str>,
) -> Result<(LaidRow<'a>, f64), DrawError> {
    let label = sheet.face.balance(&row.label, density.label, columns.label);
    let note = sheet.face.balance(&row.note, SMALL, columns.label);
    let aside = sheet.face.wrap(&row.aside, SMALL, columns.aside);
    let middle = top + density.padding / 2.0 + density.least / 2.0;
    let (marks, lanes) = lay_marks(row, scale, density, across, middle)?;
    let lowest = middle + lanes.saturating_sub(1) as f64 * density.lane;
    let labels = lay_labels(sheet, columns, density, &marks, lowest, named);
    let words = text_height(&label, density.label) + text_height(&note, SMALL);
    let content = [
        middle - density.least / 2.0 + words,
        middle - density.least / 2.0 + text_height(&aside, SMALL),
        lowest + density.least / 2.0,
        labels.iter().map(|label| label.rect.bottom + 2.0).fold(0.0, f64::max),
    ];
    let bottom = content.into_iter().fold(0.0, f64::max) + density.padding / 2.0;
    Ok((LaidRow { row, label, note, aside, middle, marks, labels }, bottom))
}

fn text_height(lines: &[String], set: Type) -> f64 {
    lines.len() as f64 * set.leading
}

/// Puts marks that would cover each other into lanes under each other; returns how many lanes there are.
fn lay_marks<'a>(
    row: &'a Row,
    scale: &Scale,
    density: &Density,
    across: &dyn Fn(f64) -> f64,
    middle: f64,
) -> Result<(Vec<LaidMark<'a>>, usize), DrawError> {
    let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut laid = Vec::new();
    for mark in &row.marks {
        let id = mark_id(row, mark);
        let value = mark.value.map(|value| scale.place(&id, value)).transpose()?;
        let ends = mark
            .range
            .map(|(low, high)| Ok((scale.place(&id, low)?, scale.place(&id, high)?)))
            .transpose()?;
        let (low, high) = ends.or(value.map(|place| (place, place))).unwrap_or((0.0, 0.0));
        let place = value.unwrap_or(low);
        let reach = density.radius + 1.0;
        let (before, after) = match mark.bound {
            Some(Bound::AtLeast) => (reach, ARROW + 2.0),
            Some(Bound::AtMost) => (ARROW + 2.0, reach),
            None => (reach, reach),
        };
        let extent = (across(low.min(place)) - before, across(high.max(place)) + after);
        let free =
            |lane: &Vec<(f64, f64)>| lane.iter().all(|other| extent.1 <= other.0 || other.1 <= extent.0);
        let lane = lanes.iter().position(free).unwrap_or(lanes.len());
        match lanes.get_mut(lane) {
            Some(lane) => lane.push(extent),
            None => lanes.push(vec![extent]),
        }
        let y = middle + lane as f64 * density.lane;
        laid.push(LaidMark { mark, low, place, high, y, extent });
    }
    Ok((laid, lanes.len()))
}

/// Words of the marks of a row: beside the mark where there is room, else below all marks.
fn lay_labels(
    sheet: &Sheet,
    columns: &Columns,
    density: &Density,
    marks: &[LaidMark<'_>],
    lowest: f64,
    named: &mut BTreeSet<&'static str>,
) -> Vec<LaidLabel> {
    let bodies: Vec<Rect> = marks
        .iter()
        .map(|mark| Rect::new(mark.extent.0, mark.y - density.radius, mark.extent.1, mark.y + density.radius))
        .collect();
    let mut laid: Vec<LaidLabel> = Vec::new();
    for mark in marks {
        let words = words(mark.mark, named.insert(mark.mark.kind.name));
        if words.is_empty() {
            continue;
        }
        let lines = sheet.face.balance(&words, LABEL, columns.plot.1 - columns.plot.0);
        let size = (sheet.face.widest(&lines, LABEL), LABEL.block(lines.len()));
        let free = |rect: &Rect| {
            let apart = |other: &Rect| !rect.grown(1.0).overlaps(other);
            laid.iter().all(|label| apart(&label.rect) && clear(rect, label.leader))
        };
        let beside = |left: f64| Rect::new(left, mark.y - size.1 / 2.0, left + size.0, mark.y + size.1 / 2.0);
        let inside = |rect: &Rect| rect.left >= columns.plot.0 && rect.right <= columns.plot.1;
        let unmarked = |rect: &Rect| bodies.iter().all(|body| !rect.overlaps(body));
        let side = [beside(mark.extent.1 + 3.0), beside(mark.extent.0 - 3.0 - size.0)]
            .into_iter()
            .find(|rect| lines.len() == 1 && inside(rect) && unmarked(rect) && free(rect));
        let x = f64::midpoint(mark.extent.0, mark.extent.1);
        let (rect, leader) = side.map_or_else(
            || below(columns, x, mark.y + density.radius, lowest + density.least / 2.0, size, &free),
            |rect| (rect, None),
        );
        let colour = mark.mark.kind.colour.text();
        laid.push(LaidLabel { id: format!("{} label", local_id(mark.mark)), lines, rect, colour, leader });
    }
    laid
}

/// The name of the kind, if it has not been written yet, and the mark's own label.
fn words(mark: &Mark, first: bool) -> String {
    let Kind { name, .. } = mark.kind;
    match (first && !name.is_empty(), mark.label.as_str()) {
        (true, "") => name.into(),
        (true, label) => format!("{name}: {label}"),
        (false, label) => label.into(),
    }
}

/// The first free place under the marks of a row, with a line that leads to it.
fn below(
    columns: &Columns,
    x: f64,
    from: f64,
    top: f64,
    (width, height): (f64, f64),
    free: &dyn Fn(&Rect) -> bool,
) -> (Rect, Option<(Spot, Spot)>) {
    let right = (columns.plot.1 - width).max(columns.plot.0);
    let left = (x - width / 2.0).clamp(columns.plot.0, right);
    let mut y = top + 2.0;
    loop {
        let rect = Rect::new(left, y, left + width, y + height);
        if free(&rect) || y > top + 400.0 {
            let foot = (x.clamp(rect.left + 2.0, (rect.right - 2.0).max(rect.left + 2.0)), rect.top - 0.5);
            return (rect, Some(((x, from + 0.5), foot)));
        }
        y += height + 2.0;
    }
}

fn clear(rect: &Rect, leader: Option<(Spot, Spot)>) -> bool {
    leader.is_none_or(|(a, b)| rect.grown(1.0).cut(a, b).is_none())
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

fn draw_references(
    sheet: &mut Sheet,
    plane: &Plane,
    references: &[LaidReference<'_>],
) -> Result<(), DrawError> {
    let mut uprights = vec![];
    for laid in references {
        let colour = laid.reference.colour;
        let (from, to, top) = laid.words;
        let words = Rect::new(from, top, to, top + LABEL.block(laid.lines.len()));
        sheet.group(&format!("reference {}", laid.reference.id), Some(&laid.reference.label), |sheet| {
            let foot = plane.spot((laid.place, plane.reach.bottom));
            let paint = Paint::stroke(colour.mark(), 1.3).attributes(" stroke-dasharray=\"2 3\"");
            sheet.line("line", &[(foot.0, words.bottom + 2.0), foot], paint)?;
            draw_ground(sheet, "ground", words, &uprights)?;
            uprights.push(foot.0);
            let set = LABEL.coloured(colour.text()).haloed();
            sheet.lines("label", (f64::midpoint(from, to), top), Anchor::Middle, set, &laid.lines)?;
            Ok(())
        })?;
    }
    Ok(())
}

fn draw_row(
    sheet: &mut Sheet,
    plane: &Plane,
    columns: &Columns,
    density: &Density,
    scale: &Scale,
    laid: &LaidRow<'_>,
) -> Result<(), DrawError> {
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

fn draw_label(sheet: &mut Sheet, label: &LaidLabel, uprights: &[f64]) -> Result<(), DrawError> {
    if let Some((from, to)) = label.leader {
        sheet.line(&format!("{} leader", label.id), &[from, to], Paint::stroke(AXIS, 0.7))?;
    }
    draw_ground(sheet, &format!("{} ground", label.id), label.rect, uprights)?;
    let set = LABEL.coloured(label.colour).haloed();
    sheet.lines(&label.id, (label.rect.left, label.rect.top), Anchor::Start, set, &label.lines)?;
    Ok(())
}

/// White below words that an upright line runs through: their halo would leave its dots between the letters.
fn draw_ground(sheet: &Sheet, id: &str, words: Rect, uprights: &[f64]) -> Result<(), DrawError> {
    let ground = words.grown(1.0);
    if uprights.iter().any(|x| (ground.left..=ground.right).contains(x)) {
        sheet.rect(id, ground, Paint::fill(WHITE))?;
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
