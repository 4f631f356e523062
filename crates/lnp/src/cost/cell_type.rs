/// Neurons of one kind, as the linear-nonlinear-Poisson cascade sees them.
///
/// `D` dendrites of `S` branches each filter `I` inputs over `T` time steps; the soma filters what they yield
/// over `Tₛ` further steps, and the neuron passes the outcome on to `O` outputs. The cascade runs `R` times a
/// second; a Poisson process turns `F` of these runs into spikes.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct CellType<R> {
    /// How many there are, n, in `neuron`.
    pub neurons: R,
    /// Synapses through which each receives, I, in `synapse/neuron`.
    pub fan_in: R,
    /// Synapses through which each sends, O, in `synapse/neuron`.
    pub fan_out: R,
    /// Dendrites of each, D, in `dendrite/neuron`.
    pub dendrites: R,
    /// Branches of a dendrite, each of them a tap in space, S, in `branch/dendrite`.
    pub branches: R,
    /// Time steps that the dendrites' filter spans, T, in `step`.
    pub temporal_taps: R,
    /// Time steps that the soma's filter spans, Tₛ, in `step`.
    pub soma_taps: R,
    /// Updates in a second, R, in `1/s`.
    pub update_rate: R,
    /// Spikes in a second, F, in `1/s` or `spike/s`. Only event-driven output depends on them.
    pub firing_rate: R,
}

impl<R> CellType<R> {
    /// The same cell type with every number converted.
    ///
    /// ```
    /// # use neuroscale_lnp::cost::CellType;
    /// use neuroscale_quantity::Count;
    ///
    /// # let (neurons, fan_in, fan_out, dendrites) = (1, 15, 100, 4);
    /// # let (branches, temporal_taps, soma_taps, update_rate, firing_rate) = (3, 5, 5, 200, 200);
    /// # let cell = CellType {
    /// #     neurons, fan_in, fan_out, dendrites, branches, temporal_taps, soma_taps,
    /// #     update_rate, firing_rate,
    /// # };
    /// let exact = cell.map(Count::from);
    /// assert_eq!(exact.dendrites.get(), Some(4));
    /// ```
    pub fn map<T>(self, convert: impl Fn(R) -> T) -> CellType<T> {
        CellType {
            neurons: convert(self.neurons),
            fan_in: convert(self.fan_in),
            fan_out: convert(self.fan_out),
            dendrites: convert(self.dendrites),
            branches: convert(self.branches),
            temporal_taps: convert(self.temporal_taps),
            soma_taps: convert(self.soma_taps),
            update_rate: convert(self.update_rate),
            firing_rate: convert(self.firing_rate),
        }
    }
}
