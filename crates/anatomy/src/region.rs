use neuroscale_quantity::{Ring, Unit};

/// A part of a brain by the share of the neurons that it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Region<R> {
    /// Its share of all neurons, without a unit.
    pub share: R,
    /// Synapses that each of its neurons has, in `synapse/neuron`.
    pub synapses_per_neuron: R,
}

/// Synapses of one region of a brain.
///
/// # Formula
///
/// `synapses = neurons × share × synapses per neuron`, with the neurons of the whole brain in `neuron` and the units of
/// [`Region`].
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::{Region, synapses_of_region};
///
/// let cerebellum = Region { share: 0.75, synapses_per_neuron: 25_000.0 };
/// assert_eq!(synapses_of_region(86e9, cerebellum), 1.6125e15);
/// ```
///
/// # Source
///
/// The reference numbers of the document `brain-vs-deep-learning`.
pub fn synapses_of_region<R: Ring>(neurons: R, region: Region<R>) -> R {
    let in_region = (neurons * region.share).called("neurons of the region");
    (in_region * region.synapses_per_neuron).counted_as(Unit::SYNAPSE).called("synapses of the region")
}

/// Synapses of a brain whose regions have different numbers of synapses per neuron; `None` when there is no region.
///
/// # Formula
///
/// `synapses = Σᵢ neurons × shareᵢ × synapses per neuronᵢ`, with the neurons of the whole brain in `neuron` and the
/// units of [`Region`].
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::{Region, synapses_of_regions};
///
/// let cerebellum = Region { share: 0.75, synapses_per_neuron: 25_000.0 };
/// let cerebrum = Region { share: 0.25, synapses_per_neuron: 5_000.0 };
/// assert_eq!(synapses_of_regions(86e9, &[cerebellum, cerebrum]), Some(1.72e15));
/// ```
///
/// # Source
///
/// Claim `dl-synapses-from-fan-in`.
pub fn synapses_of_regions<R: Ring>(neurons: R, regions: &[Region<R>]) -> Option<R> {
    let each = regions.iter().map(|region| synapses_of_region(neurons, *region));
    each.reduce(|sum, more| sum + more).map(|sum| sum.called("synapses of all regions"))
}
