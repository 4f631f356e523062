//! A whole and its part are two things: they answer no question together, and no set counts both.

use std::collections::BTreeSet;

use neuroscale_quantity::{Package, Row, TableError};

use super::{Makes, Whole};
use crate::population_set::SETS;
use crate::question::RIVALS;

/// Checks that no rival of a question holds another one, nor what its set counts beside it.
///
/// # Errors
///
/// [`TableError::Cell`] at the rival that is the whole.
pub(super) fn check(package: &Package, wholes: &[Whole]) -> Result<(), TableError> {
    let (rivals, sets) = (package.table(RIVALS)?.rows(), package.table(SETS)?.rows());
    for rival in rivals {
        let parts = parts_of(rival.text("row")?, wholes);
        for other in rivals.iter().filter(|_| !parts.is_empty()) {
            let is_part =
                parts.contains(other.text("row")?) && rival.text("times")? == other.text("times")?;
            if is_part && stand_together(rival.text("question")?, other.text("question")?, sets)? {
                return Err(rival.error("row", &expected(other)?));
            }
        }
    }
    Ok(())
}

fn expected(part: &Row) -> Result<String, TableError> {
    let (row, question) = (part.text("row")?, part.text("question")?);
    Ok(format!(
        "a measurement that holds no other of its question or its set; {row}, which answers `{question}`, is a part \
         of this one (anatomy/wholes.csv)"
    ))
}

/// The addresses of everything that a row is made of, through any number of steps.
fn parts_of(row: &str, wholes: &[Whole]) -> BTreeSet<String> {
    let (mut parts, mut waiting) = (BTreeSet::new(), vec![row.to_owned()]);
    while let Some(row) = waiting.pop() {
        let made = wholes
            .iter()
            .filter(|whole| whole.makes != Makes::NoMore && whole.whole.address().to_string() == row);
        for part in made.flat_map(|whole| &whole.parts) {
            let address = part.number.address().to_string();
            if parts.insert(address.clone()) {
                waiting.push(address);
            }
        }
    }
    parts
}

/// Whether two questions are one, or a set counts what both ask for.
fn stand_together(one: &str, other: &str, sets: &[Row]) -> Result<bool, TableError> {
    Ok(one == other || !sets_of(one, sets)?.is_disjoint(&sets_of(other, sets)?))
}

fn sets_of<'t>(question: &str, sets: &'t [Row]) -> Result<BTreeSet<&'t str>, TableError> {
    let mut names = BTreeSet::new();
    for row in sets {
        if row.text("neurons")? == question || row.text("synapses")? == question {
            names.insert(row.text("set")?);
        }
    }
    Ok(names)
}
