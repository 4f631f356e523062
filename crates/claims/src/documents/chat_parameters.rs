//! Three answers to one prompt: a weight and a bias per connection, a network of layers, and a bias per neuron.

use neuroscale_params::{
    biases, connections, dense_weights, equal_width_weights, layered_units, parameters, weights,
    weights_with_a_gap_per_layer,
};
use neuroscale_quantity::Unit;

use crate::measured::{WHOLE, brain, brain_fan_in, brain_neurons, brain_synapses};
use crate::{ClaimError, Document, Recomputed};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let neurons = d.input("chat-neurons")?;
    d.evidence("chat-neurons", &brain_neurons(d)?)?;
    d.input_range("chat-fan-in-range")?;
    d.evidence("chat-fan-in-range", &brain_fan_in(d, Unit::CONNECTION)?)?;
    let fan_in = d.input("chat-fan-in")?;
    d.evidence("chat-fan-in", &brain_fan_in(d, Unit::CONNECTION)?)?;
    let connections = connections(neurons, fan_in);
    d.derive("chat-connections", connections)?;
    d.evidence("chat-connections", &brain_synapses(d, Unit::CONNECTION)?)?;

    let bias_per_neuron = d.input("chat-bias-per-neuron")?;
    let weight_per_connection = d.input("chat-weight-per-connection")?;
    let bias_per_connection = d.input("chat-bias-per-connection")?;
    let biases_of_connections = biases(connections, bias_per_connection);
    d.derive("chat-biases-of-connections", biases_of_connections)?;
    d.given("chat-parameters-per-connection", parameters(weight_per_connection, bias_per_connection))?;
    let weights = weights(connections, weight_per_connection);
    d.derive("chat-parameters-doubled", parameters(weights, biases_of_connections))?;

    let counted = brain(d, WHOLE)?.parameters;
    for claim in ["chat-parameters-doubled", "chat-layered-parameters", "chat-parameters-with-biases"] {
        d.evidence(claim, &[counted])?;
    }

    d.input("chat-more-than-layered")?;
    d.evidence("chat-more-than-layered", &[counted])?;

    let layers = d.input("chat-layers")?;
    let width = d.input("chat-width")?;
    let (exact_layers, exact_width) = (d.stated_count("chat-layers")?, d.stated_count("chat-width")?);
    d.derive("chat-layered-units", layered_units(layers, width))?;
    let gap = dense_weights(exact_width, exact_width);
    d.derive("chat-gap-parameters", Recomputed::counted(dense_weights(width, width), gap))?;
    let between_layers = equal_width_weights(layers, width);
    let per_layer = weights_with_a_gap_per_layer(layers, width);
    d.readings(
        "chat-layered-parameters",
        &[
            (
                "one gap fewer than layers, as the formula says",
                Recomputed::counted(between_layers, equal_width_weights(exact_layers, exact_width)),
            ),
            (
                "a gap for every layer, as the text multiplies",
                Recomputed::counted(per_layer, weights_with_a_gap_per_layer(exact_layers, exact_width)),
            ),
        ],
    )?;

    let biases = biases(neurons, bias_per_neuron);
    d.given("chat-biases", biases)?;
    d.given("chat-weights", weights)?;
    d.derive("chat-parameters-with-biases", parameters(weights, biases))
}
