use neuroscale_quantity::{Ring, Scalar, Unit};

/// The least energy that erasing a bit takes.
///
/// # Formula
///
/// `E = k·T·ln 2`, in `J/bit`, with the Boltzmann constant k in `J/K` and the temperature T in `K`.
///
/// # Examples
///
/// At the temperature of the human body:
///
/// ```
/// use neuroscale_anatomy::landauer_bound;
///
/// assert!((landauer_bound(1.380649e-23, 310.15) / 2.97e-21 - 1.0_f64).abs() < 1e-3);
/// ```
///
/// # Source
///
/// Landauer 1961, *Irreversibility and Heat Generation in the Computing Process*.
pub fn landauer_bound<S: Scalar>(boltzmann: S, temperature: S) -> S {
    let energy = boltzmann * temperature * S::from(std::f64::consts::LN_2);
    energy.counted_as(Unit::JOULE / Unit::BIT).called("Landauer's bound")
}

/// Power of events that each take so much energy.
///
/// # Formula
///
/// `power = energy × rate`, in `W`, with the energy in `J/event` and the rate in `event/s`. Say what an event is before
/// comparing two of them.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::power;
///
/// assert_eq!(power(0.5, 40.0), 20.0);
/// ```
///
/// # Source
///
/// Definition of power.
pub fn power<R: Ring>(energy: R, rate: R) -> R {
    (energy * rate).counted_as(Unit::WATT).called("power")
}

/// Events in a second of carriers that each have so many.
///
/// # Formula
///
/// `rate = carriers × each`, in `event/s`, with carriers in `neuron` or `synapse` and events of each in `1/s`, `spike/s` or
/// `event/synapse*s`.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::event_rate;
///
/// assert_eq!(event_rate(86e9, 1.0), 86e9);
/// ```
///
/// # Source
///
/// Definition.
pub fn event_rate<R: Ring>(carriers: R, each: R) -> R {
    (carriers * each).counted_as(Unit::EVENT / Unit::SECOND).called("events in a second")
}

/// Energy of an event that spends molecules, such as ATP.
///
/// # Formula
///
/// `energy = molecules × each`, in `J/event` where molecules are in `molecule/event` (in `J/spike` where in
/// `molecule/spike`, and so on), with the energy of each in `J/molecule`.
///
/// # Examples
///
/// The release of a vesicle, in the rat:
///
/// ```
/// use neuroscale_anatomy::energy_of_molecules;
///
/// assert!((energy_of_molecules(1.64e5, 8.3e-20) / 1.36e-14 - 1.0_f64).abs() < 0.01);
/// ```
///
/// # Source
///
/// Attwell and Laughlin 2001, *An Energy Budget for Signaling in the Grey Matter of the Brain*.
pub fn energy_of_molecules<R: Ring>(molecules: R, each: R) -> R {
    (molecules * each).called("energy of the molecules")
}

/// Energy that falls to each event of a machine or a brain.
///
/// # Formula
///
/// `energy = power / rate`, in `J/event` (or `J/FLOP`, `J/operation`), with the power in `W` and the rate in `event/s` (or
/// `FLOP/s`, `operation/s`).
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::energy_of_each;
///
/// assert_eq!(energy_of_each(20.0, 1e15), 2e-14);
/// ```
///
/// # Source
///
/// Inverse of [`power`].
pub fn energy_of_each<S: Scalar>(power: S, rate: S) -> S {
    (power / rate).called("energy of each")
}

/// How many times as much energy one kind of event takes as another.
///
/// # Formula
///
/// `ratio = one / other`, without a unit, with both in `J` per whatever is counted.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::energy_ratio;
///
/// let ratio = energy_ratio(1e-12, 1e-15);
/// assert!((ratio - 1000.0_f64).abs() < 1e-9);
/// ```
///
/// # Source
///
/// Claim `side-energy-ratio`.
pub fn energy_ratio<S: Scalar>(one: S, other: S) -> S {
    (one / other).counted_as(Unit::NONE).called("ratio of energies")
}
