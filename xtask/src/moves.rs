use std::fmt;

use crate::inventory::{Inventory, Kind};
use crate::words::{counted, few, joined};

/// What became of the figures, tables and claims between two directories of outputs.
pub(crate) struct Moves(Vec<Became>);

/// Names of one kind that had one fate.
struct Became {
    fate: Fate,
    noun: &'static str,
    names: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Moved,
    New,
    Gone,
}

impl Moves {
    pub(crate) fn between(old: &Inventory<'_>, new: &Inventory<'_>) -> Self {
        let pairs = || old.0.iter().zip(&new.0);
        let moved = pairs().map(|(old, new)| Became::of(Fate::Moved, new, |id| has_moved(old, new, id)));
        let came = pairs().map(|(old, new)| Became::of(Fate::New, new, |id| !old.things.contains_key(id)));
        let went = pairs().map(|(old, new)| Became::of(Fate::Gone, old, |id| !new.things.contains_key(id)));
        Self(moved.chain(came).chain(went).filter(|became| !became.names.is_empty()).collect())
    }

    /// `3 figures and 12 claims moved`, or nothing where none had this fate.
    fn clause(&self, fate: Fate) -> Option<String> {
        let of_fate: Vec<&Became> = self.0.iter().filter(|became| became.fate == fate).collect();
        let counts: Vec<String> =
            of_fate.iter().map(|became| counted(became.names.len(), became.noun)).collect();
        let one = matches!(of_fate[..], [only] if only.names.len() == 1);
        (!counts.is_empty()).then(|| format!("{} {}", joined(&counts), fate.verb(one)))
    }
}

impl Became {
    fn of(fate: Fate, kind: &Kind<'_>, wanted: impl Fn(&str) -> bool) -> Self {
        let names = kind.things.keys().filter(|id| wanted(id)).map(|id| (*id).to_owned()).collect();
        Self { fate, noun: kind.noun, names }
    }
}

impl Fate {
    fn verb(self, one: bool) -> &'static str {
        match (self, one) {
            (Self::Moved, _) => "moved",
            (Self::New, true) => "is new",
            (Self::New, false) => "are new",
            (Self::Gone, true) => "is gone",
            (Self::Gone, false) => "are gone",
        }
    }
}

/// Whether a part that both have differs. A part that is missing was removed by hand, and says nothing new.
fn has_moved(old: &Kind<'_>, new: &Kind<'_>, id: &str) -> bool {
    let (Some(old), Some(new)) = (old.things.get(id), new.things.get(id)) else { return false };
    new.iter().any(|(part, bytes)| old.get(part).is_some_and(|old| old != bytes))
}

/// A sentence, and a line with names for each kind and fate.
impl fmt::Display for Moves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clauses: Vec<String> =
            [Fate::Moved, Fate::New, Fate::Gone].into_iter().filter_map(|fate| self.clause(fate)).collect();
        f.write_str(if clauses.is_empty() { "nothing moved" } else { "" })?;
        f.write_str(&clauses.join("; "))?;
        self.0.iter().try_for_each(|became| {
            let verb = became.fate.verb(became.names.len() == 1);
            let noun =
                if became.names.len() == 1 { became.noun.to_owned() } else { format!("{}s", became.noun) };
            write!(f, "\n  {noun} that {verb}: {}", few(&became.names))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outputs::Outputs;

    fn outputs(files: &[(&str, &str)]) -> Outputs {
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_moved_came_and_went_is_counted_and_named() {
        let old = outputs(&[
            ("figures/energy.svg", "20 W"),
            ("figures/energy.png", "pixels"),
            ("figures/scale.svg", "same"),
            ("figures/scale.png", "pixels"),
            ("figures/retired.svg", "old"),
            ("tables/claims.csv", "id,stated\na,1\nb,2\nc,3\n"),
        ]);
        let new = outputs(&[
            ("figures/energy.svg", "21 W"),
            ("figures/energy.csv", "21"),
            ("figures/scale.svg", "same"),
            ("figures/scale.png", "other pixels"),
            ("tables/claims.csv", "id,stated\nb,2\na,1\nc,4\nd,5\n"),
        ]);
        let moves = Moves::between(&Inventory::of(&old), &Inventory::of(&new));
        assert_eq!(
            moves.to_string(),
            "1 figure, 1 table and 1 claim moved; 1 claim is new; 1 figure is gone\n  \
             figure that moved: energy\n  table that moved: claims\n  claim that moved: c\n  \
             claim that is new: d\n  figure that is gone: retired"
        );
        let same = Moves::between(&Inventory::of(&new), &Inventory::of(&new));
        assert_eq!(same.to_string(), "nothing moved");
    }
}
