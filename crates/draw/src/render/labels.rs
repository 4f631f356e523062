//! Labels on a plane: where each could stand, and writing them where all find room.

use super::geometry::{Rect, Spot};
use super::place::{Obstacles, Place};
use super::sheet::{Anchor, Paint, Sheet};
use super::typeface::{LABEL, Type};
use crate::{Colour, DrawError};

/// Words that belong to something on a plane, and the places where they could stand.
pub(super) struct Label<'a> {
    id: String,
    words: &'a str,
    lines: Vec<String>,
    set: Type,
    size: (f64, f64),
    places: Vec<Place>,
}

impl<'a> Label<'a> {
    /// A label that is broken into lines of at most some width.
    pub(super) fn new(sheet: &Sheet, id: &str, words: &'a str, colour: Colour, room: f64) -> Self {
        let set = LABEL.coloured(colour.text()).haloed();
        Self { id: id.into(), words, lines: Vec::new(), set, size: (0.0, 0.0), places: Vec::new() }
            .broken(sheet, room)
    }

    /// The same in bold type.
    pub(super) fn bold(self, sheet: &Sheet, room: f64) -> Self {
        Self { set: Type { bold: true, ..self.set }, ..self }.broken(sheet, room)
    }

    /// The same with the places that exist for its size.
    pub(super) fn with(self, places: impl FnOnce((f64, f64)) -> Vec<Place>) -> Self {
        Self { places: places(self.size), ..self }
    }

    fn broken(self, sheet: &Sheet, room: f64) -> Self {
        let lines = sheet.face.balance(self.words, self.set, room);
        let size = (sheet.face.widest(&lines, self.set), self.set.block(lines.len()));
        Self { lines, size, ..self }
    }
}

/// Writes labels where all of them find room, as far as there is any.
pub(super) fn write(
    sheet: &mut Sheet,
    labels: &[Label<'_>],
    obstacles: &Obstacles,
    bounds: &Rect,
) -> Result<(), DrawError> {
    let places: Vec<Vec<Place>> = labels.iter().map(|label| label.places.clone()).collect();
    for (label, place) in labels.iter().zip(obstacles.arrange(bounds, &places)) {
        match place {
            Some(place) => write_one(sheet, label, place)?,
            None => sheet.left_out.push(label.words.into()),
        }
    }
    Ok(())
}

fn write_one(sheet: &mut Sheet, label: &Label<'_>, place: Place) -> Result<(), DrawError> {
    if let Some((from, to)) = place.leader {
        let paint = Paint::stroke(label.set.colour, 0.7).opacity(0.8);
        sheet.line(&format!("{} leader", label.id), &[from, to], paint)?;
    }
    let rect = place.rect;
    let (x, anchor) = if place.leader.is_some() && label.lines.len() > 1 {
        (f64::midpoint(rect.left, rect.right), Anchor::Middle)
    } else {
        (rect.left, Anchor::Start)
    };
    sheet.lines(&label.id, (x, rect.top), anchor, label.set, &label.lines)?;
    Ok(())
}

/// Places beside an upright line at x, from the top down, rather on its right.
pub(super) fn beside_upright(frame: Rect, x: f64, (width, height): (f64, f64)) -> Vec<Place> {
    let side = |left: f64, price: f64| {
        (0..24).map(f64::from).map(move |step| {
            let top = frame.top + 2.0 + 14.0 * step;
            Place::at(Rect::new(left, top, left + width, top + height), price + step * 0.8)
        })
    };
    side(x + 6.0, 0.0).chain(side(x - 6.0 - width, 0.5)).collect()
}

/// Places along a level line at y, from the left on, rather above it.
pub(super) fn along_level(frame: Rect, y: f64, (width, height): (f64, f64)) -> Vec<Place> {
    let room = (frame.width() - width - 8.0).max(0.0);
    let along = |top: f64, price: f64| {
        (0..24).map(f64::from).map(move |step| {
            let left = frame.left + 6.0 + room * step / 23.0;
            Place::at(Rect::new(left, top, left + width, top + height), price + step * 0.1)
        })
    };
    along(y - 4.0 - height, 0.0).chain(along(y + 5.0, 0.5)).collect()
}

/// Places inside a band, above and below it; `spans` are x, upper and lower edge.
pub(super) fn in_band(frame: Rect, spans: &[(f64, f64, f64)], (width, height): (f64, f64)) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, &(x, top, bottom)) in spans.iter().enumerate() {
        let early = 1.0 - number as f64 / spans.len() as f64;
        let under = || spans.iter().filter(|span| (span.0 - x).abs() <= width / 2.0 + 4.0);
        for (part, price) in [(0.5, 0.0), (0.35, 0.3), (0.65, 0.3)] {
            let rect = Rect::around((x, top + (bottom - top) * part), width, height);
            let inside = under().all(|span| span.1 <= rect.top - 2.0 && rect.bottom + 2.0 <= span.2);
            places.push(Place::at(rect, early + price + if inside { 0.0 } else { 12.0 }));
        }
        let highest = under().map(|span| span.1).fold(top, f64::min);
        let lowest = under().map(|span| span.2).fold(bottom, f64::max);
        for (away, price) in [(5.0, 3.0), (16.0, 5.0), (40.0, 9.0), (80.0, 15.0)] {
            let above = Rect::around((x, highest - away - height / 2.0), width, height);
            let below = Rect::around((x, lowest + away + height / 2.0), width, height);
            let leader = |from: Spot, to: Spot| ((from.1 - to.1).abs() > 10.0).then_some((from, to));
            places.push(Place {
                rect: above,
                leader: leader((x, top + 6.0), (x, above.bottom + 1.0)),
                price: price + early,
            });
            places.push(Place {
                rect: below,
                leader: leader((x, bottom - 6.0), (x, below.top - 1.0)),
                price: price + early + 0.5,
            });
        }
    }
    places.retain(|place| frame.holds(&place.rect));
    places
}
