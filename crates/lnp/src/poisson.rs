use std::f64::consts::{LN_2, TAU};

use neuroscale_quantity::{Scalar, Unit};

/// The largest number whose factorial a double holds.
const LARGEST_FACTORIAL: u32 = 170;

/// Probability of exactly `events` events where a Poisson process leads one to expect so many.
///
/// # Formula
///
/// `P(k) = λᵏ·e^(−λ)/k!`, with λ the expected number of events, without a unit. Up to 170 events it is computed as
/// `e^(−λ/2)·(λ/1)·(λ/2)·…·(λ/k)·e^(−λ/2)`, so that neither factor overflows, and beyond as
/// `e^(k·(ln(λ/k) + 1 − λ/k) − δ(k)) / √(2πk)`, with δ the error of Stirling's formula for `k!`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::poisson_probability;
///
/// let probability = poisson_probability(0.5, 1);
/// assert!((probability - 0.5 * libm::exp(-0.5)).abs() < 1e-16);
/// assert!((poisson_probability(1e3, 1000) - 0.0126146113_f64).abs() < 1e-10);
/// ```
///
/// # Source
///
/// Poisson 1837, *Recherches sur la probabilité des jugements*; claims `dl-poisson-0` to `dl-poisson-3`. Loader 2000,
/// *Fast and accurate computation of binomial probabilities*, for many events.
pub fn poisson_probability<S: Scalar>(expected: S, events: u32) -> S {
    let probability =
        if events > LARGEST_FACTORIAL { of_many(expected, events) } else { of_few(expected, events) };
    probability.called("Poisson probability")
}

fn of_few<S: Scalar>(expected: S, events: u32) -> S {
    let root_of_none = ((S::from(0_u32) - expected) / S::from(2_u32)).exp();
    (1..=events).fold(root_of_none, |product, k| product * (expected / S::from(k))) * root_of_none
}

fn of_many<S: Scalar>(expected: S, events: u32) -> S {
    let count = S::from(events);
    let ratio = expected / count;
    // The ratio's rounding hardly counts where it is close to one: there, the difference is at its maximum, zero.
    let exponent = count * (ratio.log2() * S::from(LN_2) - (ratio - S::from(1_u32)));
    let error = S::from(stirling_error(f64::from(events)));
    (exponent - error).exp() / S::from((TAU * f64::from(events)).sqrt())
}

/// What Stirling's formula leaves of the logarithm of a factorial; the next term, 1/1260k⁵, is below 1e-14 from 171 on.
fn stirling_error(k: f64) -> f64 {
    1.0 / (12.0 * k) - 1.0 / (360.0 * k * k * k)
}

/// Density of the waiting time until the next event of a Poisson process.
///
/// A Poisson *process* waits exponentially. A Poisson *distribution* of waits, counted in periods, is another thing.
///
/// # Formula
///
/// `p(t) = r·e^(−r·t)`, in `1/s`, with the rate r in `1/s` or `event/s` and the wait t in `s`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::exponential_density;
///
/// assert_eq!(exponential_density(0.5, 0.0), 0.5);
/// ```
///
/// # Source
///
/// Density of the exponential distribution; any textbook on point processes.
pub fn exponential_density<S: Scalar>(rate: S, wait: S) -> S {
    let expected = (rate * wait).counted_as(Unit::NONE).called("events expected");
    (rate * (S::from(0_u32) - expected).exp()).called("density of waits")
}
