use neuroscale_quantity::{Ring, Unit};

use crate::flops::in_a_second;
use crate::{CellType, Convention, Output, flops, multiply_adds};

/// A way to compute the brain's operations that comes near a number whose own formula is lost. It is a guess, and it
/// says which.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Reconstruction<R> {
    /// What was assumed.
    pub reading: &'static str,
    /// What follows, in `FLOP/s`.
    pub flops: R,
}

/// Multiply-adds in a second when the inputs of a cell type are convolved with another type's filter.
///
/// This is not a sensible model: a granule cell has four dendrites, not a Purkinje cell's thousand. It is here because
/// it meets a published number to its last digit.
///
/// # Formula
///
/// `n·R·(I·T)·taps`, in `MAC/s`, with the taps of the shared filter in `tap` and the symbols and units of
/// [`CellType`]; the soma's filter is left out.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::{CellType, dendrite_filter, flops, shared_filter_multiply_adds};
///
/// let (steps, soma_taps, updates, spikes) = (5.0, 5.0, 200.0, 200.0);
/// let (neurons, inputs, outputs, dendrites, branches) = (50e9, 15.0, 100.0, 4.0, 3.0);
/// let granule = CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes };
/// let (neurons, inputs, outputs, dendrites, branches) = (1e8, 1e5, 1e3, 1e3, 10.0);
/// let purkinje = CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes };
///
/// let purkinje_filter = dendrite_filter(10.0, 1e3, 5.0);
/// let both = [granule, purkinje].map(|cell| shared_filter_multiply_adds(&cell, purkinje_filter));
/// assert_eq!(flops(both[0] + both[1], 2.0), 1.075e21);
/// ```
///
/// # Source
///
/// A reconstruction of claim `dl-brain-flops`; see [`reconstructions`].
pub fn shared_filter_multiply_adds<R: Ring>(cell: &CellType<R>, taps: R) -> R {
    let macs =
        (cell.input_samples() * taps).counted_as(Unit::MAC).called("multiply-adds with a shared filter");
    in_a_second(cell.neurons, cell.updates, macs).called("multiply-adds of the cell type in a second")
}

/// Readings of the document's lost formula for 1.075e21 FLOP/s, the principled one first.
///
/// The formula was an image that no archive holds, so each of these is a guess. Only the last meets the number, and
/// many unrelated products of round numbers would meet it, too.
///
/// # Formula
///
/// | reading | FLOP/s with the document's sizes |
/// |---|---|
/// | direct convolution of each type with its own filter | 1.00009e21 |
/// | the same with a dense output | 1.10084e21 |
/// | granule cells convolved with the Purkinje filter | 1.075e21 |
///
/// See [`multiply_adds`] and [`shared_filter_multiply_adds`]; the symbols and units are those of [`CellType`], and of [`flops`] for
/// `flop_each`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::{CellType, reconstructions};
///
/// let (steps, soma_taps, updates, spikes) = (5.0, 5.0, 200.0, 200.0);
/// let (neurons, inputs, outputs, dendrites, branches) = (50e9, 15.0, 100.0, 4.0, 3.0);
/// let granule = CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes };
/// let (neurons, inputs, outputs, dendrites, branches) = (1e8, 1e5, 1e3, 1e3, 10.0);
/// let purkinje = CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes };
///
/// let gaps = reconstructions(granule, purkinje, 2.0).map(|guess| 1.075e21 / guess.flops);
/// assert!(gaps[0] > 1.07 && gaps[1] < 0.98 && gaps[2] == 1.0);
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, *Estimation of cerebellar input/output dimensions*; claim `dl-brain-flops`.
pub fn reconstructions<R: Ring>(
    granule: CellType<R>,
    purkinje: CellType<R>,
    flop_each: R,
) -> [Reconstruction<R>; 3] {
    let reading = |reading, multiply_adds: &dyn Fn(&CellType<R>) -> R| Reconstruction {
        reading,
        flops: flops(multiply_adds(&granule) + multiply_adds(&purkinje), flop_each),
    };
    let direct = |cell: &CellType<R>, output| multiply_adds(cell, Convention::DirectOwnFilter, output);
    let taps = purkinje.dendrite_filter();
    let shared = |cell: &CellType<R>| shared_filter_multiply_adds(cell, taps);
    [
        reading("direct convolution, each type with its own filter", &|cell| direct(cell, Output::Excluded)),
        reading("the same, with a dense output", &|cell| direct(cell, Output::Dense)),
        reading("granule cells convolved with the Purkinje filter", &shared),
    ]
}
