//! What a network is made of: parameters and operations of layers and whole models, exact and checked.
//!
//! How many parameters has a brain of 86 billion neurons with ten thousand connections each, and how many has
//! GPT-3?
//!
//! ```
//! use neuroscale_params::decoder::Decoder;
//! use neuroscale_params::{biases, connections, parameters, weights};
//! use neuroscale_quantity::Count;
//!
//! let weights = weights(connections(86e9, 1e4), 1.0);
//! assert_eq!(parameters(weights, biases(86e9, 1.0)), 860.086e12);
//!
//! let gpt3 = Decoder::<Count>::read(&neuroscale_data::package()?, "gpt-3")?;
//! assert_eq!(gpt3.network().parameters().get(), Some(174_604_259_328));
//! # Ok::<(), neuroscale_quantity::TableError>(())
//! ```

mod connections;
mod parameters;
mod population;
mod size_ratio;

mod dense;
mod layered;
mod shape;

mod layer;
mod network;
pub mod decoder;

pub use connections::{connections, connections_from_both_ends, connections_per_neuron};
pub use parameters::{biases, parameters, parameters_per_unit, weights};
pub use population::{Population, mean_fan_in, weighted_connections};
pub use size_ratio::size_ratio;

pub use dense::{dense_parameters, dense_weights};
pub use layered::{equal_width_weights, layered_units, layered_weights, weights_with_a_gap_per_layer};
pub use shape::{Shape, Shapes, equal_width_shapes};

pub use layer::Layer;
pub use network::Part;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
