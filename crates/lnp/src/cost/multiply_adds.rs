use neuroscale_quantity::{Ring, Unit};

use super::{CellType, Convention, Output};

/// Multiply-adds of one neuron in one update, its output left out.
///
/// # Formula
///
/// | convention | multiply-adds |
/// |---|---|
/// | [`Streaming`](Convention::Streaming) | `S·D·T + Tₛ + I` |
/// | [`Separable`](Convention::Separable) | `(I·T)·(S·D + T) + Tₛ` |
/// | [`DirectOwnFilter`](Convention::DirectOwnFilter) | `(I·T)·(S·D·T) + Tₛ` |
///
/// in `MAC`, with the symbols and units of [`CellType`].
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::{CellType, Convention, multiply_adds_per_update};
///
/// let (neurons, fan_in, fan_out, dendrites) = (50e9, 15.0, 100.0, 4.0);
/// let (branches, temporal_taps, soma_taps, update_rate, firing_rate) = (3.0, 5.0, 5.0, 200.0, 200.0);
/// let granule = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
///
/// assert_eq!(multiply_adds_per_update(&granule, Convention::Streaming), 60.0 + 5.0 + 15.0);
/// assert_eq!(multiply_adds_per_update(&granule, Convention::Separable), 75.0 * 17.0 + 5.0);
/// assert_eq!(multiply_adds_per_update(&granule, Convention::DirectOwnFilter), 75.0 * 60.0 + 5.0);
/// ```
///
/// # Source
///
/// Operation counts of a dot product and of a direct convolution; the sizes are those of the document
/// `brain-vs-deep-learning`.
pub fn multiply_adds_per_update<R: Ring>(cell: &CellType<R>, convention: Convention) -> R {
    let filters = dendritic_filtering(cell, convention) + soma_filtering(cell);
    let all = weighing(cell, convention).map_or(filters, |weights| filters + weights);
    all.called("multiply-adds of a neuron and update")
}

pub(crate) fn weighing<R: Ring>(cell: &CellType<R>, convention: Convention) -> Option<R> {
    match convention {
        Convention::Streaming => Some(macs(cell.fan_in, "multiply-adds of the weights")),
        Convention::Separable | Convention::DirectOwnFilter => None,
    }
}

pub(crate) fn dendritic_filtering<R: Ring>(cell: &CellType<R>, convention: Convention) -> R {
    let count = match convention {
        Convention::Streaming => cell.dendritic_taps(),
        Convention::Separable => {
            let steps = cell.temporal_taps.counted_as(Unit::TAP).called("taps in time");
            cell.input_samples() * (cell.spatial_taps() + steps)
        }
        Convention::DirectOwnFilter => cell.input_samples() * cell.dendritic_taps(),
    };
    macs(count, "multiply-adds of the dendrites")
}

pub(crate) fn soma_filtering<R: Ring>(cell: &CellType<R>) -> R {
    macs(cell.soma_taps(), "multiply-adds of the soma")
}

pub(crate) fn passing_on<R: Ring>(cell: &CellType<R>, output: Output) -> Option<R> {
    match output {
        Output::Excluded => None,
        Output::EventDriven => Some(macs(cell.fan_out, "multiply-adds of a spike's output")),
        Output::Dense => {
            Some(macs(cell.input_samples() * cell.output_samples(), "multiply-adds of the dense output"))
        }
    }
}

fn macs<R: Ring>(count: R, name: &'static str) -> R {
    count.counted_as(Unit::MAC).called(name)
}
