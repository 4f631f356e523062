use neuroscale_quantity::{Ring, Unit};

use super::CellType;

/// Taps of a neuron's dendritic filter in space.
///
/// # Formula
///
/// `S·D`, with branches of a dendrite S in `branch/dendrite` and dendrites D in `dendrite/neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::spatial_taps;
///
/// assert_eq!(spatial_taps(3.0, 4.0), 12.0);
/// ```
///
/// # Source
///
/// Claim `dl-granule-plane-filter`.
pub fn spatial_taps<R: Ring>(branches: R, dendrites: R) -> R {
    (branches * dendrites).counted_as(Unit::TAP).called("taps in space")
}

/// Taps of a neuron's dendritic filter in space and time.
///
/// # Formula
///
/// `S·D·T`, with branches of a dendrite S in `branch/dendrite`, dendrites D in `dendrite/neuron` and time
/// steps T in `step`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::dendritic_taps;
///
/// assert_eq!(dendritic_taps(3.0, 4.0, 5.0), 60.0);
/// assert_eq!(dendritic_taps(10.0, 1000.0, 5.0), 50_000.0);
/// ```
///
/// # Source
///
/// Claims `dl-granule-filter`, `dl-purkinje-filter`.
pub fn dendritic_taps<R: Ring>(branches: R, dendrites: R, temporal_taps: R) -> R {
    let taps = spatial_taps(branches, dendrites) * temporal_taps;
    taps.counted_as(Unit::TAP).called("taps of the dendritic filter")
}

/// Samples that a neuron's inputs hold over the filter's time steps.
///
/// # Formula
///
/// `I·T`, with synaptic inputs I in `synapse/neuron` and time steps T in `step`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::input_samples;
///
/// assert_eq!(input_samples(15.0, 5.0), 75.0);
/// ```
///
/// # Source
///
/// Claim `dl-granule-input-size`.
pub fn input_samples<R: Ring>(fan_in: R, temporal_taps: R) -> R {
    (fan_in * temporal_taps).counted_as(Unit::NONE).called("input samples")
}

/// Samples that a neuron's outputs hold over the filter's time steps.
///
/// # Formula
///
/// `O·T`, with synaptic outputs O in `synapse/neuron` and time steps T in `step`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::output_samples;
///
/// assert_eq!(output_samples(100.0, 5.0), 500.0);
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, which takes *all* dimensions times the time dimension.
pub fn output_samples<R: Ring>(fan_out: R, temporal_taps: R) -> R {
    (fan_out * temporal_taps).counted_as(Unit::NONE).called("output samples")
}

impl<R: Ring> CellType<R> {
    pub(crate) fn spatial_taps(&self) -> R {
        spatial_taps(self.branches, self.dendrites)
    }

    pub(crate) fn dendritic_taps(&self) -> R {
        dendritic_taps(self.branches, self.dendrites, self.temporal_taps)
    }

    /// One place, so many time steps.
    pub(crate) fn soma_taps(&self) -> R {
        self.soma_taps.counted_as(Unit::TAP).called("taps of the soma's filter")
    }

    pub(crate) fn input_samples(&self) -> R {
        input_samples(self.fan_in, self.temporal_taps)
    }

    pub(crate) fn output_samples(&self) -> R {
        output_samples(self.fan_out, self.temporal_taps)
    }
}
