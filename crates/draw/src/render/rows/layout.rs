//! Where everything stands in a chart of dots and ranges: its columns, its rows and the marks in them.

use std::collections::BTreeSet;

use super::super::scale::{Reach, Scale};
use super::super::typeface::{BODY, SMALL, Type, Typeface};
use super::ARROW;
use super::labels::LaidLabel;
use crate::{Bound, DotRange, DrawError, Mark, Row};

/// Between columns.
const GAP: f64 = 14.0;
/// Keeps marks at the ends of the axis whole.
const INSET: f64 = 9.0;

/// Sizes that differ between roomy and compact charts.
pub(super) struct Density {
    pub(super) label: Type,
    pub(super) radius: f64,
    pub(super) lane: f64,
    pub(super) padding: f64,
    pub(super) least: f64,
    pub(super) label_share: f64,
}

const ROOMY: Density =
    Density { label: BODY, radius: 4.6, lane: 13.0, padding: 9.0, least: 15.0, label_share: 0.36 };
const COMPACT: Density =
    Density { label: SMALL, radius: 3.4, lane: 11.5, padding: 1.0, least: 11.5, label_share: 0.44 };

/// Where the columns are.
pub(super) struct Columns {
    pub(super) left: f64,
    pub(super) label: f64,
    pub(super) plot: (f64, f64),
    pub(super) aside: f64,
    pub(super) right: f64,
}

pub(super) struct LaidRow<'a> {
    pub(super) row: &'a Row,
    pub(super) label: Vec<String>,
    pub(super) note: Vec<String>,
    pub(super) aside: Vec<String>,
    /// Centre of the first line.
    pub(super) middle: f64,
    pub(super) marks: Vec<LaidMark<'a>>,
    pub(super) labels: Vec<LaidLabel>,
}

pub(super) struct LaidMark<'a> {
    pub(super) mark: &'a Mark,
    /// Places of low end, value and high end on the axis.
    pub(super) low: f64,
    pub(super) place: f64,
    pub(super) high: f64,
    pub(super) y: f64,
    /// Sheet positions that mark, whisker and arrow cover.
    pub(super) extent: (f64, f64),
}

/// The sizes, columns and scale of a chart, which together say where a row goes.
pub(super) struct Layout {
    pub(super) density: Density,
    pub(super) columns: Columns,
    pub(super) scale: Scale,
}

impl Layout {
    pub(super) fn new(face: &Typeface, chart: &DotRange, left: f64, right: f64) -> Result<Self, DrawError> {
        let density = if chart.compact { COMPACT } else { ROOMY };
        let columns = columns(face, chart, &density, left, right);
        Ok(Self { density, columns, scale: scale(chart)? })
    }

    /// The ends of the axis.
    pub(super) fn axis(&self) -> (f64, f64) {
        (self.columns.plot.0 + INSET, self.columns.plot.1 - INSET)
    }

    /// Where a place on the axis stands on the sheet.
    pub(super) fn across(&self, place: f64) -> f64 {
        let (left, right) = self.axis();
        left + self.scale.share(place) * (right - left)
    }

    /// Lays a row out from `top` on; returns where it ends. `named` has the kinds whose names are written already.
    pub(super) fn row<'a>(
        &self,
        face: &Typeface,
        row: &'a Row,
        top: f64,
        named: &mut BTreeSet<&'static str>,
    ) -> Result<(LaidRow<'a>, f64), DrawError> {
        let label = face.balance(&row.label, self.density.label, self.columns.label);
        let note = face.balance(&row.note, SMALL, self.columns.label);
        let aside = face.wrap(&row.aside, SMALL, self.columns.aside);
        let middle = top + self.density.padding / 2.0 + self.density.least / 2.0;
        let (marks, lanes) = self.marks(row, middle)?;
        let lowest = middle + lanes.saturating_sub(1) as f64 * self.density.lane;
        let labels = self.labels(face, &marks, lowest, named);
        let words = text_height(&label, self.density.label) + text_height(&note, SMALL);
        let content = [
            middle - self.density.least / 2.0 + words,
            middle - self.density.least / 2.0 + text_height(&aside, SMALL),
            lowest + self.density.least / 2.0,
            labels.iter().map(|label| label.rect.bottom + 2.0).fold(0.0, f64::max),
        ];
        let bottom = content.into_iter().fold(0.0, f64::max) + self.density.padding / 2.0;
        Ok((LaidRow { row, label, note, aside, middle, marks, labels }, bottom))
    }

    /// Puts marks that would cover each other into lanes under each other; returns how many lanes there are.
    fn marks<'a>(&self, row: &'a Row, middle: f64) -> Result<(Vec<LaidMark<'a>>, usize), DrawError> {
        let mut lanes: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut laid = Vec::new();
        for mark in &row.marks {
            let mark = self.mark(row, mark)?;
            let extent = mark.extent;
            let free =
                |lane: &Vec<(f64, f64)>| lane.iter().all(|other| extent.1 <= other.0 || other.1 <= extent.0);
            let lane = lanes.iter().position(free).unwrap_or(lanes.len());
            match lanes.get_mut(lane) {
                Some(lane) => lane.push(extent),
                None => lanes.push(vec![extent]),
            }
            laid.push(LaidMark { y: middle + lane as f64 * self.density.lane, ..mark });
        }
        Ok((laid, lanes.len()))
    }

    /// A mark along the axis; the lane is not known yet.
    fn mark<'a>(&self, row: &Row, mark: &'a Mark) -> Result<LaidMark<'a>, DrawError> {
        let id = mark_id(row, mark);
        let place = |value| self.scale.place(&id, value);
        let value = mark.value.map(place).transpose()?;
        let ends = mark.range.map(|(low, high)| Ok((place(low)?, place(high)?))).transpose()?;
        let (low, high) = ends.or(value.map(|place| (place, place))).unwrap_or((0.0, 0.0));
        let place = value.unwrap_or(low);
        let reach = self.density.radius + 1.0;
        let (before, after) = match mark.bound {
            Some(Bound::AtLeast) => (reach, ARROW + 2.0),
            Some(Bound::AtMost) => (ARROW + 2.0, reach),
            None => (reach, reach),
        };
        let extent = (self.across(low.min(place)) - before, self.across(high.max(place)) + after);
        Ok(LaidMark { mark, low, place, high, y: 0.0, extent })
    }
}

pub(super) fn text_height(lines: &[String], set: Type) -> f64 {
    lines.len() as f64 * set.leading
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
pub(super) fn local_id(mark: &Mark) -> String {
    match (mark.kind.name, mark.id.as_str()) {
        ("", "") => "mark".into(),
        (name, id) => format!("{name} {id}"),
    }
}

fn columns(face: &Typeface, chart: &DotRange, density: &Density, left: f64, right: f64) -> Columns {
    let width = right - left;
    let rows = || chart.groups.iter().flat_map(|group| &group.rows);
    let widest = |lengths: &mut dyn Iterator<Item = f64>| lengths.fold(0.0, f64::max).ceil();
    let label = widest(
        &mut rows().map(|row| face.width(&row.label, density.label).max(face.width(&row.note, SMALL))),
    );
    let aside = widest(&mut rows().map(|row| face.width(&row.aside, SMALL)));
    let label = label.min(width * density.label_share);
    let label = widest(&mut rows().map(|row| {
        let lines = face.balance(&row.label, density.label, label);
        let notes = face.balance(&row.note, SMALL, label);
        face.widest(&lines, density.label).max(face.widest(&notes, SMALL))
    }));
    let aside = aside.min(width * 0.26);
    let aside_gap = if aside > 0.0 { aside + GAP } else { 0.0 };
    let label_gap = if label > 0.0 { label + GAP } else { 0.0 };
    Columns { left, label, plot: (left + label_gap, right - aside_gap), aside, right }
}
