use neuroscale_quantity::{Ring, Unit};

use crate::CellType;

/// Taps of a neuron's dendritic filter in space.
///
/// # Formula
///
/// `S·D`, with branches of a dendrite S in `branch/dendrite` and dendrites D in `dendrite/neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::spatial_filter;
///
/// assert_eq!(spatial_filter(3.0, 4.0), 12.0);
/// ```
///
/// # Source
///
/// Claim `dl-granule-plane-filter`.
pub fn spatial_filter<R: Ring>(branches: R, dendrites: R) -> R {
    (branches * dendrites).counted_as(Unit::TAP).called("taps in space")
}

/// Taps of a neuron's dendritic filter in space and time.
///
/// # Formula
///
/// `S·D·T`, with branches of a dendrite S in `branch/dendrite`, dendrites D in `dendrite/neuron` and time steps T in
/// `step`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::dendrite_filter;
///
/// assert_eq!(dendrite_filter(3.0, 4.0, 5.0), 60.0);
/// assert_eq!(dendrite_filter(10.0, 1000.0, 5.0), 50_000.0);
/// ```
///
/// # Source
///
/// Claims `dl-granule-filter`, `dl-purkinje-filter`.
pub fn dendrite_filter<R: Ring>(branches: R, dendrites: R, steps: R) -> R {
    let taps = spatial_filter(branches, dendrites) * steps;
    taps.counted_as(Unit::TAP).called("taps of the dendritic filter")
}

/// Taps of the soma's filter: one place, so many time steps.
///
/// # Formula
///
/// `1·1·Tₛ`, with time steps Tₛ in `step`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::soma_filter;
///
/// assert_eq!(soma_filter(5.0), 5.0);
/// ```
///
/// # Source
///
/// Claim `dl-soma-filter`.
pub fn soma_filter<R: Ring>(steps: R) -> R {
    steps.counted_as(Unit::TAP).called("taps of the soma's filter")
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
/// use neuroscale_lnp::input_samples;
///
/// assert_eq!(input_samples(15.0, 5.0), 75.0);
/// ```
///
/// # Source
///
/// Claim `dl-granule-input-size`.
pub fn input_samples<R: Ring>(inputs: R, steps: R) -> R {
    (inputs * steps).counted_as(Unit::NONE).called("input samples")
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
/// use neuroscale_lnp::output_samples;
///
/// assert_eq!(output_samples(100.0, 5.0), 500.0);
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, which takes *all* dimensions times the time dimension.
pub fn output_samples<R: Ring>(outputs: R, steps: R) -> R {
    (outputs * steps).counted_as(Unit::NONE).called("output samples")
}

impl<R: Ring> CellType<R> {
    pub(crate) fn spatial_filter(&self) -> R {
        spatial_filter(self.branches, self.dendrites)
    }

    pub(crate) fn dendrite_filter(&self) -> R {
        dendrite_filter(self.branches, self.dendrites, self.steps)
    }

    pub(crate) fn soma_filter(&self) -> R {
        soma_filter(self.soma_taps)
    }

    pub(crate) fn input_samples(&self) -> R {
        input_samples(self.inputs, self.steps)
    }

    pub(crate) fn output_samples(&self) -> R {
        output_samples(self.outputs, self.steps)
    }
}
