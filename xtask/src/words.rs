//! How numbers and lists are said.

/// How many names are listed before the rest are only counted.
const LISTED: usize = 5;

/// The first few of some names, and how many more there are.
pub(crate) fn few(names: &[String]) -> String {
    let shown = names.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(LISTED) {
        0 => shown,
        more => format!("{shown}, and {more} more"),
    }
}

/// So many of a kind: `1 figure`, `2 figures`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Parts of a sentence: `a`, `a and b`, `a, b and c`.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [parts @ .., last] if !parts.is_empty() => format!("{} and {last}", parts.join(", ")),
        parts => parts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(count: usize) -> Vec<String> {
        ('a'..='z').take(count).map(String::from).collect()
    }

    #[test]
    fn five_names_are_listed_and_the_rest_are_counted() {
        assert_eq!(few(&names(5)), "a, b, c, d, e");
        assert_eq!(few(&names(12)), "a, b, c, d, e, and 7 more");
    }

    #[test]
    fn parts_are_joined_as_in_a_sentence() {
        assert_eq!([1, 2, 3].map(|count| joined(&names(count))), ["a", "a and b", "a, b and c"]);
        assert_eq!([1, 2].map(|count| counted(count, "claim")), ["1 claim", "2 claims"]);
    }
}
