use std::collections::BTreeMap;

use crate::outputs::Outputs;
use crate::words::{counted, joined};

/// What a figure, table or claim consists of: its bytes, by the name of the part.
type Parts<'o> = BTreeMap<&'o str, &'o [u8]>;

/// The figures, the tables or the claims, by their names.
pub(crate) struct Kind<'o> {
    pub(crate) noun: &'static str,
    pub(crate) things: BTreeMap<&'o str, Parts<'o>>,
}

/// What people look at in a directory of outputs.
pub(crate) struct Inventory<'o>(pub(crate) [Kind<'o>; 3]);

impl<'o> Inventory<'o> {
    /// Pixels are left out: on another machine they may round the other way, and they follow from the SVG.
    pub(crate) fn of(outputs: &'o Outputs) -> Self {
        Self([
            Kind { noun: "figure", things: files(outputs, "figures/", &["svg", "csv"]) },
            Kind { noun: "table", things: files(outputs, "tables/", &["csv", "md"]) },
            Kind { noun: "claim", things: claims(outputs) },
        ])
    }

    /// How much there is: `18 figures, 4 tables and 223 claims`.
    pub(crate) fn counts(&self) -> String {
        joined(&self.0.each_ref().map(|kind| counted(kind.things.len(), kind.noun)))
    }
}

fn files<'o>(outputs: &'o Outputs, directory: &str, endings: &[&str]) -> BTreeMap<&'o str, Parts<'o>> {
    let mut things: BTreeMap<_, Parts<'_>> = BTreeMap::new();
    for (name, bytes) in outputs {
        let file = name.strip_prefix(directory).and_then(|file| file.rsplit_once('.'));
        if let Some((id, ending)) = file
            && endings.contains(&ending)
            && id != "README"
        {
            things.entry(id).or_default().insert(ending, bytes);
        }
    }
    things
}

/// The rows of the ledger, by the claim's id in the first column.
fn claims(outputs: &Outputs) -> BTreeMap<&str, Parts<'_>> {
    let ledger = outputs.get("tables/claims.csv").map_or(&[][..], Vec::as_slice);
    let rows = records(std::str::from_utf8(ledger).unwrap_or_default()).skip(1);
    let claim = |row: &'_ str| row.split_once(',').map_or("", |(id, _)| id).len();
    rows.map(|row| (&row[..claim(row)], Parts::from([("row", row.as_bytes())]))).collect()
}

/// The records of a CSV text: a line ends outside quotes.
fn records(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split_inclusive(move |c| {
        quoted ^= c == '"';
        c == '\n' && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_has_one_name_and_a_claim_may_run_over_lines() {
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let outputs = Outputs::from([
            file("README.md", ""),
            file("figures/README.md", ""),
            file("figures/energy.csv", "a"),
            file("figures/energy.png", "b"),
            file("figures/energy.svg", "c"),
            file("tables/claims.csv", "id,said\none,\"two\nlines\"\nthree,\"a \"\"word\"\"\"\n"),
        ]);
        let inventory = Inventory::of(&outputs);
        assert_eq!(inventory.counts(), "1 figure, 1 table and 2 claims");
        assert_eq!(inventory.0[2].things["one"]["row"], b"one,\"two\nlines\"\n");
        assert_eq!(inventory.0[2].things["three"]["row"], b"three,\"a \"\"word\"\"\"\n");
    }
}
