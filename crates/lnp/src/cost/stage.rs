/// A stage of the cascade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Stage {
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

impl Stage {
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
