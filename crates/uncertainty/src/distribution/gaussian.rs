//! Parts of the Gaussian integral, relative to the density where it is largest: nothing underflows far out.

use std::f64::consts::{FRAC_1_SQRT_2, TAU};

use crate::kernel::exp;
use crate::special::erfcx;

/// An interval of the standard normal distribution.
#[derive(Clone, Copy)]
pub(super) struct Section {
    low: f64,
    high: f64,
    /// The point of the interval nearest to zero.
    nearest: f64,
}

impl Section {
    pub(super) fn new(low: f64, high: f64) -> Self {
        Self { low, high, nearest: 0.0_f64.max(low).min(high) }
    }

    /// The mean of a standard normal variable that is known to lie in the interval.
    ///
    /// # Formula
    /// (φ(low) − φ(high)) / (Φ(high) − Φ(low)), both times √(2π)·exp(nearest²/2).
    pub(super) fn mean(&self) -> f64 {
        let density = |z: f64| exp(self.exponent(z));
        let rise = density(self.low) - density(self.high);
        rise / (TAU.sqrt() * self.tilted(0.0, 0.0))
    }

    /// The mean of exp(shift + tilt·z) for a z that is known to lie in the interval; the tilt is at least zero.
    pub(super) fn mean_exponential(&self, shift: f64, tilt: f64) -> f64 {
        self.tilted(tilt, shift) / self.tilted(0.0, 0.0)
    }

    /// (nearest² − z²) / 2.
    fn exponent(&self, z: f64) -> f64 {
        if z.is_infinite() { f64::NEG_INFINITY } else { 0.5 * (self.nearest - z) * (self.nearest + z) }
    }

    /// ∫ exp(shift + tilt·z)·φ(z) dz over the interval, times exp(nearest²/2): counted from the side of the larger end
    /// of the tilted density, which is a normal one about the tilt.
    fn tilted(&self, tilt: f64, shift: f64) -> f64 {
        let beyond = |z: f64, distance: f64| {
            if z.is_infinite() {
                return 0.0;
            }
            0.5 * exp(shift + tilt * z + self.exponent(z)) * erfcx(distance * FRAC_1_SQRT_2)
        };
        let below = |z: f64| {
            if z < tilt {
                return beyond(z, tilt - z);
            }
            let whole = exp(shift + tilt * tilt / 2.0 + self.nearest * self.nearest / 2.0);
            whole * (0.5 * libm::erfc((tilt - z) * FRAC_1_SQRT_2))
        };
        if self.low > tilt {
            beyond(self.low, self.low - tilt) - beyond(self.high, self.high - tilt)
        } else {
            below(self.high) - below(self.low)
        }
    }
}
