use crate::ModelError;

/// How many samples to take, of which kind, and under which seed.
///
/// ```
/// use neuroscale_uncertainty::Sampling;
///
/// let quick = Sampling::default();
/// let thorough = Sampling::sobol(65536, 32).seeded(7);
/// let plain = Sampling::random(1_000_000);
/// # let _ = (quick, thorough, plain);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Sampling {
    pub(crate) seed: u64,
    pub(crate) samples: u64,
    pub(crate) replicates: u64,
    pub(crate) points: Points,
}

/// Where the numbers between zero and one come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(crate) enum Points {
    Random,
    Sobol,
}

/// Sixteen scrambles of 4096 points: two to three digits of the quantiles of a product of a few inputs, in
/// milliseconds.
impl Default for Sampling {
    fn default() -> Self {
        Self::sobol(4096, 16)
    }
}

impl Sampling {
    /// Independent random samples. Errors fall with the square root of their number; any number of inputs
    /// will do.
    #[must_use]
    pub fn random(samples: u64) -> Self {
        Self { seed: 0, samples, replicates: 1, points: Points::Random }
    }

    /// Scrambled Sobol' points: so many of them (a power of two) under each of several scrambles, the error
    /// bars coming from the scrambles. Errors fall up to thrice as steeply as at random; 16 to 32 scrambles
    /// serve well.
    #[must_use]
    pub fn sobol(points: u64, scrambles: u64) -> Self {
        Self { seed: 0, samples: points, replicates: scrambles, points: Points::Sobol }
    }

    /// The same under another seed. Every seed is as good as any other; equal seeds give equal bits.
    #[must_use]
    pub fn seeded(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// The same in several independent replicates, for the error bars of sensitivity indices from random
    /// samples.
    #[must_use]
    pub fn replicated(self, replicates: u64) -> Self {
        Self { replicates, ..self }
    }

    /// Refuses what would give no error bars, or an incomplete net.
    pub(crate) fn check(&self) -> Result<(), ModelError> {
        let Self { samples, replicates, points, .. } = *self;
        let least = if points == Points::Sobol { 2 } else { 1 };
        if samples < 2 || replicates < least {
            return Err(ModelError::TooFewSamples { samples, replicates });
        }
        if points == Points::Sobol && !samples.is_power_of_two() {
            let next = samples.checked_next_power_of_two().unwrap_or(1 << 48);
            return Err(ModelError::NotAPowerOfTwo { samples, next });
        }
        Ok(())
    }

    /// The same where error bars can come from replicates alone.
    pub(crate) fn check_replicated(&self) -> Result<(), ModelError> {
        self.check()?;
        let Self { samples, replicates, .. } = *self;
        if replicates < 2 { Err(ModelError::TooFewSamples { samples, replicates }) } else { Ok(()) }
    }
}
