//! Ways to come near a number whose own formula is lost.

use neuroscale_lnp::cost::{CellType, Convention, Output, dendritic_taps, flops, input_samples, per_second};
use neuroscale_quantity::{Ring, Unit};

use super::cells::CerebellarCells;

#[cfg(test)]
mod tests;

/// A way to compute the brain's operations. It is a guess, and it says which.
#[derive(Clone, Copy)]
pub(super) struct Reconstruction<R> {
    /// What was assumed.
    pub(super) reading: &'static str,
    /// What follows, in `FLOP/s`.
    pub(super) flops: R,
}

/// Readings of the post's lost formula for 1.075e21 FLOP/s, the principled one first.
///
/// The formula was an image that no archive holds, so each of these is a guess. Only the last meets the
/// number, and many unrelated products of round numbers would meet it, too.
///
/// # Formula
///
/// | reading | FLOP/s with the post's sizes |
/// |---|---|
/// | direct convolution of each type with its own filter | 1.00009e21 |
/// | the same with a dense output | 1.10084e21 |
/// | granule cells convolved with the Purkinje filter | 1.075e21 |
///
/// See [`CerebellarCells::multiply_adds_per_second`] and [`shared_filter_multiply_adds`]; the symbols and
/// units are those of [`CellType`], and of [`flops`] for `flop_each`.
///
/// # Source
///
/// *Estimation of cerebellar input/output dimensions*; claim `dl-brain-flops`.
pub(super) fn reconstructions<R: Ring>(cells: &CerebellarCells<R>, flop_each: R) -> [Reconstruction<R>; 3] {
    let reading = |reading, multiply_adds| Reconstruction { reading, flops: flops(multiply_adds, flop_each) };
    let direct = |output| cells.multiply_adds_per_second(Convention::DirectOwnFilter, output);
    let CellType { branches, dendrites, temporal_taps, .. } = cells.purkinje;
    let taps = dendritic_taps(branches, dendrites, temporal_taps);
    let shared = |cell: &CellType<R>| shared_filter_multiply_adds(cell, taps);
    [
        reading("direct convolution, each type with its own filter", direct(Output::Excluded)),
        reading("the same, with a dense output", direct(Output::Dense)),
        reading(
            "granule cells convolved with the Purkinje filter",
            shared(&cells.granule) + shared(&cells.purkinje),
        ),
    ]
}

/// Multiply-adds in a second when the inputs of a cell type are convolved with another type's filter.
///
/// This is not a sensible model: a granule cell has four dendrites, not a Purkinje cell's thousand. It is
/// here because it meets a published number to its last digit.
///
/// # Formula
///
/// `n·R·(I·T)·taps`, in `MAC/s`, with the taps of the shared filter in `tap` and the symbols and units of
/// [`CellType`]; the soma's filter is left out.
fn shared_filter_multiply_adds<R: Ring>(cell: &CellType<R>, taps: R) -> R {
    let samples = input_samples(cell.fan_in, cell.temporal_taps);
    let macs = (samples * taps).counted_as(Unit::MAC).called("multiply-adds with a shared filter");
    per_second(cell.neurons, cell.update_rate, macs).called("multiply-adds of the cell type in a second")
}
