use std::ffi::OsStr;
use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt};

use crate::help;
use crate::places::Own;

/// What somebody asks for. Without a directory of their own, the repository's is meant.
pub(crate) enum Command {
    Help(&'static str),
    Figures(Option<Own>),
    Check(Option<Own>),
    List(Option<PathBuf>),
    Explain(Option<PathBuf>, String, Form),
}

/// For whom something is explained: people or programs.
#[derive(Clone, Copy)]
pub(crate) enum Form {
    Text,
    Json,
}

/// Understands a command line.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    match parser.next()? {
        None | Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Help(help::COMMANDS)),
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
            Arg::Long("data") => directory("--data", &mut parser, &mut data)?,
            Arg::Long("out") => directory("--out", &mut parser, &mut out)?,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(help::FIGURES)),
            other => return Err(other.unexpected()),
        }
    }
    match (list, check, data, out) {
        (true, true, ..) => Err("`--list` and `--check` exclude each other".into()),
        (true, _, _, Some(_)) => Err("`--list` writes nothing and needs no `--out`".into()),
        (true, _, data, None) => Ok(Command::List(data)),
        (_, _, Some(_), None) => {
            Err("`--data` needs `--out DIR`, so that your tables do not overwrite docs/".into())
        }
        (_, _, None, Some(_)) => Err("`--out` needs `--data DIR`".into()),
        (_, check, data, out) => {
            let own = data.zip(out).map(|(data, out)| Own { data, out });
            Ok(if check { Command::Check(own) } else { Command::Figures(own) })
        }
    }
}

fn explain(mut parser: Parser) -> Result<Command, Error> {
    let (mut id, mut data, mut form) = (None, None, Form::Text);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("json") => form = Form::Json,
            Arg::Long("data") => directory("--data", &mut parser, &mut data)?,
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(help::EXPLAIN)),
            Arg::Value(name) if id.is_none() => id = Some(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let id =
        id.ok_or("`explain` needs the name of a figure, table or claim (`cargo xtask figures --list`)")?;
    Ok(Command::Explain(data, id, form))
}

/// Takes the directory after an option.
fn directory(option: &str, parser: &mut Parser, given: &mut Option<PathBuf>) -> Result<(), Error> {
    let value = parser.value()?;
    check(option, &value)?;
    if let Some(first) = given.replace(value.into()) {
        return Err(format!("`{option}` stands twice, first with `{}`; keep one", first.display()).into());
    }
    Ok(())
}

/// Refuses what a shell was meant to replace or leave out: an unset variable would mean "here", and `~` a new directory
/// of that name.
fn check(option: &str, value: &OsStr) -> Result<(), String> {
    let shown = value.display();
    match value.as_encoded_bytes() {
        [] => Err(format!("`{option}` is empty; name a directory (is a variable of the shell not set?)")),
        [b'-', ..] => {
            Err(format!("`{option}` needs a directory, found `{shown}`; if you mean that, write `./{shown}`"))
        }
        [b'~' | b'$', ..] => Err(format!(
            "`{option}` is `{shown}`, which the shell has not replaced; write `{option} {shown}`, with a space and without \
             single quotes, or `./{shown}` if you mean that"
        )),
        _ if value.to_string_lossy().trim().is_empty() => {
            Err(format!("`{option}` is blank; name a directory (is a variable of the shell not set?)"))
        }
        _ => Ok(()),
    }
}
