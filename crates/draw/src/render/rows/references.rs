//! Upright lines through all rows, with their words above the plot.

use super::super::geometry::Rect;
use super::super::plane::Plane;
use super::super::sheet::{Anchor, Paint, Sheet};
use super::super::typeface::{LABEL, Typeface};
use super::draw_ground;
use super::layout::Layout;
use crate::{DotRange, DrawError, Reference};

pub(super) struct LaidReference<'a> {
    reference: &'a Reference,
    lines: Vec<String>,
    pub(super) place: f64,
    /// Left end, right end and top of its words.
    words: (f64, f64, f64),
}

/// Stacks the words of reference lines above the plot where they would overlap; returns where the plot may
/// begin.
pub(super) fn lay_references<'a>(
    layout: &Layout,
    face: &Typeface,
    chart: &'a DotRange,
    top: f64,
) -> Result<(Vec<LaidReference<'a>>, f64), DrawError> {
    let columns = &layout.columns;
    let mut laid: Vec<LaidReference<'a>> = Vec::new();
    let mut bottom = top;
    for reference in &chart.references {
        let place = layout.scale.place(&reference.id, reference.value)?;
        let lines = face.balance(&reference.label, LABEL, 190.0_f64.min(columns.right - columns.left));
        let (width, height) = (face.widest(&lines, LABEL), LABEL.block(lines.len()));
        let middle = layout
            .across(place)
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

pub(super) fn draw_references(
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
