use regex_lite::{Regex, RegexBuilder};
use serde::Deserialize;

/// A pattern that a text must match as a whole.
///
/// Programs differ in what they read into a pattern. This one may only hold what Python, in which the tools of Data
/// Packages are written, and we read alike: characters, `.`, sets, groups, `|`, repetitions, `\d`, `\w`, `\s`, escaped
/// punctuation.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Pattern {
    text: String,
    regex: Regex,
}

impl Pattern {
    /// The largest compiled pattern, in bytes.
    const LARGEST: usize = 1 << 16;

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        self.regex.is_match(text)
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if let Some(part) = disputed(&text) {
            return Err(format!(
                "the pattern `{text}` uses `{part}`, which is not supported; write it without"
            ));
        }
        let whole = RegexBuilder::new(&format!(r"\A(?:{text})\z")).size_limit(Self::LARGEST).build();
        let regex = whole.map_err(|error| format!("the pattern `{text}` cannot be read: {error}"))?;
        Ok(Self { text, regex })
    }
}

/// What a part of a pattern stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Set,
    NegatedSet,
}

/// Parts of more than one character, and brackets; those that programs read differently are marked.
const PARTS: [(&str, bool); 10] = [
    ("(?:", true),
    ("(?", false),
    ("[^]", false),
    ("[]", false),
    ("[^", true),
    ("[", true),
    ("*+", false),
    ("++", false),
    ("?+", false),
    ("}+", false),
];
const PARTS_OF_SETS: [(&str, bool); 6] =
    [("&&", false), ("--", false), ("~~", false), ("||", false), ("[", false), ("]", true)];

/// The first part of a pattern that programs read differently, or not at all.
fn disputed(pattern: &str) -> Option<&str> {
    let (mut rest, mut within) = (pattern, Within::Nothing);
    while let Some(first) = rest.chars().next() {
        let (length, alike) = match rest.strip_prefix('\\') {
            Some(escaped) => escape(escaped.chars().next(), within),
            None => part(rest, within).unwrap_or((first.len_utf8(), true)),
        };
        let part = &rest[..length];
        if !alike {
            return Some(part);
        }
        within = match part {
            "[" => Within::Set,
            "[^" => Within::NegatedSet,
            "]" => Within::Nothing,
            _ => within,
        };
        rest = &rest[length..];
    }
    None
}

/// The length of the known part with which a pattern goes on, and whether programs read it alike.
fn part(rest: &str, within: Within) -> Option<(usize, bool)> {
    let parts: &[_] = if within == Within::Nothing { &PARTS } else { &PARTS_OF_SETS };
    parts.iter().find(|(part, _)| rest.starts_with(part)).map(|(part, alike)| (part.len(), *alike))
}

/// The same of a backslash and what it escapes. Python's `\d` is more than 0 to 9, so what is *not* in it is less.
fn escape(escaped: Option<char>, within: Within) -> (usize, bool) {
    let alike = match escaped {
        Some('d' | 'w' | 's') => within != Within::NegatedSet,
        Some(c) => c.is_ascii_punctuation() && !matches!(c, '<' | '>'),
        None => false,
    };
    (1 + escaped.map_or(0, char::len_utf8), alike)
}
