//! Distributions and models from bytes: every number they give must be one.

use neuroscale_uncertainty::{Distribution, DistributionError, Model, Sampling, Scale};

/// What mutation inserts: numbers that break things.
pub(crate) fn suspects() -> Vec<Vec<u8>> {
    NUMBERS.iter().map(|number| number.to_le_bytes().to_vec()).collect()
}

/// Numbers that break things.
const NUMBERS: [f64; 16] = [
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
            suspect @ 0..16 => NUMBERS[usize::from(suspect)],
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

/// Builds distributions and a model from an input, and asks them everything.
pub(crate) fn try_input(input: &[u8]) {
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
