//! What a neuron computes, the linear-nonlinear-Poisson cascade, and what that costs under named conventions.
//!
//! How many operations a second do Purkinje cells take, if every input sample meets every tap of their
//! filter?
//!
//! ```
//! use neuroscale_lnp::cost::{CellType, Convention, Output, flops, multiply_adds_per_second};
//!
//! let purkinje = CellType {
//!     neurons: 1e8,
//!     fan_in: 1e5,
//!     fan_out: 1e3,
//!     dendrites: 1e3,
//!     branches: 10.0,
//!     temporal_taps: 5.0,
//!     soma_taps: 5.0,
//!     update_rate: 200.0,
//!     firing_rate: 200.0,
//! };
//! let cost =
//!     |convention| flops(multiply_adds_per_second(&purkinje, convention, Output::Excluded), 2.0);
//! assert_eq!(cost(Convention::DirectOwnFilter), 1.000_000_000_2e21);
//! assert_eq!(cost(Convention::Streaming), 6.000_2e15);
//! ```

mod time_steps;
mod poisson;
mod sample;

pub mod cost;

pub use poisson::{exponential_density, poisson_probability};
pub use sample::{RateError, poisson_counts, waits};
pub use time_steps::{time_steps, window};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
