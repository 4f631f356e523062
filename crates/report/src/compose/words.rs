use neuroscale_draw::number;
use neuroscale_hpc::Edition;

use super::ranges::Range;

/// A count as people say it, from a million to a quadrillion.
pub(crate) fn counted(count: f64) -> String {
    counted_to(count, 3)
}

/// The same to so many digits.
pub(crate) fn counted_to(count: f64, digits: usize) -> String {
    let (size, name) = size_of(count);
    format!("{} {name}", number(count / size, digits)).trim_end().to_owned()
}

/// A count with the ends of its range: *150 trillion (120 to 180)*.
pub(crate) fn counted_within(count: f64, range: Range) -> String {
    let (digits, (size, name)) = (range.digits(), size_of(count));
    let alike = [range.low, range.high].iter().all(|end| size_of(*end).1 == name);
    let end = |end: f64| if alike { number(end / size, digits) } else { counted_to(end, digits) };
    format!("{} ({} to {})", counted_to(count, digits), end(range.low), end(range.high))
}

fn size_of(count: f64) -> (f64, &'static str) {
    let names = [(1e15, "quadrillion"), (1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
    names.into_iter().find(|(size, _)| count >= *size).unwrap_or((1.0, ""))
}

/// Words with a capital at their beginning.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A statement without its remarks in brackets.
pub(crate) fn brief(statement: &str) -> &str {
    statement.split_once(" (").map_or(statement, |(words, _)| words)
}

/// How far a ratio is from one: *× 5* or *÷ 5*.
pub(crate) fn times(ratio: f64) -> String {
    if ratio < 1.0 { format!("÷ {}", number(1.0 / ratio, 2)) } else { format!("× {}", number(ratio, 2)) }
}

/// A number of things, such as *1 year* or *18 months*.
pub(crate) fn several(count: f64, thing: &str) -> String {
    let count = number(count, 3);
    if count == "1" || count == "−1" { format!("{count} {thing}") } else { format!("{count} {thing}s") }
}

/// The month of a list, such as *June 2026*.
pub(crate) fn month(edition: Edition) -> String {
    let text = edition.to_string();
    let name = |month| match month {
        "06" => "June",
        "11" => "November",
        other => other,
    };
    text.split_once('-').map_or(text.clone(), |(year, month)| format!("{} {year}", name(month)))
}
