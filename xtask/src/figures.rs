use std::collections::BTreeMap;
use std::time::Instant;

use neuroscale_quantity::Package;

use crate::failure::Failure;
use crate::outputs::{self, Drift, Outputs};
use crate::places::Places;
use crate::{Outcome, print, stamp, tables};

/// Redraws what the tables changed. Every byte is computed before the first is written.
pub(crate) fn draw(places: &Places) -> Result<Outcome, Failure> {
    outputs::check_ours(places)?;
    let tables = tables::read(places)?;
    if stamp::fits(places, &tables) {
        eprintln!("nothing to do: program, tables and outputs are as the last run left them");
        return Ok(Outcome::Fine);
    }
    let outputs = computed(places, &tables)?;
    let drift = Drift::between(&outputs, places)?;
    drift.mend(&outputs, places)?;
    stamp::leave(places, &tables);
    let written = drift.changed.len() + drift.missing.len();
    eprintln!(
        "wrote {written} and removed {} in {}; {} were as they should be",
        drift.orphaned.len(),
        places.out.display(),
        outputs.len() - written
    );
    Ok(Outcome::Fine)
}

/// Recomputes everything, writes nothing, and prints the paths that differ.
pub(crate) fn check(places: &Places) -> Result<Outcome, Failure> {
    let outputs = computed(places, &tables::read(places)?)?;
    let drift = Drift::between(&outputs, places)?;
    print(&drift.lines())?;
    if drift.len() == 0 {
        eprintln!("all {} outputs are what the tables give", outputs.len());
        return Ok(Outcome::Fine);
    }
    eprintln!("{} paths differ from what the tables give; `cargo xtask figures` mends them", drift.len());
    Ok(Outcome::Drifted)
}

fn computed(places: &Places, tables: &BTreeMap<String, Vec<u8>>) -> Result<Outputs, Failure> {
    let start = Instant::now();
    let package = Package::read(tables).map_err(|error| Failure::table(places, error))?;
    eprintln!("read {} tables in {}", tables.len().saturating_sub(1), places.data.display());
    let report = neuroscale_report::report(&package).map_err(|error| Failure::report(places, error))?;
    eprintln!("drew {} files in {:.2} s", report.artifacts.len(), start.elapsed().as_secs_f64());
    outputs::of(report, places)
}
