use std::time::Instant;

use neuroscale_quantity::Package;
use neuroscale_report::Report;

use crate::failure::Failure;
use crate::places::Places;
use crate::state::State;
use crate::tables::{self, Tables};
use crate::words::counted;
use crate::{Outcome, destination, idle, lock, outputs, print, stamp, summary, writing};

/// Redraws what the tables changed. Every byte is computed before the first is written.
pub(crate) fn draw(places: &Places) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let tables = read(places)?;
    if stamp::fits(places, &tables) {
        eprintln!("nothing to do: program, tables and outputs are as the last run left them");
        eprintln!("{}", summary::to_open(places));
        return Ok(Outcome::Fine);
    }
    let package = packed(places, &tables)?;
    eprintln!("{}", summary::beginning(places));
    let report = computed(places, &package)?;
    let state = write(places, &tables, &report)?;
    eprintln!("{}", summary::moves(&state, places));
    for notice in idle::notices(places, &package, &report) {
        eprintln!("{notice}");
    }
    eprintln!("{}, in {:.1} s", summary::ending(&state, places), start.elapsed().as_secs_f64());
    eprintln!("{}", summary::to_open(places));
    Ok(Outcome::Fine)
}

/// Recomputes everything, writes nothing, and prints the paths that differ.
pub(crate) fn check(places: &Places) -> Result<Outcome, Failure> {
    let report = computed(places, &packed(places, &read(places)?)?)?;
    let state = State::of(&report, places)?;
    print(&state.drift.lines(places))?;
    match (state.drift.len(), state.check_ours(places)) {
        (0, _) => {
            eprintln!("all {} outputs are what the tables give", state.outputs.len());
            return Ok(Outcome::Fine);
        }
        (_, Err(foreign)) => eprintln!("`{}` would refuse to mend that: {foreign}", places.command()),
        (drifted, Ok(())) => {
            let differ = if drifted == 1 { "differs" } else { "differ" };
            let paths = counted(drifted, "path");
            eprintln!("{paths} {differ} from what the tables give; to mend that: {}", places.command());
        }
    }
    Ok(Outcome::Drifted)
}

fn read(places: &Places) -> Result<Tables, Failure> {
    let tables = tables::read(&places.data)?;
    destination::check(places, &tables)?;
    Ok(tables)
}

fn packed(places: &Places, tables: &Tables) -> Result<Package, Failure> {
    Package::read(&tables.files).map_err(|error| Failure::table(&places.data, error))
}

/// The report, if all of it has a place: else not even a directory is made.
fn computed(places: &Places, package: &Package) -> Result<Report, Failure> {
    let report = neuroscale_report::report(package).map_err(|error| Failure::report(&places.data, error))?;
    outputs::of(&report, places)?;
    Ok(report)
}

/// Alone in the directory of outputs, makes it what the tables give; the state is the one that was met there.
fn write(places: &Places, tables: &Tables, report: &Report) -> Result<State, Failure> {
    let _lock = lock::hold(places)?;
    writing::clear(places);
    let state = State::of(report, places)?;
    state.mend(places)?;
    stamp::leave(places, tables);
    Ok(state)
}
