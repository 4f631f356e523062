//! Draws chains of boxes.

use super::geometry::Rect;
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{HEADING, LABEL, SMALL};
use crate::{DrawError, Flow, Lane, Step};

const GAP: f64 = 28.0;
const WIDEST: f64 = 340.0;
const PADDING: f64 = 12.0;
/// Height of an arrow without words.
const ARROW: f64 = 24.0;

/// Words of a box, broken into lines.
struct Words {
    title: Vec<String>,
    lines: Vec<String>,
    arrow: Vec<String>,
}

/// Draws a chart from `top` on between two edges; returns where it ends.
pub(super) fn draw(
    sheet: &mut Sheet,
    flow: &Flow,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let lanes = flow.lanes.len();
    if let Some(lane) = flow.lanes.iter().find(|lane| lane.steps.is_empty()) {
        return Err(DrawError::Empty { mark: lane.id.clone() });
    }
    if lanes == 0 {
        return Err(DrawError::Empty { mark: "flow".into() });
    }
    let width = ((right - left - GAP * (lanes - 1) as f64) / lanes as f64).min(WIDEST);
    let used = width * lanes as f64 + GAP * (lanes - 1) as f64;
    let first = left + (right - left - used) / 2.0;
    let column = |lane: usize| first + lane as f64 * (width + GAP);
    let words: Vec<Vec<Words>> = flow.lanes.iter().map(|lane| words(sheet, lane, width)).collect();
    let below = draw_headings(sheet, flow, width, &column, top)?;
    let (tops, heights, bottom) = levels(&words, below);
    for (place, (lane, words)) in flow.lanes.iter().zip(&words).enumerate() {
        let x = column(place);
        sheet.group(&lane.id, None, |sheet| {
            let last = lane.steps.len() - 1;
            for (level, (step, words)) in lane.steps.iter().zip(words).enumerate() {
                let (Some(&top), Some(&height)) = (tops.get(level), heights.get(level)) else { continue };
                let frame = Rect::new(x, top, x + width, top + height);
                sheet.group(&step.id, Some(&title(lane, step)), |sheet| {
                    draw_box(sheet, lane, step, words, frame)?;
                    let next = tops.get(level + 1).filter(|_| level < last);
                    next.map_or(Ok(()), |&next| draw_arrow(sheet, lane, words, frame, next))
                })?;
            }
            Ok(())
        })?;
    }
    Ok(bottom)
}

fn words(sheet: &Sheet, lane: &Lane, width: f64) -> Vec<Words> {
    let room = width - 2.0 * PADDING;
    let face = &sheet.face;
    let of = |step: &Step| Words {
        title: face.wrap(&step.title, HEADING, room),
        lines: step.lines.iter().flat_map(|line| face.wrap(line, LABEL, room)).collect(),
        arrow: face.wrap(&step.arrow, SMALL, width / 2.0 - 12.0),
    };
    lane.steps.iter().map(of).collect()
}

fn draw_headings(
    sheet: &mut Sheet,
    flow: &Flow,
    width: f64,
    column: &dyn Fn(usize) -> f64,
    top: f64,
) -> Result<f64, DrawError> {
    let mut bottom = top;
    for (place, lane) in flow.lanes.iter().enumerate() {
        let lines = sheet.face.wrap(&lane.heading, HEADING, width);
        let set = HEADING.coloured(lane.colour.text());
        let end =
            sheet.lines(&format!("{} heading", lane.id), (column(place), top), Anchor::Start, set, &lines)?;
        bottom = bottom.max(end + if lines.is_empty() { 0.0 } else { 8.0 });
    }
    Ok(bottom)
}

/// Top and height of every level, and where the last one ends.
fn levels(words: &[Vec<Words>], top: f64) -> (Vec<f64>, Vec<f64>, f64) {
    let deepest = words.iter().map(Vec::len).max().unwrap_or(0);
    let (mut tops, mut heights, mut y) = (Vec::new(), Vec::new(), top);
    for level in 0..deepest {
        let here = || words.iter().filter_map(|lane| lane.get(level));
        let height = here().map(box_height).fold(0.0, f64::max);
        let arrow = here().map(|words| SMALL.block(words.arrow.len()) + 10.0).fold(ARROW, f64::max);
        tops.push(y);
        heights.push(height);
        y += height + if level + 1 < deepest { arrow } else { 0.0 };
    }
    (tops, heights, y)
}

fn box_height(words: &Words) -> f64 {
    let lines = words.title.len() as f64 * HEADING.leading + words.lines.len() as f64 * LABEL.leading;
    lines + 2.0 * PADDING - 6.0
}

fn title(lane: &Lane, step: &Step) -> String {
    let place = if lane.heading.is_empty() { String::new() } else { format!("{}: ", lane.heading) };
    let words: Vec<&str> =
        [step.title.as_str()].into_iter().chain(step.lines.iter().map(String::as_str)).collect();
    format!("{place}{}", words.join("; "))
}

fn draw_box(
    sheet: &mut Sheet,
    lane: &Lane,
    step: &Step,
    words: &Words,
    frame: Rect,
) -> Result<(), DrawError> {
    let width = if step.strong { 2.4 } else { 1.0 };
    sheet.rect("ground", frame, Paint::fill(lane.colour.mark()).opacity(0.08).attributes(" rx=\"5\""))?;
    sheet.rect("frame", frame, Paint::stroke(lane.colour.mark(), width).attributes(" rx=\"5\""))?;
    let x = frame.left + PADDING;
    let top = frame.top + PADDING - 2.0;
    sheet.lines("title", (x, top), Anchor::Start, HEADING, &words.title)?;
    let under = top + words.title.len() as f64 * HEADING.leading + 1.0;
    sheet.lines("line", (x, under), Anchor::Start, LABEL, &words.lines)?;
    Ok(())
}

fn draw_arrow(sheet: &mut Sheet, lane: &Lane, words: &Words, from: Rect, to: f64) -> Result<(), DrawError> {
    let x = f64::midpoint(from.left, from.right);
    let colour = lane.colour.mark();
    sheet.line("arrow", &[(x, from.bottom + 2.0), (x, to - 6.0)], Paint::stroke(colour, 1.6))?;
    let head = [(x, to - 2.0), (x - 4.5, to - 10.0), (x + 4.5, to - 10.0)];
    sheet.polygon("arrowhead", &head, Paint::fill(colour))?;
    let middle = f64::midpoint(from.bottom, to);
    let top = middle - SMALL.block(words.arrow.len()) / 2.0;
    sheet.lines("arrow words", (x + 10.0, top), Anchor::Start, SMALL, &words.arrow)?;
    Ok(())
}
