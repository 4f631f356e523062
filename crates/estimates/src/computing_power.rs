use std::collections::BTreeSet;

use neuroscale_anatomy::{PopulationSet, event_rate, share};
use neuroscale_lnp::cost::Convention;
use neuroscale_quantity::{Address, Expr, Formula, Graph, Package, Ring, Unit};

use crate::weighted::populations;
use crate::{EstimateError, weighted_brain};

mod cascade;

pub(crate) const ASSUMPTIONS: &str = "compute/assumptions.csv";

/// What a neuron is taken to compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reading {
    /// Nothing but spikes that cross synapses: some operations for each.
    PointNeurons,
    /// The linear-nonlinear-Poisson cascade with dendrites, counted under a convention.
    Cascade(Convention),
}

impl Reading {
    /// Every reading, from the cheapest to the dearest.
    pub const ALL: [Self; 4] = [
        Self::PointNeurons,
        Self::Cascade(Convention::Streaming),
        Self::Cascade(Convention::Separable),
        Self::Cascade(Convention::DirectOwnFilter),
    ];

    /// Its name, for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PointNeurons => "point neurons, spike by spike",
            Self::Cascade(Convention::Streaming) => "cascade, streaming",
            Self::Cascade(Convention::Separable) => "cascade, separable convolution",
            Self::Cascade(Convention::DirectOwnFilter) => "cascade, direct convolution",
        }
    }
}

/// What the brain of a population set computes in a second, under one reading.
#[derive(Clone, Debug)]
pub struct ComputingPower {
    /// What a neuron is taken to compute.
    pub reading: Reading,
    /// Operations in a second, in `FLOP/s`.
    pub flops: Formula,
    /// Rows that decide which numbers enter, beside the numbers themselves.
    pub rows: BTreeSet<Address>,
}

impl ComputingPower {
    /// The computing power of the brain of a set.
    ///
    /// # Formula
    ///
    /// For point neurons [`flops_of_events`] of all synapses at one mean firing rate; for a cascade
    /// [`total_multiply_adds_per_second`](neuroscale_lnp::cost::total_multiply_adds_per_second) of all
    /// populations, each with its own dendrites, updated at one rate, with filters that all span the same
    /// time. Outputs are counted where they arrive.
    ///
    /// # Errors
    ///
    /// [`EstimateError`] when a row is missing, the set is empty, or units do not fit.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::PopulationSet;
    /// use neuroscale_estimates::{ComputingPower, Reading};
    ///
    /// let package = neuroscale_data::package()?;
    /// let set = PopulationSet::human_brain(&package)?;
    /// let power = ComputingPower::of(&package, &set, Reading::PointNeurons)?;
    /// assert_eq!(power.flops.unit().to_string(), "FLOP/s");
    /// assert!((1e14..1e15).contains(&power.flops.value()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(package: &Package, set: &PopulationSet, reading: Reading) -> Result<Self, EstimateError> {
        let graph = Graph::new();
        let (flops, rows) = operations(package, set, reading, &graph)?;
        Ok(Self { reading, flops: graph.formula(flops)?, rows })
    }
}

/// The share of one region in what the brain of a set computes in a second, under one reading.
///
/// # Formula
///
/// `share = FLOP/s of the populations of the region / FLOP/s of all`, every neuron being read, updated and
/// fired alike.
///
/// # Errors
///
/// [`EstimateError`] when a row is missing, the region has no population, or units do not fit.
///
/// # Examples
///
/// ```
/// use neuroscale_anatomy::PopulationSet;
/// use neuroscale_estimates::{Reading, share_of_region};
///
/// let package = neuroscale_data::package()?;
/// let set = PopulationSet::human_brain(&package)?;
/// let cerebellum = share_of_region(&package, &set, "cerebellum", Reading::PointNeurons)?;
/// assert!(cerebellum.value() < 0.5);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Definition of a share; claim `dl-cerebellum-computation`.
pub fn share_of_region(
    package: &Package,
    set: &PopulationSet,
    region: &str,
    reading: Reading,
) -> Result<Formula, EstimateError> {
    let mut part = set.clone();
    part.members.retain(|member| member.region == region);
    let graph = Graph::new();
    let (of_part, _) = operations(package, &part, reading, &graph)?;
    let (of_all, _) = operations(package, set, reading, &graph)?;
    Ok(graph.formula(share(of_part, of_all))?)
}

/// Operations in a second of spikes that cross synapses.
///
/// # Formula
///
/// `FLOP/s = events × FLOP of each`, with events in `event/s` and the operations of each in `FLOP/event`.
///
/// # Examples
///
/// ```
/// use neuroscale_estimates::flops_of_events;
///
/// assert_eq!(flops_of_events(1e14, 10.0), 1e15);
/// ```
///
/// # Source
///
/// Carlsmith 2020, *How Much Computational Power Does It Take to Match the Human Brain?*, the mechanistic
/// method.
pub fn flops_of_events<R: Ring>(events: R, each: R) -> R {
    (events * each).counted_as(Unit::FLOP / Unit::SECOND).called("FLOP in a second")
}

/// Operations in a second as an expression of a graph, and the rows that decide which numbers enter.
pub(crate) fn operations<'g>(
    package: &Package,
    set: &PopulationSet,
    reading: Reading,
    graph: &'g Graph,
) -> Result<(Expr<'g>, BTreeSet<Address>), EstimateError> {
    match reading {
        Reading::PointNeurons => Ok((point_neurons(package, set, graph)?, BTreeSet::new())),
        Reading::Cascade(convention) => cascade::operations(package, set, convention, graph),
    }
}

fn point_neurons<'g>(
    package: &Package,
    set: &PopulationSet,
    graph: &'g Graph,
) -> Result<Expr<'g>, EstimateError> {
    let brain = weighted_brain(&populations(set, graph));
    let synapses = brain.ok_or_else(|| EstimateError::NoPopulation { set: set.name.clone() })?.synapses;
    let rate = assumed(package, graph, "firing-rate", Unit::NONE / Unit::SECOND)?;
    let each = assumed(package, graph, "flop-per-event", Unit::FLOP / Unit::EVENT)?;
    Ok(flops_of_events(event_rate(synapses, rate), each))
}

fn assumed<'g>(
    package: &Package,
    graph: &'g Graph,
    key: &str,
    unit: Unit,
) -> Result<Expr<'g>, EstimateError> {
    Ok(graph.input(package.quantity_in(ASSUMPTIONS, key, unit)?))
}
