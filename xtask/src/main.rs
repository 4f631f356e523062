//! `cargo xtask`: the only crate that touches the disk.
//!
//! It reads tables, asks `neuroscale-report` for bytes, and writes them. It has few dependencies, because cargo checks
//! them at every start, and it never starts cargo.

mod arguments;
mod places;
mod tables;
mod readme;
mod outputs;
mod stamp;
mod figures;
mod failure;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use neuroscale_quantity::Package;

use crate::arguments::Command;
use crate::failure::Failure;
use crate::places::Places;

/// How a run ended, as its exit code says it.
pub(crate) enum Outcome {
    /// Everything is as the tables say.
    Fine = 0,
    /// `--check` found paths that the tables no longer give.
    Drifted = 1,
    /// Nothing was written, and the message says why.
    Failed = 2,
}

fn main() -> ExitCode {
    let outcome = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => run(command).unwrap_or_else(|failure| {
            eprintln!("error: {failure}");
            Outcome::Failed
        }),
        Err(usage) => {
            eprintln!("error: {usage}\n\n{}", arguments::COMMANDS);
            Outcome::Failed
        }
    };
    ExitCode::from(outcome as u8)
}

fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Help => print(arguments::COMMANDS),
        Command::Figures(places) => figures::draw(&places),
        Command::Check(places) => figures::check(&places),
        Command::List(places) => list(&places),
        Command::Explain(places, id) => explain(&places, &id),
    }
}

fn list(places: &Places) -> Result<Outcome, Failure> {
    let entries = neuroscale_report::list(&read(places)?).map_err(|error| Failure::report(places, error))?;
    let lines =
        entries.iter().map(|entry| format!("{:6}  {:36}  {}\n", entry.kind.word(), entry.id, entry.title));
    print(&lines.collect::<String>())
}

fn explain(places: &Places, id: &str) -> Result<Outcome, Failure> {
    let text =
        neuroscale_report::explain(&read(places)?, id).map_err(|error| Failure::report(places, error))?;
    print(&text)
}

fn read(places: &Places) -> Result<Package, Failure> {
    Package::read(&tables::read(places)?).map_err(|error| Failure::table(places, error))
}

/// Writes to standard output; a reader that has seen enough, such as `head`, is no failure.
pub(crate) fn print(text: &str) -> Result<Outcome, Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::file("standard output", error)),
        _ => Ok(Outcome::Fine),
    }
}
