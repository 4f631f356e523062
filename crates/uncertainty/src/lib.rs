//! What follows from not knowing the inputs of a formula exactly: the range of its result, how sure that
//! range is, and which input is to blame.
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
//! assert_eq!(model.answer(&Sampling::default())?.to_string(), "2.71e14 synapse (90 %: 8.56e13 to 8.6e14)");
//! let indices = model.sensitivity(&Sampling::default(), Scale::Log10)?;
//! assert!(indices[1].total.value > 0.99, "the fan-in is to blame");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`Model`] is a formula with a [`Distribution`] for each input. Where its value has a closed form, the [`Answer`] is
//! exact; elsewhere it is sampled, and every number of it is an [`Estimate`] that knows its Monte Carlo error. A mean
//! is given only if it has converged, and [`Answer::digits`] says how many digits would stay as they are.
//!
//! Samples are scrambled Sobol' points or random numbers ([`Sampling`]), drawn for each input from a [`Stream`] of its
//! own: the same seed gives the same bits at any number of threads and in any split of the work, and a further input
//! moves no other. (With Sobol' points that holds for inputs that a formula uses later, since an input's place is its
//! dimension.) [`Summary`] merges the parts of a run exactly, on however many machines it ran. The crate's own
//! functions give the same bits on every machine and for every instruction set; those of the beta and Student t
//! distributions with small shapes call statrs, which calls the platform's, and may differ in the last digits.
//!
//! The direction numbers of the Sobol' points are copyright (c) 2008, Frances Y. Kuo and Stephen Joe, under a licence
//! of three clauses that stands in `src/sobol/joe-kuo.txt`.

// Where this crate compares floating-point numbers for equality it means the very same number.
#![allow(clippy::float_cmp)]
// A kernel that is not inlined into the loop over its column is not vectorised: three times slower, measured.
#![allow(clippy::inline_always)]

mod model;
mod sampling;
mod policy;
mod closed_form;
mod answer;
mod pool;
mod estimate;
mod sensitivity;
mod summary;
mod moments;
mod order;
mod distribution;
mod counter;
mod sobol;
mod special;
mod kernel;

pub use answer::{Answer, Mean};
pub use counter::Stream;
pub use distribution::{Distribution, DistributionError};
pub use estimate::Estimate;
pub use kernel::{exp, ln, normal_quantile};
pub use model::{Model, ModelError};
pub use policy::Policy;
pub use pool::{Knowledge, Pooled, measured};
pub use sampling::Sampling;
pub use sensitivity::{Indices, Scale, Swing};
pub use summary::Summary;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
