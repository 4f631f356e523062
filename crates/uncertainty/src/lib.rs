//! What follows from not knowing the inputs of a formula exactly: the range of its result, how sure that range is, and which input
//! is to blame.
//!
//! ```
//! use neuroscale_quantity::{Address, Graph, Quantity, Spread};
//! use neuroscale_uncertainty::{Model, Sampling, Scale};
//!
//! let graph = Graph::new();
//! let input = |key, low, high, unit: &str| -> Result<_, Box<dyn std::error::Error>> {
//!     let spread = Spread::LogNormal { low, high };
//!     Ok(graph.input(&Quantity::new(Address::new("mine", key), key, low, spread, unit.parse()?)))
//! };
//! let synapses = input("neurons", 8e10, 9.2e10, "neuron")? * input("fan-in", 1e3, 1e4, "synapse/neuron")?;
//! let formula = graph.formula(synapses)?;
//!
//! let model = Model::of(&formula)?;
//! assert_eq!(model.answer(&Sampling::default())?.to_string(), "2.71e14 (90 %: 8.56e13 to 8.6e14)");
//! let indices = model.sensitivity(&Sampling::default(), Scale::Log10)?;
//! assert!(indices[1].total.value > 0.99, "the fan-in is to blame");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The same seed gives the same bits at any number of threads, in any split of the work, and on every machine, as far as the
//! crate's own functions go; beta and Student t distributions call statrs, which calls the platform's.

// Where this crate compares floating-point numbers for equality it means the very same number.
#![allow(clippy::float_cmp)]
// A kernel that is not inlined into the loop over its column is not vectorised: three times slower, measured.
#![allow(clippy::inline_always)]

mod kernel;
mod counter;
mod sobol;
mod distribution;
mod closed_form;
mod sampling;
mod model;
mod moments;
mod histogram;
mod summary;
mod estimate;
mod answer;
mod sensitivity;

pub use answer::{Answer, Mean};
pub use counter::Stream;
pub use distribution::{Distribution, DistributionError};
pub use estimate::Estimate;
pub use kernel::{exp, ln, normal_quantile};
pub use model::{Model, ModelError};
pub use sampling::Sampling;
pub use sensitivity::{Indices, Scale, Swing};
pub use summary::Summary;
