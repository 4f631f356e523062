//! `cargo xtask`: the only crate that touches the disk.
//!
//! It reads tables, asks `neuroscale-report` for bytes, and writes them. It has few dependencies, because cargo checks
//! them at every start, and it never starts cargo.

mod arguments;
mod help;
mod places;
mod tables;
mod destination;
mod readme;
mod outputs;
mod record;
mod drift;
mod state;
mod lock;
mod writing;
mod stamp;
mod inventory;
mod moves;
mod idle;
mod summary;
mod figures;
mod failure;
mod digest;
mod shell;
mod words;

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use neuroscale_quantity::Package;

use crate::arguments::{Command, Form};
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
            eprintln!("error: {usage}\n\n{}", help::COMMANDS);
            Outcome::Failed
        }
    };
    ExitCode::from(outcome as u8)
}

fn run(command: Command) -> Result<Outcome, Failure> {
    match command {
        Command::Help(text) => print(text),
        Command::Figures(own) => figures::draw(&Places::of(own)?),
        Command::Check(own) => figures::check(&Places::of(own)?),
        Command::List(data) => list(&tables_or_ours(data)?),
        Command::Explain(data, id, form) => explain(&tables_or_ours(data)?, &id, form),
    }
}

fn tables_or_ours(data: Option<PathBuf>) -> Result<PathBuf, Failure> {
    data.map_or_else(|| Places::house().map(|house| house.data), Ok)
}

fn list(data: &Path) -> Result<Outcome, Failure> {
    let entries = neuroscale_report::list(&read(data)?).map_err(|error| Failure::report(data, error))?;
    let lines =
        entries.iter().map(|entry| format!("{:6}  {:36}  {}\n", entry.kind.word(), entry.id, entry.title));
    print(&lines.collect::<String>())
}

fn explain(data: &Path, id: &str, form: Form) -> Result<Outcome, Failure> {
    let explanation =
        neuroscale_report::explain(&read(data)?, id).map_err(|error| Failure::report(data, error))?;
    match form {
        Form::Text => print(&explanation.to_string()),
        Form::Json => {
            print(&explanation.json().map_err(|error| Failure::file("standard output", error.into()))?)
        }
    }
}

fn read(data: &Path) -> Result<Package, Failure> {
    Package::read(&tables::read(data)?.files).map_err(|error| Failure::table(data, error))
}

/// Writes to standard output; a reader that has seen enough, such as `head`, is no failure.
pub(crate) fn print(text: &str) -> Result<Outcome, Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::file("standard output", error)),
        _ => Ok(Outcome::Fine),
    }
}
