//! Every program prints what its header says it prints, and refuses what it cannot use.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The names of the programs: every file of Rust beside `Cargo.toml`, in the order of the alphabet.
fn programs() -> Vec<String> {
    let names = fs::read_dir(env!("CARGO_MANIFEST_DIR")).expect("a directory of programs");
    let names = names.map(|entry| entry.expect("a program").file_name().into_string().expect("a plain name"));
    let mut names: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned())).collect();
    names.sort();
    names
}

fn run(program: &str, arguments: &[&str]) -> Output {
    let sibling = Path::new(env!("CARGO_BIN_EXE_how_long_is_a_doubling"));
    let program = sibling.with_file_name(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    Command::new(&program)
        .args(arguments)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", program.display()))
}

fn source(program: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("{program}.rs"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a header shows: the output without an argument, then outputs with the argument that the line above has
/// in backticks.
fn shown(source: &str) -> Vec<(Option<String>, String)> {
    let header = source.lines().map_while(|line| line.strip_prefix("//!"));
    let header: Vec<_> = header.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let mut shown = vec![];
    for (position, _) in header.iter().enumerate().filter(|(_, line)| **line == "```text") {
        let output = header[position + 1..].iter().take_while(|line| **line != "```");
        let above = header[..position].iter().rfind(|line| !line.is_empty());
        let argument = above.filter(|_| !shown.is_empty()).and_then(|line| line.rsplit('`').nth(1));
        shown.push((argument.map(str::to_owned), output.flat_map(|line| [*line, "\n"]).collect()));
    }
    shown
}

#[test]
fn every_program_prints_what_its_header_shows() {
    for program in programs() {
        let shown = shown(&source(&program));
        assert!(!shown.is_empty(), "{program}.rs: show the output in the header, in a block of ```text");
        for (argument, expected) in shown {
            let output = run(&program, argument.as_deref().as_slice());
            let errors = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{program} {argument:?} failed: {errors}");
            let printed = String::from_utf8(output.stdout).expect("text");
            assert_eq!(printed, expected, "{program} {argument:?} prints something else than its header");
        }
    }
}

#[test]
fn every_file_is_a_program_that_begins_with_its_question() {
    let manifest = include_str!("../Cargo.toml");
    assert!(programs().len() >= 8, "too few programs were found");
    for program in programs() {
        let entry = format!("[[bin]]\nname = \"{program}\"\npath = \"{program}.rs\"\n");
        assert!(manifest.contains(&entry), "{program}.rs has no [[bin]] in Cargo.toml");
        let source = source(&program);
        let first = source.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.ends_with('?'), "{program}.rs begins with `{first}`");
    }
}

#[test]
fn every_program_is_listed_with_the_command_that_runs_it() {
    let readme = include_str!("../README.md");
    for program in programs() {
        let source = source(&program);
        let question = source.lines().next().and_then(|line| line.strip_prefix("//! ")).unwrap_or_default();
        let command = format!("cargo run -p neuroscale-examples --bin {program}");
        let entry = format!("- [{question}]({program}.rs)\n  `{command}`\n");
        assert!(readme.contains(&entry), "examples/README.md needs: {entry}");
    }
}

#[test]
fn an_argument_that_makes_no_sense_is_refused_in_words() {
    for (program, argument, words) in [
        ("when_does_hpcg_pass_1e21_if_it_doubles_every_two_years", "often", "often is not a number of years"),
        ("when_does_hpcg_pass_1e21_if_it_doubles_every_two_years", "-2", "-2 is not a number of years"),
        ("when_does_hpcg_pass_1e21_if_it_doubles_every_two_years", "inf", "inf is not a number of years"),
        ("how_many_parameters_has_gpt_3", "gpt-5", "no row has the key `gpt-5`"),
        ("how_many_homes_does_a_supercomputer_power", "June", "`June` is not a list such as 2015-06"),
        ("how_many_homes_does_a_supercomputer_power", "2015-07", "there was no such list"),
        ("how_many_homes_does_a_supercomputer_power", "1993-06", "does not state the power"),
    ] {
        let output = run(program, &[argument]);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && output.stdout.is_empty(), "{program} {argument} must not print");
        assert!(errors.contains(words), "{program} {argument}: {errors}");
    }
}
