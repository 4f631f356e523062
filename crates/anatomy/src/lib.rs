//! What a brain is made of: cell populations, synapses, dendrites, firing rates and energy.
//!
//! Of which populations do the tables compose a human brain, and do these parts add up to the whole?
//!
//! ```
//! use neuroscale_anatomy::PopulationSet;
//!
//! let package = neuroscale_data::package()?;
//! let brain = PopulationSet::read(&package, "human-azevedo-2009")?;
//! brain.adds_up_to(package.quantity("anatomy/populations.csv", "human-brain-neurons")?, 0.01)?;
//! assert!(brain.members.iter().any(|member| member.population == "Purkinje cells"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod measurement;
mod population_set;

mod share;
mod region;
mod wiring;

mod energy;

pub use measurement::{Measurement, Subject};
pub use population_set::{Member, PopulationSet, SetError};

pub use region::{Region, synapses_of_region, synapses_of_regions};
pub use share::{of_share, remaining_share, share, whole};
pub use wiring::{balance, dendrites, synaptic_inputs};

pub use energy::{energy_of_each, energy_of_molecules, energy_ratio, event_rate, landauer_bound, power};
