use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt};

use crate::places::Places;

/// What `cargo xtask` alone prints.
pub(crate) const COMMANDS: &str = "\
cargo xtask figures                       redraw docs/figures, docs/tables and parts of README.md
cargo xtask figures --check               recompute everything, write nothing, print the paths that differ
cargo xtask figures --list                list every figure, table and claim
cargo xtask figures --data DIR --out DIR  draw tables of your own into a directory of your own
cargo xtask explain ID                    derive a figure, table or claim: steps, units, rows, sources

--data DIR goes with every command. Exit codes: 0 fine, 1 drifted (--check), 2 failed.
";

/// What somebody asks for.
pub(crate) enum Command {
    Help,
    Figures(Places),
    Check(Places),
    List(Places),
    Explain(Places, String),
}

/// Understands a command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help),
        Some(Arg::Value(command)) if command == "figures" => figures(parser),
        Some(Arg::Value(command)) if command == "explain" => explain(parser),
        Some(Arg::Value(command)) => Err(format!("unknown command `{}`", command.to_string_lossy()).into()),
        Some(option) => Err(option.unexpected()),
    }
}

fn figures(mut parser: Parser) -> Result<Command, Error> {
    let (mut check, mut list, mut data, mut out) = (false, false, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("check") => check = true,
            Arg::Long("list") => list = true,
            Arg::Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Arg::Long("out") => out = Some(PathBuf::from(parser.value()?)),
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            other => return Err(other.unexpected()),
        }
    }
    match (list, check, data, out) {
        (true, true, ..) => Err("`--list` and `--check` exclude each other".into()),
        (true, _, _, Some(_)) => Err("`--list` writes nothing and needs no `--out`".into()),
        (true, _, data, None) => Ok(Command::List(Places::to_read(data))),
        (_, _, Some(_), None) => {
            Err("`--data` needs `--out DIR`, so that your tables do not overwrite docs/".into())
        }
        (_, _, None, Some(_)) => Err("`--out` needs `--data DIR`".into()),
        (_, check, data, out) => {
            let places = data.zip(out).map_or_else(Places::house, |(data, out)| Places::own(data, out));
            Ok(if check { Command::Check(places) } else { Command::Figures(places) })
        }
    }
}

fn explain(mut parser: Parser) -> Result<Command, Error> {
    let (mut id, mut data) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("data") => data = Some(PathBuf::from(parser.value()?)),
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help),
            Arg::Value(name) if id.is_none() => id = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let id =
        id.ok_or("`explain` needs the name of a figure, table or claim (`cargo xtask figures --list`)")?;
    Ok(Command::Explain(Places::to_read(data), id))
}
