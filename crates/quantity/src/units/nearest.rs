use super::Units;
use crate::Unit;

/// A unit that is not written in known symbols.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{symbol}` is not a known unit symbol{}", self.advice())]
pub struct UnknownUnit {
    /// What was found instead of a symbol.
    pub symbol: String,
    /// What may have been meant: the nearest first, at most three.
    pub nearest: Vec<String>,
}

impl UnknownUnit {
    pub(super) fn new(symbol: &str, units: &Units) -> Self {
        Self { symbol: symbol.to_owned(), nearest: nearest(symbol, units) }
    }

    fn advice(&self) -> String {
        let meant: Vec<String> = self.nearest.iter().map(|symbol| format!("`{symbol}`")).collect();
        let meant = meant.join(" or ");
        match (meant.as_str(), Unit::of_own(&self.symbol)) {
            ("", Some(_)) => format!("; {DECLARE}"),
            ("", None) => format!("; {WRITE}"),
            (meant, Some(_)) => format!("; did you mean {meant}? Otherwise {DECLARE}"),
            (meant, None) => format!("; did you mean {meant}?"),
        }
    }
}

const DECLARE: &str = "declare it by a row of units.csv (symbol,is,meaning)";
const WRITE: &str = "write symbols joined by `*`, powers such as `m^2`, and at most one `/`";

/// What people write, and our symbol for it; in lower case, in the singular.
const SYNONYMS: &[(&str, &str)] = &[
    ("sec", "s"),
    ("second", "s"),
    ("minute", "min"),
    ("hr", "h"),
    ("hour", "h"),
    ("d", "day"),
    ("wk", "week"),
    ("mo", "month"),
    ("a", "year"),
    ("y", "year"),
    ("yr", "year"),
    ("annum", "year"),
    ("metre", "m"),
    ("meter", "m"),
    ("micron", "um"),
    ("gram", "g"),
    ("kilo", "kg"),
    ("kelvin", "K"),
    ("newton", "N"),
    ("joule", "J"),
    ("watt", "W"),
    ("wh", "Wh"),
    ("watthour", "Wh"),
    ("electronvolt", "eV"),
    ("hertz", "Hz"),
    ("b", "byte"),
    ("gigabyte", "GB"),
    ("terabyte", "TB"),
    ("bit", "bit"),
    ("flop", "FLOP"),
    ("flops", "FLOP/s"),
    ("op", "operation"),
    ("param", "parameter"),
    ("people", "person"),
    ("human", "person"),
    ("household", "home"),
    ("nuclei", "nucleus"),
    ("ap", "spike"),
    ("$", "USD"),
    ("us$", "USD"),
    ("dollar", "USD"),
    ("%", "percent"),
    ("pct", "percent"),
    ("dimensionless", "1"),
    ("none", "1"),
];

/// Prefixes by name and by sign.
const PREFIXES: &[(&str, &str, &str)] = &[
    ("nano", "n", "n"),
    ("micro", "µ", "u"),
    ("milli", "m", "m"),
    ("centi", "c", "c"),
    ("kilo", "k", "k"),
    ("mega", "M", "M"),
    ("giga", "G", "G"),
    ("tera", "T", "T"),
    ("peta", "P", "P"),
    ("exa", "E", "E"),
];

/// Signs that typography uses where a unit has others.
const SIGNS: &[(&str, &str)] = &[
    (" per ", "/"),
    ("·", "*"),
    ("⋅", "*"),
    ("×", "*"),
    ("²", "^2"),
    ("³", "^3"),
    ("**", "^"),
    ("μ", "u"),
    ("µ", "u"),
];

fn nearest(text: &str, units: &Units) -> Vec<String> {
    let known = |unit: &String| units.quotient(unit).is_ok();
    let found =
        respelled(text, units).or_else(|| synonym(text).filter(known)).or_else(|| prefixed(text, units));
    match found {
        Some(symbol) => vec![symbol],
        None => similar(text, units),
    }
}

/// The same in our signs, where that alone makes it a unit.
fn respelled(text: &str, units: &Units) -> Option<String> {
    let signs = SIGNS.iter().fold(text.trim().to_owned(), |text, (sign, ours)| text.replace(sign, ours));
    let words: Vec<&str> = signs.split_whitespace().collect();
    let joined = words.join("*");
    let slashes = joined.replacen('/', "\n", 1).replace('/', "*").replace('\n', "/");
    [joined, slashes].into_iter().find(|unit| unit != text && units.quotient(unit).is_ok())
}

fn synonym(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let singular = text.strip_suffix('s').unwrap_or(&text);
    let find = |word: &str| SYNONYMS.iter().find(|(synonym, _)| *synonym == word);
    find(&text).or_else(|| find(singular)).map(|(_, symbol)| (*symbol).to_owned())
}

/// A synonym behind a prefix, where both together are a unit: `milliseconds`, `GFlops`.
fn prefixed(text: &str, units: &Units) -> Option<String> {
    let lower = text.to_lowercase();
    let candidates = PREFIXES.iter().flat_map(|(name, sign, ours)| {
        let rest = [lower.strip_prefix(name), text.strip_prefix(sign)];
        rest.into_iter()
            .flatten()
            .filter(|rest| !rest.is_empty())
            .filter_map(move |rest| Some(format!("{ours}{}", synonym(rest)?)))
    });
    candidates.into_iter().find(|unit| units.quotient(unit).is_ok())
}

/// The symbols that differ in the case of letters alone, that begin so, or that are few letters away; the nearest first.
fn similar(text: &str, units: &Units) -> Vec<String> {
    let lower = text.to_lowercase();
    let length = lower.chars().count();
    let distance = |symbol: &str| match symbol.to_lowercase() {
        symbol if symbol == lower => Some(0),
        symbol if length > 2 && symbol.starts_with(&lower) => Some(1),
        symbol if length <= LONGEST => Some(edits(&lower, &symbol)).filter(|edits| *edits <= length / 3),
        _ => None,
    };
    let mut found: Vec<(usize, &str)> =
        units.symbols().filter_map(|symbol| Some((distance(symbol)?, symbol))).collect();
    found.sort_by_key(|(distance, _)| *distance);
    let least = found.first().map_or(0, |(distance, _)| *distance);
    found
        .iter()
        .take(3)
        .take_while(|(distance, _)| *distance == least)
        .map(|(_, symbol)| (*symbol).to_owned())
        .collect()
}

/// Letters beyond which nothing is near.
const LONGEST: usize = 40;

/// How many letters must be put in, left out, changed or swapped with their neighbours to make one word of the other.
///
/// # Source
/// Damerau 1964, *A technique for computer detection and correction of spelling errors*, Communications of the ACM
/// 7:171; each place is edited once.
fn edits(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let changed = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::edits;

    /// Counted by hand; the pair `ca`, `abc` is the usual example of a distance that edits each place once: it is 3
    /// here, and 2 where a letter may be put between two that were swapped.
    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        for (one, other, distance) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("ab", "ba", 1),
            ("abcd", "badc", 2),
            ("year", "yaer", 1),
            ("kitten", "sitting", 3),
            ("ca", "abc", 3),
            ("aab", "aba", 1),
            ("abab", "baba", 2),
        ] {
            assert_eq!(edits(one, other), distance, "{one} {other}");
            assert_eq!(edits(other, one), distance, "{other} {one}");
        }
    }
}
