/// How the filtering of a neuron is counted. The choice moves the answer by five decades.
///
/// Symbols: `S` branches of a dendrite, `D` dendrites, `T` time steps, `Tₛ` steps of the soma's filter, `I`
/// inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Convention {
    /// One dot product per time step, as a machine that keeps the past would do it: `S·D·T + Tₛ + I`.
    Streaming,
    /// A convolution that applies its kernel in space and then in time: `(I·T)·(S·D + T) + Tₛ`. Right only
    /// where the kernel is a product of the two (has rank one).
    Separable,
    /// A direct convolution with the cell type's own filter, every input sample against every tap:
    /// `(I·T)·(S·D·T) + Tₛ`.
    DirectOwnFilter,
}

impl Convention {
    /// Every convention, from the cheapest to the dearest.
    pub const ALL: [Self; 3] = [Self::Streaming, Self::Separable, Self::DirectOwnFilter];

    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Streaming => "streaming",
            Self::Separable => "separable convolution",
            Self::DirectOwnFilter => "direct convolution, own filter",
        }
    }
}

/// How the passing on of a neuron's output is counted.
///
/// Symbols: `O` outputs, `F` spikes in a second, the others as in [`Convention`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Output {
    /// Not at all: an output is the next neuron's input, and was counted there.
    Excluded,
    /// One multiply-add for every spike and output: `O`, and `F·O` in a second.
    EventDriven,
    /// A dense matrix from input samples to output samples: `(I·T)·(O·T)` in every update.
    Dense,
}

impl Output {
    /// Every way, from the cheapest to the dearest.
    pub const ALL: [Self; 3] = [Self::Excluded, Self::EventDriven, Self::Dense];

    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Excluded => "output not counted",
            Self::EventDriven => "event-driven output",
            Self::Dense => "dense output",
        }
    }
}
