use neuroscale_quantity::{Ring, Scalar};

use crate::connections;

/// Neurons of one kind and the connections that each of them receives.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Population<R> {
    /// How many there are, in `neuron`.
    pub neurons: R,
    /// Connections that each receives, in `connection/neuron` or `synapse/neuron`.
    pub fan_in: R,
}

/// Connections of a brain counted population by population; `None` when there is no population.
///
/// Most neurons of a human brain are granule cells with about four inputs. One fan-in for all neurons, as every
/// popular estimate assumes, therefore counts several times too many connections.
///
/// # Formula
///
/// `connections = Σᵢ neuronsᵢ × fan-inᵢ`, with neurons in `neuron` and fan-in in `connection/neuron` or
/// `synapse/neuron`.
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Population, weighted_connections};
///
/// let granule = Population { neurons: 50e9, fan_in: 15.0 };
/// let purkinje = Population { neurons: 1e8, fan_in: 1e5 };
/// assert_eq!(weighted_connections(&[granule, purkinje]), Some(1.075e13));
/// ```
///
/// # Source
///
/// Definition of a sum over populations.
pub fn weighted_connections<R: Ring>(populations: &[Population<R>]) -> Option<R> {
    let each = populations.iter().map(|p| connections(p.neurons, p.fan_in));
    each.reduce(|sum, more| sum + more).map(|sum| sum.called("connections of all populations"))
}

/// The fan-in that, given to every neuron alike, would yield as many connections; `None` when there is no population.
///
/// # Formula
///
/// `mean fan-in = Σᵢ neuronsᵢ × fan-inᵢ / Σᵢ neuronsᵢ`, with the units of [`weighted_connections`].
///
/// # Examples
///
/// ```
/// use neuroscale_params::{Population, mean_fan_in};
///
/// let many_with_few = Population { neurons: 3.0, fan_in: 4.0 };
/// let one_with_many = Population { neurons: 1.0, fan_in: 8000.0 };
/// assert_eq!(mean_fan_in(&[many_with_few, one_with_many]), Some(2003.0));
/// ```
///
/// # Source
///
/// Definition of a weighted mean.
pub fn mean_fan_in<S: Scalar>(populations: &[Population<S>]) -> Option<S> {
    let neurons = populations.iter().map(|p| p.neurons).reduce(|sum, more| sum + more)?;
    Some((weighted_connections(populations)? / neurons).called("mean fan-in"))
}
