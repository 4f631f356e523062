use neuroscale_quantity::{Scalar, Unit};

/// Probability of exactly `events` events where a Poisson process leads one to expect so many.
///
/// # Formula
///
/// `P(k) = λᵏ·e^(−λ)/k!`, with λ the expected number of events, without a unit. It is computed as
/// `e^(−λ)·(λ/1)·(λ/2)·…·(λ/k)`, so that no factorial overflows.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::poisson_probability;
///
/// let probability = poisson_probability(0.5, 1);
/// assert!((probability - 0.5 * libm::exp(-0.5)).abs() < 1e-16);
/// ```
///
/// # Source
///
/// Poisson 1837, *Recherches sur la probabilité des jugements*; claims `dl-poisson-0` to `dl-poisson-3`.
pub fn poisson_probability<S: Scalar>(expected: S, events: u32) -> S {
    let none = (S::from(0_u32) - expected).exp();
    let of_factors = (1..=events).fold(none, |product, k| product * (expected / S::from(k)));
    of_factors.called("Poisson probability")
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
