//! What is wrong with a `datapackage.json`, in the words of people instead of those of the program that reads it.

use super::TableError;
use super::place::Place;

const ADVICE: [(&str, &str, &str); 4] = [
    ("unknown field", "unknown or unsupported property", "; correct its name or remove it"),
    ("missing field", "missing property", "; add it"),
    ("duplicate field", "repeated property", "; keep one of them"),
    ("unknown variant", "unknown or unsupported value", ""),
];

/// How the reader names what it found, and how people do; what stands in quotes follows.
const FOUND: [(&str, &str); 7] = [
    ("null", "`null`"),
    ("boolean ", ""),
    ("integer ", "the number "),
    ("floating point ", "the number "),
    ("string ", "the text "),
    ("sequence", "a list"),
    ("map", "an object"),
];

/// How the reader names what it expected.
const EXPECTED: [(&str, &str); 5] = [
    ("a string", "a text"),
    ("string or map", "a text"),
    ("a boolean", "`true` or `false`"),
    ("usize", "a whole number not below 0"),
    ("a sequence", "a list"),
];

pub(super) fn refusal(text: &str, error: &serde_json::Error) -> TableError {
    let (line, column) = (error.line(), error.column());
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let end = start + column.saturating_sub(1);
    // The reader stops at the end of a string; a reader of the message looks for its beginning.
    let before = text.get(..end).filter(|_| text[end..].starts_with('"'));
    let Place { line: place, character } =
        Place::of(text.as_bytes(), before.and_then(|before| before.rfind('"')).unwrap_or(end));
    let theirs = error.to_string().replace(&format!(" at line {line} column {column}"), "");
    let path = || pointer(text.get(..end).unwrap_or(text));
    let problem =
        wrong_type(&theirs).map_or_else(|| advised(&theirs), |ours| format!("`{}`: {ours}", path()));
    TableError::Descriptor { line: place, character, problem }
}

fn advised(theirs: &str) -> String {
    let advised = |(begins, ours, advice): &(&str, &str, &str)| {
        theirs.strip_prefix(begins).map(|rest| format!("{ours}{rest}{advice}"))
    };
    ADVICE.iter().find_map(advised).unwrap_or_else(|| theirs.to_owned())
}

/// `invalid type: integer 1, expected a boolean`, as people would say it.
fn wrong_type(theirs: &str) -> Option<String> {
    if theirs == "expected value" {
        return Some("expected a value that may stand here".to_owned());
    }
    let rest = theirs.strip_prefix("invalid type: ").or_else(|| theirs.strip_prefix("invalid value: "))?;
    let (found, expected) = rest.rsplit_once(", expected ")?;
    let found = FOUND
        .iter()
        .find_map(|(theirs, ours)| found.strip_prefix(theirs).map(|rest| format!("{ours}{rest}")))
        .unwrap_or_else(|| found.to_owned());
    let expected = EXPECTED.iter().find(|(theirs, _)| *theirs == expected).map_or(expected, |(_, ours)| ours);
    Some(format!("found {found}; expected {expected}"))
}

/// The pointer, such as `/resources/0/path`, to the value that a text ends in or before.
fn pointer(text: &str) -> String {
    let (mut path, mut string): (Vec<String>, Option<String>) = (vec![], None);
    let (mut is_in_string, mut is_escaped) = (false, false);
    for c in text.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' if is_in_string => is_escaped = true,
            '"' if is_in_string => is_in_string = false,
            _ if is_in_string => string.get_or_insert_default().push(c),
            '"' => (is_in_string, string) = (true, Some(String::new())),
            _ => step(&mut path, c, string.as_deref()),
        }
    }
    path.iter().flat_map(|part| ["/", part.as_str()]).collect()
}

/// Follows a character outside of strings: into a value, to the next one, or out of it.
fn step(path: &mut Vec<String>, c: char, string: Option<&str>) {
    let next = |part: &str| part.parse::<usize>().map(|index| (index + 1).to_string());
    match (c, path.last_mut()) {
        ('{', _) => path.push(String::new()),
        ('[', _) => path.push("0".to_owned()),
        ('}' | ']', _) => drop(path.pop()),
        (':', Some(part)) => string.unwrap_or_default().clone_into(part),
        (',', Some(part)) => *part = next(part).unwrap_or_default(),
        _ => {}
    }
}
