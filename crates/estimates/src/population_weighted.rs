use neuroscale_anatomy::{Member, PopulationSet, share};
use neuroscale_params::size_ratio;
use neuroscale_quantity::{Formula, Graph};

use crate::weighted::{populations, synapses_of, uniform_synapses};
use crate::{EstimateError, weighted_brain};

/// The brain of a population set, every number a formula that knows its steps and rows.
#[derive(Clone, Debug)]
pub struct PopulationWeighted {
    /// The populations, in the order of the set.
    pub parts: Vec<Part>,
    /// All neurons, in `neuron`.
    pub neurons: Formula,
    /// All synapses, in `synapse`.
    pub synapses: Formula,
    /// A weight for every synapse and a bias for every neuron, in `parameter`.
    pub parameters: Formula,
    /// Synapses per neuron on average over all neurons, in `synapse/neuron`.
    pub mean_fan_in: Formula,
    /// Synapses if every neuron received as many as one of the population that holds most synapses, in
    /// `synapse`.
    pub uniform: Formula,
    /// How many times too many that is.
    pub overcount: Formula,
}

/// A population and its part in the whole.
#[derive(Clone, Debug)]
pub struct Part {
    /// The population with its neurons and its fan-in.
    pub member: Member,
    /// The synapses that each of its neurons receives, in `synapse/neuron`.
    pub fan_in: Formula,
    /// Its synapses, in `synapse`.
    pub synapses: Formula,
    /// Its share of all neurons.
    pub neuron_share: Formula,
    /// Its share of all synapses.
    pub synapse_share: Formula,
}

impl PopulationWeighted {
    /// Counts the brain of a set.
    ///
    /// # Errors
    ///
    /// [`EstimateError`] when the set is empty or units do not fit.
    pub fn of(set: &PopulationSet) -> Result<Self, EstimateError> {
        let graph = Graph::new();
        let populations = populations(set, &graph);
        let none = || EstimateError::NoPopulation { set: set.name.clone() };
        let brain = weighted_brain(&populations).ok_or_else(none)?;
        let parts = set.members.iter().zip(&populations).map(|(member, population)| {
            let synapses = synapses_of(*population);
            Ok(Part {
                member: member.clone(),
                fan_in: graph.formula(population.fan_in)?,
                synapses: graph.formula(synapses)?,
                neuron_share: graph.formula(share(population.neurons, brain.neurons))?,
                synapse_share: graph.formula(share(synapses, brain.synapses))?,
            })
        });
        let parts = parts.collect::<Result<Vec<_>, EstimateError>>()?;
        let fan_in = largest(&parts).map(|part| part.member.fan_in(&graph)).ok_or_else(none)?;
        let uniform = uniform_synapses(brain.neurons, fan_in);
        Ok(Self {
            neurons: graph.formula(brain.neurons)?,
            synapses: graph.formula(brain.synapses)?,
            parameters: graph.formula(brain.parameters)?,
            mean_fan_in: graph.formula(brain.mean_fan_in)?,
            uniform: graph.formula(uniform)?,
            overcount: graph.formula(size_ratio(uniform, brain.synapses))?,
            parts,
        })
    }

    /// The population with the most neurons.
    #[must_use]
    pub fn most_neurons(&self) -> Option<&Part> {
        self.parts.iter().max_by(|a, b| a.member.neurons.value().total_cmp(&b.member.neurons.value()))
    }

    /// The population with the most synapses.
    #[must_use]
    pub fn most_synapses(&self) -> Option<&Part> {
        largest(&self.parts)
    }
}

fn largest(parts: &[Part]) -> Option<&Part> {
    parts.iter().max_by(|a, b| a.synapses.value().total_cmp(&b.synapses.value()))
}
