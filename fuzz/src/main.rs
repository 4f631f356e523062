//! Mutates a corpus of byte strings into inputs of a target, and reports whatever panics or breaks a law.
//!
//! `cargo run --release --manifest-path fuzz/Cargo.toml -- tables 60 1` runs the target `tables` for sixty seconds from
//! seed 1; `-- replay tables FILE` runs one input again. Stable Rust, no instrumentation: inputs are spliced and mutated
//! from `fuzz/corpus`, and an input that fails is written to `fuzz/failures`.

mod dice;
mod distributions;
mod memory;
mod tables;

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use dice::Dice;

#[global_allocator]
static MEMORY: memory::Counted = memory::Counted;

/// What is tried: its name, how it tries an input, and what mutation inserts into one.
struct Target {
    name: &'static str,
    try_input: fn(&[u8]),
    suspects: fn() -> Vec<Vec<u8>>,
}

const TARGETS: [Target; 2] = [
    Target { name: "distributions", try_input: distributions::try_input, suspects: distributions::suspects },
    Target { name: "tables", try_input: tables::try_input, suspects: tables::suspects },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let named = |name: &str| TARGETS.iter().find(|target| target.name == name);
    let names = || TARGETS.map(|target| target.name).join(", ");
    match arguments[..] {
        ["replay", name, file] => {
            let target = named(name).unwrap_or_else(|| panic!("no such target; there are {}", names()));
            (target.try_input)(&input(Path::new(file)));
            ExitCode::SUCCESS
        }
        [name, ref numbers @ ..] => {
            let target = named(name).unwrap_or_else(|| panic!("no such target; there are {}", names()));
            let number =
                |at: usize, otherwise| numbers.get(at).map_or(otherwise, |n| n.parse().expect("a number"));
            run(target, Duration::from_secs(number(0, 60)), Dice::new(number(1, 0)))
        }
        [] => panic!("name a target: {}", names()),
    }
}

fn run(target: &Target, time: Duration, mut dice: Dice) -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(root.join("corpus").join(target.name)).expect("a corpus");
    let mut files: Vec<_> = files.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let (seeds, suspects): (Vec<_>, _) =
        (files.iter().map(|file| input(file)).collect(), (target.suspects)());
    seeds.iter().for_each(|seed| (target.try_input)(seed));
    panic::set_hook(Box::new(|_| {}));
    let (start, mut tried, mut failed) = (Instant::now(), 0_u64, 0);
    while start.elapsed() < time && failed < 10 {
        let input = dice.mutate(&seeds, &suspects);
        tried += 1;
        if panic::catch_unwind(AssertUnwindSafe(|| (target.try_input)(&input))).is_err() {
            failed += 1;
            keep(&root.join("failures").join(format!("{}-{failed}.hex", target.name)), &input);
        }
    }
    println!("{}: {tried} inputs, {failed} failures", target.name);
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn keep(file: &Path, input: &[u8]) {
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for failures");
    fs::write(file, input.iter().map(|byte| format!("{byte:02x} ")).collect::<String>()).expect("a file");
    println!("failed: {}", file.display());
}

/// An input as it is kept: two hexadecimal digits for each byte, or the bytes themselves.
fn input(file: &Path) -> Vec<u8> {
    if file.extension().is_none_or(|ending| ending != "hex") {
        return fs::read(file).expect("an input");
    }
    let digits = fs::read_to_string(file).expect("an input");
    let byte = |byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits");
    digits.split_whitespace().map(byte).collect()
}
