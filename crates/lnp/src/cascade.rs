use neuroscale_quantity::{Ring, Unit};

use crate::multiply_adds::{dendritic_filtering, passing_on, soma_filtering, weighing};
use crate::{CellType, Convention, Output};

/// A stage of the cascade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Kind {
    /// Spikes of the past time steps arrive.
    Input,
    /// Synapses weigh them.
    Weights,
    /// Dendrites filter them in space and time.
    DendriticFilter,
    /// A dendritic spike, or none: one number per dendrite.
    DendriticNonlinearity,
    /// The soma filters the dendrites' sum in time.
    SomaFilter,
    /// The soma's potential becomes a firing rate.
    SomaNonlinearity,
    /// The rate becomes spikes.
    Poisson,
    /// The spikes are passed on.
    Output,
}

impl Kind {
    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Weights => "weights",
            Self::DendriticFilter => "dendritic filter",
            Self::DendriticNonlinearity => "dendritic nonlinearity",
            Self::SomaFilter => "soma filter",
            Self::SomaNonlinearity => "soma nonlinearity",
            Self::Poisson => "Poisson process",
            Self::Output => "output",
        }
    }
}

/// What a stage does for one neuron and one update. Only multiply-adds become FLOP; the others are counted under
/// their own names.
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
pub struct Stage<R> {
    /// Which stage.
    pub kind: Kind,
    /// How many numbers it holds: samples, weights, taps, or the values that it yields.
    pub size: R,
    /// What it does in one update; at [`Kind::Output`] of an event-driven cascade, for one spike.
    pub work: Work<R>,
}

/// The stages of one neuron's cascade in the order in which a signal passes them.
///
/// Dendritic spikes make the cascade longer than the classical one: the filter and the nonlinearity come twice, in
/// the dendrites and in the soma. In the two conventions of convolution the synaptic weight is a factor of the input
/// sample, whose product with every tap is already counted; only streaming pays for it separately.
///
/// # Formula
///
/// The terms of [`Convention`] and [`Output`], one stage each.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::{CellType, Convention, Kind, Output, Work, cascade};
///
/// let (neurons, inputs, outputs, dendrites) = (50e9, 15.0, 100.0, 4.0);
/// let (branches, steps, soma_taps, updates, spikes) = (3.0, 5.0, 5.0, 200.0, 200.0);
/// let granule = CellType { neurons, inputs, outputs, dendrites, branches, steps, soma_taps, updates, spikes };
///
/// let stages = cascade(&granule, Convention::DirectOwnFilter, Output::Excluded);
/// assert_eq!(stages[2].kind, Kind::DendriticFilter);
/// assert_eq!(stages[2].size, 60.0);
/// assert_eq!(stages[2].work, Work::MultiplyAdds(4500.0));
/// ```
///
/// # Source
///
/// The document `brain-vs-deep-learning`, parts II and *Bringing it all together*; a reconstruction, since its
/// drawing of the cascade is lost.
pub fn cascade<R: Ring>(cell: &CellType<R>, convention: Convention, output: Output) -> [Stage<R>; 8] {
    let stage = |kind, size, work| Stage { kind, size, work };
    let weights = cell.inputs.counted_as(Unit::PARAMETER).called("weights");
    let dendrites = cell.dendrites.counted_as(Unit::OPERATION).called("dendritic nonlinearities");
    let one = R::from(1_u32);
    let counted = |multiply_adds: Option<R>| multiply_adds.map_or(Work::Nothing, Work::MultiplyAdds);
    [
        stage(Kind::Input, cell.input_samples(), Work::Nothing),
        stage(Kind::Weights, weights, counted(weighing(cell, convention))),
        stage(
            Kind::DendriticFilter,
            cell.dendrite_filter(),
            Work::MultiplyAdds(dendritic_filtering(cell, convention)),
        ),
        stage(Kind::DendriticNonlinearity, cell.dendrites, Work::Evaluations(dendrites)),
        stage(Kind::SomaFilter, cell.soma_filter(), Work::MultiplyAdds(soma_filtering(cell))),
        stage(Kind::SomaNonlinearity, one, Work::Evaluations(one)),
        stage(Kind::Poisson, one, Work::Draws(one)),
        stage(Kind::Output, cell.outputs, counted(passing_on(cell, output))),
    ]
}
