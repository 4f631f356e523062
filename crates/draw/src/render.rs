//! From a description to SVG and PNG.

mod boxes;
mod curves;
mod document;
mod geometry;
mod glyphs;
mod labels;
mod palette;
mod pen;
mod place;
mod plane;
mod raster;
mod rows;
mod scale;
mod shapes;
mod sheet;
mod tiles;
mod typeface;

pub use raster::png;

use crate::{Chart, DrawError, Drawing, Picture};
use sheet::{Anchor, Sheet, WIDTH};
use typeface::{FOOTER, SUBTITLE, TITLE};

/// White space at the edges.
const MARGIN: f64 = 24.0;

/// Draws a picture.
///
/// # Errors
/// A [`DrawError`] that names the mark which cannot be drawn.
///
/// # Examples
/// ```
/// use neuroscale_draw::{Colour, DotRange, Kind, LogAxis, Mark, Picture, Row, Shape, draw, overlaps};
///
/// let measured = Kind::new("measured", Colour::Blue, Shape::Disc);
/// let row = Row::new("neurons", "Neurons").mark(Mark::at(measured, 8.6e10).range(7.3e10, 9.9e10));
/// let drawing = draw(&Picture {
///     id: "brain".into(),
///     title: "A human brain has 86 billion neurons".into(),
///     subtitle: "Neurons in one adult brain, mean and 90 % interval between subjects".into(),
///     alt: "One dot with a range on a logarithmic axis.".into(),
///     footer: "Azevedo et al. 2009".into(),
///     rights: None,
///     chart: DotRange::new(LogAxis::new("neurons")).group("", vec![row]).into(),
/// })?;
/// assert!(drawing.svg.contains("<title>Neurons, measured: 8.6 × 10¹⁰ (7.3 × 10¹⁰ to 9.9 × 10¹⁰)</title>"));
/// assert_eq!(overlaps(&drawing), Vec::<String>::new());
/// # Ok::<(), neuroscale_draw::DrawError>(())
/// ```
pub fn draw(picture: &Picture) -> Result<Drawing, DrawError> {
    require_words(picture)?;
    let mut sheet = Sheet::new(&picture.id)?;
    let (left, right) = (MARGIN, WIDTH - MARGIN);
    let room = right - left;
    let title = sheet.face.balance(&picture.title, TITLE, room);
    let mut y = sheet.lines("title", (left, MARGIN), Anchor::Start, TITLE, &title)?;
    let subtitle = sheet.face.wrap(&picture.subtitle, SUBTITLE, room);
    if !subtitle.is_empty() {
        y = sheet.lines("subtitle", (left, y + 7.0), Anchor::Start, SUBTITLE, &subtitle)?;
    }
    y = sheet.part("chart", |sheet| draw_chart(sheet, &picture.chart, left, right, y + 20.0))?;
    let footer = sheet.face.wrap(&picture.footer, FOOTER, room);
    if !footer.is_empty() {
        y = sheet.lines("footer", (left, y + 20.0), Anchor::Start, FOOTER, &footer)?;
    }
    // Even, so that no pixel of the picture is cut in half at one and a half pixels per unit.
    let height = 2.0 * ((y + MARGIN - 6.0) / 2.0).ceil();
    Ok(sheet.finish(picture, height))
}

fn require_words(picture: &Picture) -> Result<(), DrawError> {
    let parts = [("identifier", &picture.id), ("title", &picture.title), ("alternative text", &picture.alt)];
    match parts.into_iter().find(|(_, words)| words.trim().is_empty()) {
        None => Ok(()),
        Some((part, _)) => Err(DrawError::Missing { picture: picture.id.clone(), part }),
    }
}

/// Draws any chart from `top` on between two edges; returns where it ends.
fn draw_chart(sheet: &mut Sheet, chart: &Chart, left: f64, right: f64, top: f64) -> Result<f64, DrawError> {
    match chart {
        Chart::DotRange(chart) => rows::draw(sheet, chart, left, right, top),
        Chart::Plot(chart) => curves::draw(sheet, chart, &[], left, right, top),
        Chart::Bars(chart) => curves::draw(sheet, &chart.plot, &chart.series, left, right, top),
        Chart::Flow(chart) => boxes::draw(sheet, chart, left, right, top),
        Chart::Panels(chart) => tiles::draw(sheet, chart, left, right, top),
    }
}
