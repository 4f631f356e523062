use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A line of a file and a character of the line, both counted from 1, as an editor counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: u64,
    pub(super) character: u64,
}

impl Place {
    /// Where a byte stands. A line ends in LF, CRLF or CR.
    pub(super) fn of(text: &[u8], byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let ends = |at: usize| ends_line(text, at);
        let start = (0..before.len()).rev().find(|at| ends(*at)).map_or(0, |end| end + 1);
        let begins_character = |byte: &&u8| **byte & 0xC0 != 0x80;
        Self {
            line: 1 + (0..before.len()).filter(|at| ends(*at)).count() as u64,
            character: 1 + before[start..].iter().filter(begins_character).count() as u64,
        }
    }

    /// Where a JSON value stands that a pointer such as `/resources/0/path` finds; its parent where there is none.
    pub(super) fn of_value(text: &str, pointer: &str) -> Self {
        let value = value(text, pointer).map_or("", RawValue::get);
        // Every value that was found is a part of the text.
        Self::of(text.as_bytes(), (value.as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
    }
}

/// Whether a line ends with this byte: the CR of a CRLF ends none.
pub(super) fn ends_line(text: &[u8], at: usize) -> bool {
    match text.get(at) {
        Some(b'\n') => true,
        Some(b'\r') => text.get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}

fn value<'t>(text: &'t str, pointer: &str) -> Option<&'t RawValue> {
    let mut value: &RawValue = serde_json::from_str(text).ok()?;
    for part in pointer.split('/').skip(1) {
        let Some(inner) = part_of(value, part) else { break };
        value = inner;
    }
    Some(value)
}

fn part_of<'t>(value: &'t RawValue, part: &str) -> Option<&'t RawValue> {
    match part.parse::<usize>() {
        Ok(index) => serde_json::from_str::<Vec<&RawValue>>(value.get()).ok()?.get(index).copied(),
        Err(_) => serde_json::from_str::<BTreeMap<String, &RawValue>>(value.get()).ok()?.remove(part),
    }
}
