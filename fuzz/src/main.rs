//! Mutates a corpus of byte strings into distributions and models, and reports whatever panics or breaks a
//! law.
//!
//! `cargo run --release --manifest-path fuzz/Cargo.toml -- 60 1` runs for sixty seconds from seed 1; `--
//! replay FILE` runs one input again. Stable Rust, no instrumentation: inputs are spliced and mutated from
//! `fuzz/corpus`, and an input that fails is written to `fuzz/failures`.

use std::fs;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use neuroscale_uncertainty::{Distribution, DistributionError, Model, Sampling, Scale, Stream};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let [replay, file] = &arguments[..]
        && replay == "replay"
    {
        let input = bytes(&fs::read_to_string(file).expect("a file to replay"));
        try_everything(&input);
        return ExitCode::SUCCESS;
    }
    let number = |position: usize, otherwise| {
        arguments.get(position).and_then(|text| text.parse().ok()).unwrap_or(otherwise)
    };
    let (seconds, seed) = (number(0, 60), number(1, 0));
    run(
        &root.join("corpus"),
        &root.join("failures"),
        Duration::from_secs(seconds),
        Dice { stream: Stream::new(seed, "fuzz"), thrown: 0 },
    )
}

fn run(corpus: &Path, failures: &Path, time: Duration, mut dice: Dice) -> ExitCode {
    let files = fs::read_dir(corpus)
        .expect("a corpus")
        .map(|entry| bytes(&fs::read_to_string(entry.expect("an entry").path()).expect("a text")));
    let seeds: Vec<Vec<u8>> = files.collect();
    panic::set_hook(Box::new(|_| {}));
    let (start, mut tried, mut failed) = (Instant::now(), 0_u64, 0);
    while start.elapsed() < time && failed < 10 {
        let input = dice.mutate(&seeds);
        tried += 1;
        if panic::catch_unwind(AssertUnwindSafe(|| try_everything(&input))).is_err() {
            failed += 1;
            fs::create_dir_all(failures).expect("a folder for failures");
            let file = failures.join(format!("{failed}.hex"));
            fs::write(&file, hex(&input)).expect("a file for the failure");
            println!("failed: {}", file.display());
        }
    }
    println!("{tried} inputs, {failed} failures");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Inputs are kept as text: two hexadecimal digits for each byte.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x} ")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    hex.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits")).collect()
}

/// Random choices.
struct Dice {
    stream: Stream,
    thrown: u64,
}

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.thrown += 1;
        (self.stream.word(self.thrown) % end.max(1) as u64) as usize
    }

    /// One seed's beginning, another's end, and a few bytes or numbers changed.
    fn mutate(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let (head, tail) = (self.below(seeds.len()), self.below(seeds.len()));
        let (head, tail) = (&seeds[head], &seeds[tail]);
        let mut input = head[..self.below(head.len() + 1)].to_vec();
        input.extend(&tail[self.below(tail.len() + 1)..]);
        for _ in 0..self.below(8) {
            let place = self.below(input.len());
            match self.below(4) {
                0 => input.insert(place, self.below(256) as u8),
                1 if !input.is_empty() => input[place] ^= 1 << self.below(8),
                2 if !input.is_empty() => input[place] = self.below(256) as u8,
                _ => input.extend(SUSPECTS[self.below(SUSPECTS.len())].to_le_bytes()),
            }
        }
        input
    }
}

/// Numbers that break things.
const SUSPECTS: [f64; 16] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    1e-9,
    1e9,
    5e-324,
    f64::MIN_POSITIVE,
    f64::MAX,
    f64::MIN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    f64::EPSILON,
    709.0,
];

/// Reads an input from its first byte to its last; beyond, everything is zero.
struct Reader<'i>(&'i [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().map_or((0, self.0), |(first, rest)| (*first, rest));
        self.0 = rest;
        first
    }

    fn number(&mut self) -> f64 {
        match self.byte() {
            suspect @ 0..16 => SUSPECTS[usize::from(suspect)],
            small @ 16..128 => f64::from(small) / 16.0,
            _ => f64::from_le_bytes(std::array::from_fn(|_| self.byte())),
        }
    }

    fn distribution(&mut self, depth: u8) -> Result<Distribution, DistributionError> {
        match self.byte() % if depth == 0 { 15 } else { 17 } {
            0 => Distribution::exact(self.number()),
            1 => Distribution::normal(self.number(), self.number()),
            2 => Distribution::normal_between(self.number(), self.number(), self.number()),
            3 => Distribution::lognormal(self.number(), self.number()),
            4 => Distribution::lognormal_between(self.number(), self.number(), self.number()),
            5 => Distribution::uniform(self.number(), self.number()),
            6 => Distribution::uniform_between(self.number(), self.number(), self.number()),
            7 => Distribution::log_uniform(self.number(), self.number()),
            8 => Distribution::log_uniform_between(self.number(), self.number(), self.number()),
            9 => Distribution::triangular(self.number(), self.number(), self.number()),
            10 => Distribution::pert(self.number(), self.number(), self.number()),
            11 => Distribution::beta(self.number(), self.number()),
            12 => Distribution::poisson(self.number().min(1e4)),
            13 => Distribution::student_t(self.number(), self.number(), self.number()),
            14 => {
                let weight = self.number();
                Distribution::discrete(&[(self.number(), weight), (self.number(), 1.0 - weight)])
            }
            15 => self.distribution(depth - 1)?.truncated(self.number(), self.number()),
            _ => {
                let weight = self.number();
                Distribution::mixture(&[
                    (self.distribution(depth - 1)?, weight),
                    (self.distribution(depth - 1)?, 1.0 - weight),
                ])
            }
        }
    }
}

fn try_everything(input: &[u8]) {
    let mut reader = Reader(input);
    let inputs: Vec<_> =
        (0..3).filter_map(|name| Some((name.to_string(), reader.distribution(2).ok()?))).collect();
    for (_, family) in &inputs {
        let (x, p) = (reader.number(), reader.number());
        let (lower, upper) = (family.cumulative(x), family.exceedance(x));
        assert!(
            x.is_nan() || (0.0..=1.0).contains(&lower) && (0.0..=1.0).contains(&upper),
            "{family:?} at {x}: {lower}, {upper}"
        );
        assert!(x.is_nan() || (lower + upper - 1.0).abs() < 1e-6, "{family:?} at {x}: {lower}, {upper}");
        assert!(!(0.0..=1.0).contains(&p) || !family.quantile(p).is_nan(), "{family:?} at {p}");
        let _ = (family.density(x), family.mean());
    }
    let operation = reader.byte();
    let model = Model::new(inputs, |x, out| {
        for (i, out) in out.iter_mut().enumerate() {
            let values = x.iter().map(|column| column[i]);
            *out = if operation % 2 == 0 { values.product() } else { values.sum() };
        }
    });
    let model = model.expect("names of their own");
    let samples = u64::from(reader.byte());
    for sampling in [Sampling::random(samples), Sampling::sobol(samples.next_power_of_two(), 3)] {
        if let Ok(answer) = model.answer(&sampling) {
            let _ = (
                answer.to_string(),
                answer.mean(),
                answer.digits(),
                answer.samples_for(9),
                answer.exceedance(reader.number()),
            );
        }
        let _ = (model.sensitivity(&sampling, Scale::Linear), model.sensitivity(&sampling, Scale::Log10));
    }
    let _ = model.tornado();
}
