//! Our own answers: how big a brain is as a network and as a computer, when machines reach it, and what an
//! event or an operation costs in energy.
//!
//! How many synapses has a human brain, if its populations are counted one by one, and how many if every
//! neuron is given as many as a cortical one?
//!
//! ```
//! use neuroscale_anatomy::PopulationSet;
//! use neuroscale_estimates::{PopulationWeighted};
//!
//! let set = PopulationSet::human_brain(&neuroscale_data::package()?)?;
//! let brain = PopulationWeighted::of(&set)?;
//! assert!((1e14..3e14).contains(&brain.synapses.value()));
//! assert!(brain.uniform.value() > 4.0 * brain.synapses.value());
//! assert_eq!(brain.parameters.unit().to_string(), "parameter");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod weighted;
mod population_weighted;

mod computing_power;
mod crossing;

mod energy;

mod error;

pub use population_weighted::{Part, PopulationWeighted};
pub use weighted::{WeightedBrain, weighted_brain};

pub use computing_power::{ComputingPower, Reading, flops_of_events, share_of_region};
pub use crossing::Crossing;

pub use energy::{Carrier, EnergyOfOne, check_energies, energies, energy_of_flop, energy_of_synaptic_event};

pub use error::EstimateError;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
