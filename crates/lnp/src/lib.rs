//! What a neuron computes: the linear-nonlinear-Poisson cascade and its cost under named conventions.
//!
//! How many operations a second do Purkinje cells take, if every input sample meets every tap of their filter?
//!
//! ```
//! use neuroscale_lnp::{CellType, Convention, Output, flops, multiply_adds};
//!
//! let purkinje = CellType {
//!     neurons: 1e8,
//!     inputs: 1e5,
//!     outputs: 1e3,
//!     dendrites: 1e3,
//!     branches: 10.0,
//!     steps: 5.0,
//!     soma_taps: 5.0,
//!     updates: 200.0,
//!     spikes: 200.0,
//! };
//! let cost = |convention| flops(multiply_adds(&purkinje, convention, Output::Excluded), 2.0);
//! assert_eq!(cost(Convention::DirectOwnFilter), 1.000_000_000_2e21);
//! assert_eq!(cost(Convention::Streaming), 6.000_2e15);
//! ```

mod cell_type;
mod filter;
mod time_steps;

mod convention;
mod multiply_adds;
mod cascade;
mod flops;
mod reconstruction;
mod simple_model;

mod poisson;
mod sample;

pub use cell_type::CellType;
pub use filter::{dendrite_filter, input_samples, output_samples, soma_filter, spatial_filter};
pub use time_steps::{time_steps, window};

pub use cascade::{Kind, Stage, Work, cascade};
pub use convention::{Convention, Output};
pub use flops::{flops, in_a_second, multiply_adds, output_multiply_adds, total_multiply_adds};
pub use multiply_adds::multiply_adds_per_update;
pub use reconstruction::{Reconstruction, reconstructions, shared_filter_multiply_adds};
pub use simple_model::simple_model;

pub use poisson::{exponential_density, poisson_probability};
pub use sample::{RateError, poisson_counts, waits};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
