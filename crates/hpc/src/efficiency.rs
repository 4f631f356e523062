use neuroscale_quantity::{Scalar, Unit};

/// Energy of one operation of a machine.
///
/// # Formula
///
/// `energy = 1 / efficiency`, in `J/FLOP`, with the efficiency in `FLOP/J`, which is what `FLOP/s*W` is.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::energy_per_flop;
///
/// assert_eq!(energy_per_flop(50e9), 2e-11);
/// ```
///
/// # Source
///
/// Definition of the efficiency that Green500 ranks by.
pub fn energy_per_flop<S: Scalar>(efficiency: S) -> S {
    let energy = (S::from(1_u32) / efficiency).counted_as(Unit::JOULE / Unit::FLOP);
    energy.called("energy of an operation")
}
