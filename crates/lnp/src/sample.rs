use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A rate at which no process can run.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RateError {
    /// Zero, negative, infinite or not a number.
    #[error("a rate of {rate} is not positive and finite")]
    NotPositive {
        /// What was given.
        rate: f64,
    },
}

/// An endless stream of waiting times between the events of a Poisson process, in the unit of one over `rate`.
///
/// The stream is a function of `seed` alone: `ChaCha` with 20 rounds yields 53-bit fractions u in (0, 1], and `libm`,
/// which has the same bits on every machine, takes their logarithm.
///
/// # Formula
///
/// `t = −ln(u)/rate`, the inverse of the exponential distribution function.
///
/// # Errors
///
/// [`RateError`] when the rate is not positive and finite.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::waits;
///
/// let mean = waits(0.5, 1)?.take(10_000).sum::<f64>() / 1e4;
/// assert!((mean - 2.0).abs() < 0.1);
/// # Ok::<(), neuroscale_lnp::RateError>(())
/// ```
///
/// # Source
///
/// Devroye 1986, *Non-Uniform Random Variate Generation*, II.2.
pub fn waits(rate: f64, seed: u64) -> Result<impl Iterator<Item = f64>, RateError> {
    if !(rate.is_finite() && rate > 0.0) {
        return Err(RateError::NotPositive { rate });
    }
    let mut random = ChaCha20Rng::seed_from_u64(seed);
    Ok(std::iter::repeat_with(move || -libm::log(fraction(&mut random)) / rate))
}

/// An endless stream of numbers of events in a period, of which a Poisson process leads one to expect `expected`.
///
/// Each number is how many waits of the process fit into one period, so that it takes about `expected` draws.
///
/// # Formula
///
/// The largest k with `t₁ + … + tₖ ≤ 1`, where the t are [`waits`] at the rate `expected`.
///
/// # Errors
///
/// [`RateError`] when the expected number is not positive and finite.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::poisson_counts;
///
/// let none = poisson_counts(0.5, 1)?.take(10_000).filter(|count| *count == 0).count();
/// assert!((none as f64 / 1e4 - 0.6065).abs() < 0.02);
/// # Ok::<(), neuroscale_lnp::RateError>(())
/// ```
///
/// # Source
///
/// Devroye 1986, *Non-Uniform Random Variate Generation*, X.3.
pub fn poisson_counts(expected: f64, seed: u64) -> Result<impl Iterator<Item = u64>, RateError> {
    let mut waits = waits(expected, seed)?;
    Ok(std::iter::repeat_with(move || {
        let arrivals = waits.by_ref().scan(0.0, |time, wait| {
            *time += wait;
            Some(*time)
        });
        arrivals.take_while(|time| *time <= 1.0).fold(0, |count, _| count + 1)
    }))
}

/// A number in (0, 1] with 53 random bits.
fn fraction(random: &mut ChaCha20Rng) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    ((random.next_u64() >> 11) + 1) as f64 * STEP
}
