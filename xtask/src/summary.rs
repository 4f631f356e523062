//! What a run says: at its beginning how long it takes, at its end what moved and what to open.

use crate::inventory::Inventory;
use crate::moves::Moves;
use crate::outputs::{self, Outputs};
use crate::places::{PAGE, Places};
use crate::state::State;

pub(crate) fn beginning(places: &Places) -> String {
    let (data, out) = (places.data.display(), places.out.display());
    let page = places.out.join("figures/README.md");
    format!("drawing the tables of {data} into {out}: a few seconds; the report begins at {}", page.display())
}

/// The pages from which everything else is linked.
pub(crate) fn to_open(places: &Places) -> String {
    let [figures, claims] = ["figures/README.md", "tables/claims.md"].map(|page| places.out.join(page));
    format!("open {} for the figures, {} for every claim, judged", figures.display(), claims.display())
}

/// What moved, and beside what: what lay here before, else the repository's own outputs.
pub(crate) fn moves(state: &State, places: &Places) -> String {
    let (out, new) = (places.out.display(), Inventory::of(&state.outputs));
    if state.found.keys().any(|name| name != PAGE) {
        let old = Inventory::of(&state.found);
        return format!("compared with what {out} held before: {}", Moves::between(&old, &new));
    }
    match house(&state.outputs) {
        Some((docs, old)) => {
            let moves = Moves::between(&Inventory::of(&old), &new);
            format!("compared with {docs}, since {out} is new: {moves}")
        }
        None => format!("compared with nothing, since {out} is new"),
    }
}

/// What the repository holds, if there is one.
fn house(outputs: &Outputs) -> Option<(String, Outputs)> {
    let house = Places::house().ok()?;
    let found = outputs::found(&house, outputs.keys().map(String::as_str)).ok()?;
    (!found.is_empty()).then(|| (house.out.display().to_string(), found))
}

/// What there is, and what was done for it.
pub(crate) fn ending(state: &State, places: &Places) -> String {
    let written = state.drift.changed.len() + state.drift.missing.len();
    let done = match (written, state.drift.orphaned.len()) {
        (0, 0) => "all of them as they should be".to_owned(),
        (written, 0) => format!("{written} of {} files written", state.outputs.len()),
        (written, removed) => {
            format!("{written} of {} files written, {removed} removed", state.outputs.len())
        }
    };
    format!("{} holds {}; {done}", places.out.display(), Inventory::of(&state.outputs).counts())
}
