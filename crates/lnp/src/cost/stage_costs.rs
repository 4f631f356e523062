use neuroscale_quantity::{Ring, Unit};

use super::multiply_adds::{dendritic_filtering, passing_on, soma_filtering, weighing};
use super::{CellType, Convention, Output, Stage};

/// What a stage does for one neuron and one update. Only multiply-adds become FLOP; the others are counted
/// under their own names.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Work<R> {
    /// Nothing, or nothing that the convention counts here.
    Nothing,
    /// Multiply-adds, in `MAC`.
    MultiplyAdds(R),
    /// Evaluations of a nonlinear function, in `operation`.
    Evaluations(R),
    /// Random draws, in `operation`.
    Draws(R),
}

impl<R> Work<R> {
    /// The multiply-adds, if that is what the stage does.
    pub fn multiply_adds(self) -> Option<R> {
        match self {
            Self::MultiplyAdds(count) => Some(count),
            Self::Nothing | Self::Evaluations(_) | Self::Draws(_) => None,
        }
    }
}

/// A stage of the cascade with its size and its cost, for one neuron.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct StageCost<R> {
    /// Which stage.
    pub stage: Stage,
    /// How many numbers it holds: samples, weights, taps, or the values that it yields.
    pub size: R,
    /// What it does in one update; at [`Stage::Output`] of an event-driven cascade, for one spike.
    pub work: Work<R>,
}

/// The stages of one neuron's cascade in the order in which a signal passes them.
///
/// Dendritic spikes make the cascade longer than the classical one: the filter and the nonlinearity come
/// twice, in the dendrites and in the soma. In the two conventions of convolution the synaptic weight is a
/// factor of the input sample, whose product with every tap is already counted; only streaming pays for it
/// separately.
///
/// # Formula
///
/// The terms of [`Convention`] and [`Output`], one stage each.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::cost::{CellType, Convention, Output, Stage, Work, stage_costs};
///
/// let (neurons, fan_in, fan_out, dendrites) = (50e9, 15.0, 100.0, 4.0);
/// let (branches, temporal_taps, soma_taps, update_rate, firing_rate) = (3.0, 5.0, 5.0, 200.0, 200.0);
/// let granule = CellType {
///     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps, update_rate, firing_rate,
/// };
///
/// let stages = stage_costs(&granule, Convention::DirectOwnFilter, Output::Excluded);
/// assert_eq!(stages[2].stage, Stage::DendriticFilter);
/// assert_eq!(stages[2].size, 60.0);
/// assert_eq!(stages[2].work, Work::MultiplyAdds(4500.0));
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, parts II and *Bringing it all together*; a reconstruction, since
/// its drawing of the cascade is lost.
pub fn stage_costs<R: Ring>(cell: &CellType<R>, convention: Convention, output: Output) -> [StageCost<R>; 8] {
    let cost = |stage, size, work| StageCost { stage, size, work };
    let weights = cell.fan_in.counted_as(Unit::PARAMETER).called("weights");
    let dendrites = cell.dendrites.counted_as(Unit::OPERATION).called("dendritic nonlinearities");
    let one = R::from(1_u32);
    let counted = |multiply_adds: Option<R>| multiply_adds.map_or(Work::Nothing, Work::MultiplyAdds);
    [
        cost(Stage::Input, cell.input_samples(), Work::Nothing),
        cost(Stage::Weights, weights, counted(weighing(cell, convention))),
        cost(
            Stage::DendriticFilter,
            cell.dendritic_taps(),
            Work::MultiplyAdds(dendritic_filtering(cell, convention)),
        ),
        cost(Stage::DendriticNonlinearity, cell.dendrites, Work::Evaluations(dendrites)),
        cost(Stage::SomaFilter, cell.soma_taps(), Work::MultiplyAdds(soma_filtering(cell))),
        cost(Stage::SomaNonlinearity, one, Work::Evaluations(one)),
        cost(Stage::Poisson, one, Work::Draws(one)),
        cost(Stage::Output, cell.fan_out, counted(passing_on(cell, output))),
    ]
}
