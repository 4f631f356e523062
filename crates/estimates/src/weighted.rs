use neuroscale_anatomy::{Member, PopulationSet};
use neuroscale_params::{
    Population, biases, connections, mean_fan_in, parameters, weighted_connections, weights,
};
use neuroscale_quantity::{Expr, Graph, Scalar, Unit};

/// A brain counted population by population, and as a network of one weight per synapse and one bias per
/// neuron.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedBrain<S> {
    /// All neurons, in `neuron`.
    pub neurons: S,
    /// All synapses, in `synapse`.
    pub synapses: S,
    /// A weight for every synapse, in `parameter`.
    pub weights: S,
    /// A bias for every neuron, in `parameter`.
    pub biases: S,
    /// Weights and biases together, in `parameter`.
    pub parameters: S,
    /// The fan-in that would yield as many synapses if every neuron had it, in `synapse/neuron`.
    pub mean_fan_in: S,
}

/// Counts a brain population by population; `None` when there is no population.
///
/// # Formula
///
/// `synapses = Σᵢ neuronsᵢ × fan-inᵢ`, `parameters = synapses × 1 + Σᵢ neuronsᵢ × 1`, with neurons in
/// `neuron` and fan-in in `synapse/neuron`. Each synapse is counted once, at the neuron that receives it.
///
/// # Examples
///
/// Four neurons of which three receive hardly anything:
///
/// ```
/// use neuroscale_estimates::weighted_brain;
/// use neuroscale_params::Population;
///
/// let granule = Population { neurons: 3.0, fan_in: 4.0 };
/// let pyramidal = Population { neurons: 1.0, fan_in: 8000.0 };
/// let brain = weighted_brain(&[granule, pyramidal]).unwrap();
/// assert_eq!((brain.synapses, brain.biases, brain.parameters), (8012.0, 4.0, 8016.0));
/// assert_eq!(brain.mean_fan_in, 2003.0);
/// ```
///
/// # Source
///
/// Definition; the convention of one weight per synapse and one bias per neuron is that of claim
/// `chat-parameters-with-biases`.
pub fn weighted_brain<S: Scalar>(populations: &[Population<S>]) -> Option<WeightedBrain<S>> {
    let each = S::from(1_u32);
    let neurons = populations.iter().map(|population| population.neurons).reduce(|sum, more| sum + more)?;
    let neurons = neurons.called("neurons of all populations");
    let synapses =
        weighted_connections(populations)?.counted_as(Unit::SYNAPSE).called("synapses of the brain");
    let (weights, biases) = (weights(synapses, each), biases(neurons, each));
    let parameters = parameters(weights, biases);
    Some(WeightedBrain {
        neurons,
        synapses,
        weights,
        biases,
        parameters,
        mean_fan_in: mean_fan_in(populations)?.counted_as(Unit::SYNAPSE / Unit::NEURON),
    })
}

/// Synapses of one population.
pub(crate) fn synapses_of<S: Scalar>(population: Population<S>) -> S {
    let received = connections(population.neurons, population.fan_in);
    received.counted_as(Unit::SYNAPSE).called("synapses of the population")
}

/// Synapses of a brain whose neurons all receive alike.
pub(crate) fn uniform_synapses<S: Scalar>(neurons: S, fan_in: S) -> S {
    connections(neurons, fan_in).counted_as(Unit::SYNAPSE).called("synapses with one fan-in for all")
}

/// The populations of a set, as inputs of a graph.
pub(crate) fn populations<'g>(set: &PopulationSet, graph: &'g Graph) -> Vec<Population<Expr<'g>>> {
    let population =
        |member: &Member| Population { neurons: member.neurons(graph), fan_in: member.fan_in(graph) };
    set.members.iter().map(population).collect()
}
