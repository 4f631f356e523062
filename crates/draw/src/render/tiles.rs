//! Draws panels in a row or in a column.

use super::draw_chart;
use super::sheet::{Anchor, Sheet};
use super::typeface::HEADING;
use crate::{Arrangement, DrawError, Panel, Panels};

/// Between panels beside each other and under each other.
const BESIDE: f64 = 30.0;
const UNDER: f64 = 30.0;

/// Draws panels from `top` on between two edges; returns where they end.
pub(super) fn draw(
    sheet: &mut Sheet,
    panels: &Panels,
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    if panels.panels.is_empty() {
        return Err(DrawError::Empty { mark: "panels".into() });
    }
    match panels.arrangement {
        Arrangement::Row => draw_row(sheet, &panels.panels, left, right, top),
        Arrangement::Column => draw_column(sheet, &panels.panels, left, right, top),
    }
}

fn draw_row(sheet: &mut Sheet, panels: &[Panel], left: f64, right: f64, top: f64) -> Result<f64, DrawError> {
    let count = panels.len() as f64;
    let width = (right - left - BESIDE * (count - 1.0)) / count;
    let edges: Vec<(f64, f64)> = (0..panels.len())
        .map(|place| left + place as f64 * (width + BESIDE))
        .map(|start| (start, start + width))
        .collect();
    let mut charts = top;
    for (panel, &(start, end)) in panels.iter().zip(&edges) {
        charts = charts.max(draw_heading(sheet, panel, start, end, top)?);
    }
    let mut bottom = charts;
    for (panel, (start, end)) in panels.iter().zip(edges) {
        let chart = |sheet: &mut Sheet| draw_chart(sheet, &panel.chart, start, end, charts);
        bottom = bottom.max(sheet.group(&panel.id, None, chart)?);
    }
    Ok(bottom)
}

fn draw_column(
    sheet: &mut Sheet,
    panels: &[Panel],
    left: f64,
    right: f64,
    top: f64,
) -> Result<f64, DrawError> {
    let mut y = top;
    for (place, panel) in panels.iter().enumerate() {
        let start = if place == 0 { y } else { y + UNDER };
        let under = draw_heading(sheet, panel, left, right, start)?;
        y = sheet.group(&panel.id, None, |sheet| draw_chart(sheet, &panel.chart, left, right, under))?;
    }
    Ok(y)
}

fn draw_heading(sheet: &mut Sheet, panel: &Panel, left: f64, right: f64, top: f64) -> Result<f64, DrawError> {
    let lines = sheet.face.wrap(&panel.heading, HEADING, right - left);
    let bottom =
        sheet.lines(&format!("{} heading", panel.id), (left, top), Anchor::Start, HEADING, &lines)?;
    Ok(if lines.is_empty() { top } else { bottom + 10.0 })
}
