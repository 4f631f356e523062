//! Letters as outlines: a picture shows every label in its place wherever it is opened, without the typeface.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// A glyph of one of the two weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Glyph {
    pub(super) bold: bool,
    pub(super) id: GlyphId,
}

impl Glyph {
    /// The part of an identifier that names it.
    pub(super) fn name(self) -> String {
        format!("{}{}", if self.bold { "b" } else { "r" }, self.id.0)
    }
}

/// A text as glyphs, each with the place of its origin on the baseline, in font units.
pub(super) struct Run {
    pub(super) glyphs: Vec<(Glyph, u32)>,
    pub(super) units_per_em: u16,
}

/// The outlines of all glyphs that a picture uses, as SVG path data in font units, the vertical axis pointing down.
#[derive(Default)]
pub(super) struct Outlines(BTreeMap<Glyph, String>);

impl Outlines {
    /// Keeps the outline of a glyph; a blank has none.
    pub(super) fn keep(&mut self, glyph: Glyph, face: &Face<'_>) {
        self.0.entry(glyph).or_insert_with(|| {
            let mut pen = PathData::default();
            face.outline_glyph(glyph.id, &mut pen);
            pen.0
        });
    }

    /// Whether a glyph leaves ink.
    pub(super) fn has_ink(&self, glyph: Glyph) -> bool {
        self.0.get(&glyph).is_some_and(|path| !path.is_empty())
    }

    /// Every glyph with ink and its outline.
    pub(super) fn inked(&self) -> impl Iterator<Item = (Glyph, &str)> {
        self.0.iter().filter(|(_, path)| !path.is_empty()).map(|(glyph, path)| (*glyph, path.as_str()))
    }
}

/// An outline on its way into SVG path data.
#[derive(Default)]
struct PathData(String);

impl PathData {
    fn write(&mut self, command: char, points: &[(f32, f32)]) {
        self.0.push(command);
        for (place, (x, y)) in points.iter().enumerate() {
            let gap = if place == 0 { "" } else { " " };
            // Outlines have whole font units; SVG's vertical axis points down.
            let _ = write!(self.0, "{gap}{} {}", x.round(), 0.0 - y.round());
        }
    }
}

impl OutlineBuilder for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        self.write('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.write('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.write('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.write('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
