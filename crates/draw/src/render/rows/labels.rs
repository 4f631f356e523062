//! Words of marks: beside the mark where there is room, else below all marks of its row.

use std::collections::BTreeSet;

use super::super::geometry::{Rect, Spot};
use super::super::sheet::{Anchor, Paint, Sheet};
use super::super::typeface::{LABEL, Typeface};
use super::layout::{Columns, LaidMark, Layout, local_id};
use super::{AXIS, draw_ground};
use crate::{DrawError, Kind, Mark};

pub(super) struct LaidLabel {
    id: String,
    lines: Vec<String>,
    pub(super) rect: Rect,
    colour: (u8, u8, u8),
    leader: Option<(Spot, Spot)>,
}

impl Layout {
    /// The words of the marks of a row, none of which covers another or a mark.
    pub(super) fn labels(
        &self,
        face: &Typeface,
        marks: &[LaidMark<'_>],
        lowest: f64,
        named: &mut BTreeSet<&'static str>,
    ) -> Vec<LaidLabel> {
        let plot = self.columns.plot;
        let bodies: Vec<Rect> = marks.iter().map(|mark| self.body(mark)).collect();
        let mut laid: Vec<LaidLabel> = Vec::new();
        for mark in marks {
            let words = words(mark.mark, named.insert(mark.mark.kind.name));
            if words.is_empty() {
                continue;
            }
            let lines = face.balance(&words, LABEL, plot.1 - plot.0);
            let size = (face.widest(&lines, LABEL), LABEL.block(lines.len()));
            let free = |rect: &Rect| {
                let apart = |other: &Rect| !rect.grown(1.0).overlaps(other);
                laid.iter().all(|label| apart(&label.rect) && clear(rect, label.leader))
            };
            let inside = |rect: &Rect| rect.left >= plot.0 && rect.right <= plot.1;
            let unmarked = |rect: &Rect| bodies.iter().all(|body| !rect.overlaps(body));
            let fits = |rect: &Rect| lines.len() == 1 && inside(rect) && unmarked(rect) && free(rect);
            let (rect, leader) = match beside(mark, size).into_iter().find(fits) {
                Some(rect) => (rect, None),
                None => self.below(mark, lowest, size, &free),
            };
            let colour = mark.mark.kind.colour.text();
            laid.push(LaidLabel {
                id: format!("{} label", local_id(mark.mark)),
                lines,
                rect,
                colour,
                leader,
            });
        }
        laid
    }

    /// What a mark covers.
    fn body(&self, mark: &LaidMark<'_>) -> Rect {
        let radius = self.density.radius;
        Rect::new(mark.extent.0, mark.y - radius, mark.extent.1, mark.y + radius)
    }

    /// The first free place under the marks of a row, with a line that leads to it.
    fn below(
        &self,
        mark: &LaidMark<'_>,
        lowest: f64,
        size: (f64, f64),
        free: &dyn Fn(&Rect) -> bool,
    ) -> (Rect, Option<(Spot, Spot)>) {
        let x = f64::midpoint(mark.extent.0, mark.extent.1);
        let rect = free_below(&self.columns, x, lowest + self.density.least / 2.0, size, free);
        let foot = (x.clamp(rect.left + 2.0, (rect.right - 2.0).max(rect.left + 2.0)), rect.top - 0.5);
        (rect, Some(((x, mark.y + self.density.radius + 0.5), foot)))
    }
}

/// To the right and to the left of a mark.
fn beside(mark: &LaidMark<'_>, (width, height): (f64, f64)) -> [Rect; 2] {
    let (top, bottom) = (mark.y - height / 2.0, mark.y + height / 2.0);
    [mark.extent.1 + 3.0, mark.extent.0 - 3.0 - width].map(|left| Rect::new(left, top, left + width, bottom))
}

fn free_below(
    columns: &Columns,
    x: f64,
    top: f64,
    (width, height): (f64, f64),
    free: &dyn Fn(&Rect) -> bool,
) -> Rect {
    let right = (columns.plot.1 - width).max(columns.plot.0);
    let left = (x - width / 2.0).clamp(columns.plot.0, right);
    let mut y = top + 2.0;
    loop {
        let rect = Rect::new(left, y, left + width, y + height);
        if free(&rect) || y > top + 400.0 {
            return rect;
        }
        y += height + 2.0;
    }
}

fn clear(rect: &Rect, leader: Option<(Spot, Spot)>) -> bool {
    leader.is_none_or(|(a, b)| rect.grown(1.0).cut(a, b).is_none())
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

pub(super) fn draw_label(sheet: &mut Sheet, label: &LaidLabel, uprights: &[f64]) -> Result<(), DrawError> {
    if let Some((from, to)) = label.leader {
        sheet.line(&format!("{} leader", label.id), &[from, to], Paint::stroke(AXIS, 0.7))?;
    }
    draw_ground(sheet, &format!("{} ground", label.id), label.rect, uprights)?;
    let set = LABEL.coloured(label.colour).haloed();
    sheet.lines(&label.id, (label.rect.left, label.rect.top), Anchor::Start, set, &label.lines)?;
    Ok(())
}
