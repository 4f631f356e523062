use neuroscale_quantity::{Ring, Unit};

use super::multiply_adds::passing_on;
use super::{CellType, Convention, Output, multiply_adds_per_update};

/// Multiply-adds that the cascades of all neurons of one type take in a second.
///
/// # Formula
///
/// `MAC/s = n·R·MAC`, with the multiply-adds of [`multiply_adds_per_update`] and the symbols and units of
/// [`CellType`], plus [`output_multiply_adds_per_second`] unless the output is excluded.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::{CellType, Convention, Output, multiply_adds_per_second};
///
/// let (neurons, fan_in, fan_out, dendrites) = (50e9, 15.0, 100.0, 4.0);
/// let (branches, temporal_taps, soma_taps, update_rate, firing_rate) = (3.0, 5.0, 5.0, 200.0, 200.0);
/// let granule = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
///
/// assert_eq!(multiply_adds_per_second(&granule, Convention::DirectOwnFilter, Output::Excluded), 4.505e16);
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, *Bringing it all together*.
pub fn multiply_adds_per_second<R: Ring>(cell: &CellType<R>, convention: Convention, output: Output) -> R {
    let filters = per_second(cell.neurons, cell.update_rate, multiply_adds_per_update(cell, convention));
    let filters = filters.called("multiply-adds of the filters in a second");
    match output_multiply_adds_per_second(cell, output) {
        None => filters,
        Some(output) => (filters + output).called("multiply-adds of the cell type in a second"),
    }
}

/// Multiply-adds in a second that passing on the output of all neurons of one type takes; `None` where it is
/// not counted.
///
/// # Formula
///
/// `n·F·O` when driven by events, `n·R·(I·T)·(O·T)` when dense, in `MAC/s`, with the symbols and units of
/// [`CellType`].
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::{CellType, Output, output_multiply_adds_per_second};
///
/// let (neurons, fan_in, fan_out, dendrites) = (1e8, 1e5, 1e3, 1e3);
/// let (branches, temporal_taps, soma_taps, update_rate, firing_rate) = (10.0, 5.0, 5.0, 200.0, 50.0);
/// let purkinje = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
///
/// assert_eq!(output_multiply_adds_per_second(&purkinje, Output::Excluded), None);
/// assert_eq!(output_multiply_adds_per_second(&purkinje, Output::EventDriven), Some(5e12));
/// assert_eq!(output_multiply_adds_per_second(&purkinje, Output::Dense), Some(5e19));
/// ```
///
/// # Source
///
/// Operation count of a matrix product.
pub fn output_multiply_adds_per_second<R: Ring>(cell: &CellType<R>, output: Output) -> Option<R> {
    let rate = if output == Output::EventDriven { cell.firing_rate } else { cell.update_rate };
    let once = passing_on(cell, output)?;
    Some(per_second(cell.neurons, rate, once).called("multiply-adds of the output in a second"))
}

/// Multiply-adds that the cascades of several cell types take in a second; `None` when there is no cell type.
///
/// # Formula
///
/// The sum of [`multiply_adds_per_second`], in `MAC/s`.
///
/// # Examples
///
/// The document's two cell types under the principled reading of its lost formula:
///
/// ```
/// use neuroscale_lnp::cost::{CellType, Convention, Output, flops, total_multiply_adds_per_second};
///
/// let (temporal_taps, soma_taps, update_rate, firing_rate) = (5.0, 5.0, 200.0, 200.0);
/// let (neurons, fan_in, fan_out, dendrites, branches) = (50e9, 15.0, 100.0, 4.0, 3.0);
/// let granule = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
/// let (neurons, fan_in, fan_out, dendrites, branches) = (1e8, 1e5, 1e3, 1e3, 10.0);
/// let purkinje = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
///
/// let cells = [granule, purkinje];
/// let total = total_multiply_adds_per_second(&cells, Convention::DirectOwnFilter, Output::Excluded);
/// assert_eq!(total.map(|total| flops(total, 2.0)), Some(1.000_090_100_2e21));
/// ```
///
/// # Source
///
/// Claim `dl-brain-flops`, which gives another number.
pub fn total_multiply_adds_per_second<R: Ring>(
    cells: &[CellType<R>],
    convention: Convention,
    output: Output,
) -> Option<R> {
    let each = cells.iter().map(|cell| multiply_adds_per_second(cell, convention, output));
    each.reduce(|sum, more| sum + more).map(|sum| sum.called("multiply-adds of all cell types in a second"))
}

/// Floating-point operations in a second, from multiply-adds.
///
/// # Formula
///
/// `FLOP/s = MAC/s × each`, with multiply-adds in `MAC/s` and the operations in each in `FLOP/MAC`: two, as
/// LINPACK counts them.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::flops;
///
/// assert_eq!(flops(4.505e16, 2.0), 9.01e16);
/// ```
///
/// # Source
///
/// Dongarra et al. 2003, *The LINPACK Benchmark: past, present and future*.
pub fn flops<R: Ring>(multiply_adds: R, each: R) -> R {
    (multiply_adds * each).counted_as(Unit::FLOP / Unit::SECOND).called("FLOP in a second")
}

/// Multiply-adds that all neurons of one type take in a second, for a stage of which one neuron takes so many
/// each time.
///
/// # Formula
///
/// `MAC/s = n·R·MAC`, with neurons in `neuron`, the rate in `1/s` and the multiply-adds of one neuron and
/// time in `MAC`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::per_second;
///
/// assert_eq!(per_second(50e9, 200.0, 5.0), 5e13);
/// ```
///
/// # Source
///
/// Definition of a rate.
pub fn per_second<R: Ring>(neurons: R, rate: R, multiply_adds: R) -> R {
    (neurons * rate * multiply_adds).counted_as(Unit::MAC / Unit::SECOND)
}
