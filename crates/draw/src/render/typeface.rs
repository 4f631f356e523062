//! The bundled typeface: how wide a text is and where it breaks.

use ttf_parser::Face;

use super::glyphs::{Glyph, Outlines, Run};
use crate::DrawError;

/// Inter, regular weight. SIL Open Font License 1.1; see `assets/Inter-OFL.txt`.
const REGULAR: &[u8] = include_bytes!("../../assets/Inter-Regular.otf");
/// Inter, semi-bold weight.
const SEMI_BOLD: &[u8] = include_bytes!("../../assets/Inter-SemiBold.otf");

/// Height of an ascender above the baseline and depth of a descender below it, in units of the font size.
pub(super) const ASCENT: f64 = 0.76;
pub(super) const DESCENT: f64 = 0.22;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: (u8, u8, u8),
    /// Distance from one baseline to the next.
    pub(super) leading: f64,
    /// Whether it stands on a white halo, which keeps it readable over lines.
    pub(super) halo: bool,
}

impl Type {
    const fn new(size: f64, bold: bool, colour: (u8, u8, u8), leading: f64) -> Self {
        Self { size, bold, colour, leading, halo: false }
    }

    pub(super) fn coloured(self, colour: (u8, u8, u8)) -> Self {
        Self { colour, ..self }
    }

    pub(super) fn haloed(self) -> Self {
        Self { halo: true, ..self }
    }

    /// From the top of a line's box down to its baseline.
    pub(super) fn ascent(&self) -> f64 {
        self.size * ASCENT
    }

    /// Height of a line's box.
    pub(super) fn height(&self) -> f64 {
        self.size * (ASCENT + DESCENT)
    }

    /// Height of so many lines.
    pub(super) fn block(&self, lines: usize) -> f64 {
        lines.saturating_sub(1) as f64 * self.leading + self.height()
    }
}

const INK: (u8, u8, u8) = (0x1A, 0x1A, 0x1A);
const SOFT: (u8, u8, u8) = (0x4D, 0x4D, 0x4D);
const PALE: (u8, u8, u8) = (0x66, 0x66, 0x66);

pub(super) const TITLE: Type = Type::new(19.0, true, INK, 24.0);
pub(super) const SUBTITLE: Type = Type::new(12.5, false, SOFT, 17.5);
pub(super) const HEADING: Type = Type::new(12.5, true, INK, 16.0);
pub(super) const BODY: Type = Type::new(12.0, false, INK, 15.5);
pub(super) const LABEL: Type = Type::new(11.5, false, INK, 14.5);
pub(super) const SMALL: Type = Type::new(11.0, false, PALE, 14.0);
pub(super) const FOOTER: Type = Type::new(11.0, false, PALE, 15.0);

/// Both weights, parsed.
pub(super) struct Typeface {
    regular: Face<'static>,
    semi_bold: Face<'static>,
}

impl Typeface {
    pub(super) fn bundled() -> Result<Self, DrawError> {
        Ok(Self { regular: parse(REGULAR)?, semi_bold: parse(SEMI_BOLD)? })
    }

    fn face(&self, bold: bool) -> &Face<'static> {
        if bold { &self.semi_bold } else { &self.regular }
    }

    /// A text as glyphs side by side, without kerning; their outlines are kept.
    pub(super) fn run(&self, text: &str, set: Type, outlines: &mut Outlines) -> Run {
        let face = self.face(set.bold);
        let mut x = 0;
        let mut glyphs = Vec::new();
        for id in text.chars().filter_map(|character| face.glyph_index(character)) {
            let glyph = Glyph { bold: set.bold, id };
            outlines.keep(glyph, face);
            glyphs.push((glyph, x));
            x += u32::from(face.glyph_hor_advance(id).unwrap_or(0));
        }
        Run { glyphs, units_per_em: face.units_per_em() }
    }

    /// Sum of advances.
    pub(super) fn width(&self, text: &str, set: Type) -> f64 {
        let face = self.face(set.bold);
        let units: u32 = text
            .chars()
            .filter_map(|character| face.glyph_hor_advance(face.glyph_index(character)?))
            .map(u32::from)
            .sum();
        f64::from(units) / f64::from(face.units_per_em()) * set.size
    }

    /// Width of the widest line.
    pub(super) fn widest(&self, lines: &[String], set: Type) -> f64 {
        lines.iter().map(|line| self.width(line, set)).fold(0.0, f64::max)
    }

    pub(super) fn require_glyphs(&self, text: &str, set: Type) -> Result<(), DrawError> {
        let face = self.face(set.bold);
        match text.chars().find(|&character| face.glyph_index(character).is_none()) {
            None => Ok(()),
            Some(character) => Err(DrawError::NoGlyph { text: text.into(), character }),
        }
    }

    /// Breaks a text at its spaces so that no line is wider than `room`; a longer word breaks anywhere.
    pub(super) fn wrap(&self, text: &str, set: Type, room: f64) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
            let longer = if line.is_empty() { word.to_string() } else { format!("{line} {word}") };
            if self.width(&longer, set) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line = self.break_word(word, set, room, &mut lines);
        }
        if !line.is_empty() {
            lines.push(line);
        }
        lines
    }

    /// Breaks like [`wrap`](Self::wrap), into the same number of lines of more equal length.
    pub(super) fn balance(&self, text: &str, set: Type, room: f64) -> Vec<String> {
        let greedy = self.wrap(text, set, room);
        let narrower = (1..20).map(|step| room * (1.0 - 0.04 * f64::from(step)));
        narrower
            .map(|room| self.wrap(text, set, room))
            .take_while(|lines| lines.len() == greedy.len())
            .last()
            .unwrap_or(greedy)
    }

    fn break_word(&self, word: &str, set: Type, room: f64, lines: &mut Vec<String>) -> String {
        let mut line = String::new();
        for character in word.chars() {
            line.push(character);
            if line.chars().count() > 1 && self.width(&line, set) > room {
                line.pop();
                lines.push(std::mem::replace(&mut line, character.to_string()));
            }
        }
        line
    }
}

fn parse(bytes: &'static [u8]) -> Result<Face<'static>, DrawError> {
    Face::parse(bytes, 0).map_err(|reason| DrawError::Renderer { reason: reason.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_weights_have_every_character_that_figures_need() {
        let needed = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻×−≈·→–—’“”…½µ≥≤±ΔλσπΣ²³ÄÖÜäöüßéñ÷‰%°\u{a0}\u{202f}\u{2009}";
        let face = Typeface::bundled().unwrap();
        for set in [BODY, HEADING] {
            assert_eq!(face.require_glyphs(needed, set), Ok(()));
        }
    }

    #[test]
    fn no_line_is_wider_than_its_room() {
        let face = Typeface::bundled().unwrap();
        let text = "Donaudampfschifffahrtsgesellschaft counts every neuron of the human cerebellum";
        for line in face.wrap(text, BODY, 90.0) {
            assert!(face.width(&line, BODY) <= 90.0, "{line}");
        }
    }

    #[test]
    fn balanced_lines_keep_every_word() {
        let face = Typeface::bundled().unwrap();
        let text = "one two three four five six seven eight nine ten";
        assert_eq!(face.balance(text, BODY, 160.0).join(" "), text);
    }
}
