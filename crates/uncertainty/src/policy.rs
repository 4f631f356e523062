use crate::Sampling;

/// How this project samples whenever it shows an interval: the same points, coverage and seed in every figure, table and
/// explanation, so that one question has one answer, to the last digit.
#[derive(Clone, Copy, Debug)]
pub struct Policy;

impl Policy {
    /// Points under each scramble: with the scrambles, two to three digits of a product of ten inputs.
    pub const POINTS: u64 = 4096;
    /// Independent scrambles, from which the Monte Carlo error is known.
    pub const SCRAMBLES: u64 = 16;
    /// Any other would do as well.
    pub const SEED: u64 = 0;
    /// The probability that an interval holds.
    pub const COVERAGE: f64 = 0.9;

    /// The sampling of this policy.
    #[must_use]
    pub fn sampling() -> Sampling {
        Sampling::sobol(Self::POINTS, Self::SCRAMBLES).seeded(Self::SEED)
    }

    /// What every artifact that shows an interval says of it.
    #[must_use]
    pub fn caption() -> String {
        let samples = Self::POINTS * Self::SCRAMBLES;
        let (thousands, rest) = (samples / 1000, samples % 1000);
        format!("90 % of {thousands}\u{202f}{rest:03} samples; parameter uncertainty only")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4096 × 16, in groups of three digits as in every figure.
    #[test]
    fn the_caption_counts_its_samples_in_thousands() {
        assert_eq!(Policy::caption(), "90 % of 65\u{202f}536 samples; parameter uncertainty only");
    }
}
