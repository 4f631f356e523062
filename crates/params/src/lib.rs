//! What a network is made of: parameters and operations of layers and whole models, exact and checked.
//!
//! How many parameters has a brain of 86 billion neurons with ten thousand connections each, and how many has GPT-3?
//!
//! ```
//! use neuroscale_params::{Gpt, biases, connections, gpt_parameters, parameters, weights};
//! use neuroscale_quantity::Count;
//!
//! let weights = weights(connections(86e9, 1e4), 1.0);
//! assert_eq!(parameters(weights, biases(86e9, 1.0)), 860.086e12);
//!
//! let (layers, width, feed_forward) = (96, 12288, 49152);
//! let gpt3 = Gpt { layers, width, feed_forward, vocabulary: 50257, context: 2048 }.map(Count::from);
//! assert_eq!(gpt_parameters(gpt3).get(), Some(174_604_259_328));
//! ```

mod connections;
mod parameters;
mod population;
mod size_ratio;

mod dense;
mod layered;
mod shape;

mod architecture;
mod gpt;

pub use connections::{connections, connections_from_both_ends, connections_per_neuron};
pub use parameters::{biases, parameters, parameters_per_unit, weights};
pub use population::{Population, mean_fan_in, weighted_connections};
pub use size_ratio::size_ratio;

pub use dense::{dense_parameters, dense_weights};
pub use layered::{equal_width_weights, layered_units, layered_weights, weights_with_a_gap_per_layer};
pub use shape::{Shape, Shapes, equal_width_shapes};

pub use architecture::check_architectures;
pub use gpt::{
    Gpt, GptParts, gpt_attention, gpt_embeddings, gpt_mlp, gpt_norms, gpt_output_units, gpt_parameters,
    gpt_parts,
};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
