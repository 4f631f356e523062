use std::ops::{Add, Div, Mul, Sub};

use crate::Unit;

/// What a formula needs in order to count: whole numbers, sums, differences and products.
///
/// A formula that is generic over `Ring` runs on `f64` for people, on [`Count`](crate::Count) for exact
/// checked integers, and on [`Expr`](crate::Expr) for units, steps and sources.
///
/// ```
/// use neuroscale_quantity::{Count, Ring, Unit};
///
/// fn dense_weights<R: Ring>(inputs: R, outputs: R) -> R {
///     (inputs * outputs).counted_as(Unit::PARAMETER).called("weights")
/// }
///
/// assert_eq!(dense_weights(1e3, 1e3), 1e6);
/// assert_eq!(dense_weights(Count::from(1000), Count::from(1000)), Count::from(1_000_000));
/// ```
pub trait Ring: Copy + From<u32> + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> {
    /// States what the value counts from here on: a connection counted as a parameter.
    ///
    /// Only counting units change (neuron, synapse, parameter, …). Physical units must already agree, which is
    /// checked when a graph yields a formula. On plain numbers this does nothing.
    #[must_use]
    #[track_caller]
    fn counted_as(self, unit: Unit) -> Self;

    /// Names this step for people who read the derivation. On plain numbers this does nothing.
    #[must_use]
    #[track_caller]
    fn called(self, name: &'static str) -> Self;
}

/// What a formula needs in order to estimate: real numbers, quotients, logarithms, exponentials and roots.
///
/// ```
/// use neuroscale_quantity::Scalar;
///
/// fn doublings<S: Scalar>(now: S, target: S) -> S {
///     (target / now).log2().called("doublings")
/// }
///
/// assert_eq!(doublings(1.0, 1024.0), 10.0);
/// ```
pub trait Scalar: Ring + From<f64> + Div<Output = Self> {
    /// The binary logarithm of a number without a unit.
    #[must_use]
    #[track_caller]
    fn log2(self) -> Self;

    /// The exponential of a number without a unit.
    #[must_use]
    #[track_caller]
    fn exp(self) -> Self;

    /// The square root; the unit's powers must be even.
    #[must_use]
    #[track_caller]
    fn sqrt(self) -> Self;
}

impl Ring for f64 {
    fn counted_as(self, _: Unit) -> Self {
        self
    }

    fn called(self, _: &'static str) -> Self {
        self
    }
}

impl Scalar for f64 {
    fn log2(self) -> Self {
        libm::log2(self)
    }

    fn exp(self) -> Self {
        libm::exp(self)
    }

    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }
}
