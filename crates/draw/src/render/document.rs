//! The SVG text: one element per line, each with an identifier that says what it is.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::geometry::Spot;
use super::glyphs::{Glyph, Outlines, Run};
use super::typeface::{Type, Typeface};
use crate::{DrawError, Picture, Rights};

/// An SVG document in the making.
pub(super) struct Document {
    lines: Vec<String>,
    scopes: Vec<String>,
    ids: BTreeSet<String>,
    ink: Ink,
    outlines: Outlines,
}

/// Width of the white around words that stand over lines, half of it outside.
const HALO: f64 = 3.0;

/// What the next shape that a pen draws is called, and attributes that plotters has no words for.
#[derive(Default)]
struct Ink {
    id: String,
    attributes: String,
    shapes: usize,
}

impl Document {
    /// A document whose identifiers begin with a name.
    pub(super) fn new(name: &str) -> Self {
        Self {
            lines: Vec::new(),
            scopes: vec![slug(name)],
            ids: BTreeSet::new(),
            ink: Ink::default(),
            outlines: Outlines::default(),
        }
    }

    /// The full identifier of a part of what is open; refused when taken.
    pub(super) fn id(&mut self, part: &str) -> Result<String, DrawError> {
        let id = format!("{}--{}", self.scopes.join("--"), slug(part));
        if self.ids.insert(id.clone()) { Ok(id) } else { Err(DrawError::Repeated { id }) }
    }

    /// Opens a group; a titled one is a mark that keyboard and pointer can reach.
    pub(super) fn open(&mut self, part: &str, title: Option<&str>) -> Result<(), DrawError> {
        let id = self.id(part)?;
        self.push(&match title {
            Some(title) => format!("<g id=\"{id}\" tabindex=\"0\"><title>{}</title>", escape(title)),
            None => format!("<g id=\"{id}\">"),
        });
        self.scopes.push(slug(part));
        Ok(())
    }

    /// Closes the group opened last.
    pub(super) fn close(&mut self) {
        self.scopes.pop();
        self.push("</g>");
    }

    /// Begins a part of the picture whose identifiers begin with a name of their own, without a group.
    pub(super) fn enter(&mut self, part: &str) {
        self.scopes.push(slug(part));
    }

    /// Ends the part begun last.
    pub(super) fn leave(&mut self) {
        self.scopes.pop();
    }

    /// Names the shape that comes next and gives it further attributes.
    pub(super) fn ink(&mut self, part: &str, attributes: &str) {
        self.ink = Ink { id: part.into(), attributes: attributes.into(), shapes: 0 };
    }

    /// Writes a shape under the name given before; a second one under the same name is counted.
    pub(super) fn shape(&mut self, tag: &str, geometry: &str) -> Result<(), DrawError> {
        self.ink.shapes += 1;
        let part = match self.ink.shapes {
            1 => self.ink.id.clone(),
            n => format!("{}-{n}", self.ink.id),
        };
        let id = self.id(&part)?;
        let line = format!("<{tag} id=\"{id}\" {geometry}{}/>", self.ink.attributes);
        self.push(&line);
        Ok(())
    }

    /// Writes a line of words from a spot on its baseline, as outlines of the typeface.
    pub(super) fn words(
        &mut self,
        part: &str,
        (left, baseline): Spot,
        set: Type,
        face: &Typeface,
        words: &str,
    ) -> Result<String, DrawError> {
        let id = self.id(part)?;
        let run = face.run(words, set, &mut self.outlines);
        let scale = set.size / f64::from(run.units_per_em);
        let letters = self.letters(&run);
        // A copy in white below the words rather than an order of painting, which many programs do not know.
        let halo = if set.halo {
            let width = hundredths(HALO / scale);
            format!("<g fill=\"#ffffff\" stroke=\"#ffffff\" stroke-width=\"{width}\">{letters}</g>")
        } else {
            String::new()
        };
        self.push(&format!(
            "<g id=\"{id}\" aria-label=\"{}\" fill=\"{}\" transform=\"translate({} {}) scale({scale:.7})\">{halo}{letters}</g>",
            escape(words),
            hex(set.colour),
            hundredths(left),
            hundredths(baseline),
        ));
        Ok(id)
    }

    fn letters(&self, run: &Run) -> String {
        let mut letters = String::new();
        for (glyph, x) in run.glyphs.iter().filter(|(glyph, _)| self.outlines.has_ink(*glyph)) {
            let _ = write!(letters, "<use xlink:href=\"#{}\" x=\"{x}\"/>", self.glyph_id(*glyph));
        }
        letters
    }

    fn glyph_id(&self, glyph: Glyph) -> String {
        format!("{}-{}", self.scopes.first().map_or("", String::as_str), glyph.name())
    }

    /// The whole document.
    pub(super) fn finish(self, picture: &Picture, width: f64, height: f64) -> String {
        let (w, h) = (hundredths(width), hundredths(height));
        let name = slug(&picture.id);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" id=\"{name}\" role=\"img\" \
             aria-labelledby=\"{name}--name {name}--description\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"0 0 {w} {h}\" stroke-linejoin=\"round\">\n"
        );
        let _ = writeln!(svg, "<title id=\"{name}--name\">{}</title>", escape(&picture.title));
        let _ = writeln!(svg, "<desc id=\"{name}--description\">{}</desc>", escape(&picture.alt));
        picture.rights.iter().for_each(|rights| svg += &metadata(&name, picture, rights));
        svg += &self.definitions(&name);
        let _ = writeln!(svg, "<rect id=\"{name}--ground\" width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>");
        for line in &self.lines {
            svg.push_str(line);
            svg.push('\n');
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// The outlines of the letters, which every text uses.
    fn definitions(&self, name: &str) -> String {
        let mut svg = format!("<defs id=\"{name}--letters\">\n");
        for (glyph, path) in self.outlines.inked() {
            let _ = writeln!(svg, "<path id=\"{}\" d=\"{path}\"/>", self.glyph_id(glyph));
        }
        svg + "</defs>\n"
    }

    fn push(&mut self, line: &str) {
        self.lines.push(line.to_string());
    }
}

/// Title, author, sources and licence, in the vocabulary that drawing programs show.
fn metadata(name: &str, picture: &Picture, rights: &Rights) -> String {
    format!(
        "<metadata id=\"{name}--metadata\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:cc=\"http://creativecommons.org/ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><cc:Work rdf:about=\"\">\
         <dc:title>{}</dc:title><dc:creator><cc:Agent><dc:title>{}</dc:title></cc:Agent></dc:creator>\
         <dc:source>{}</dc:source><cc:license rdf:resource=\"{}\"/></cc:Work></rdf:RDF></metadata>\n",
        escape(&picture.title),
        escape(&rights.creator),
        escape(&picture.footer),
        escape(&rights.licence)
    )
}

/// A length in picture units with at most two decimals.
pub(super) fn hundredths(length: f64) -> String {
    #[allow(clippy::cast_possible_truncation)] // a picture is far smaller than 2^53 hundredths
    let total = (length * 100.0).round() as i64;
    let sign = if total < 0 { "-" } else { "" };
    let (whole, part) = (total.unsigned_abs() / 100, total.unsigned_abs() % 100);
    match part {
        0 => format!("{sign}{whole}"),
        part if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        part => format!("{sign}{whole}.{part:02}"),
    }
}

/// A colour as SVG writes it.
pub(super) fn hex((red, green, blue): (u8, u8, u8)) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Lower-case letters and digits, joined by single hyphens.
fn slug(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    if parts.is_empty() { "x".into() } else { parts.join("-") }
}

/// Words as XML text or as an attribute's value; characters that XML forbids become spaces.
fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_at_most_two_decimals_and_no_idle_zeros() {
        let written = [0.0, 1.5, -0.004, 12.345_678, -3.07].map(hundredths);
        assert_eq!(written, ["0", "1.5", "0", "12.35", "-3.07"]);
    }

    #[test]
    fn names_become_identifiers() {
        assert_eq!(slug("HPCG (64-bit), sum"), "hpcg-64-bit-sum");
        assert_eq!(slug("“…”"), "x");
    }

    #[test]
    fn markup_in_words_stays_words() {
        assert_eq!(escape("a<b & \"c\">\u{1}"), "a&lt;b &amp; &quot;c&quot;&gt; ");
    }
}
