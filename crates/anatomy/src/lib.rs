//! What a brain is made of: cell populations, synapses, dendrites, firing rates and energy.
//!
//! Of which populations do the tables compose a human brain, and is the number of its neurons what separate laboratories
//! found?
//!
//! ```
//! use neuroscale_anatomy::PopulationSet;
//!
//! let package = neuroscale_data::package()?;
//! let brain = PopulationSet::human_brain(&package)?;
//! let counted = package.quantity("anatomy/populations.csv", "human-brain-neurons-stereology")?.value();
//! assert!((8.6e10..counted).contains(&brain.neurons()));
//! assert!(brain.members.iter().any(|member| member.population == "Purkinje cells"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod measurement;
mod address;
mod question;
mod population_set;

mod share;
mod region;
mod samples;
mod wholes;
mod wiring;

mod energy;

pub use measurement::{Measurement, Subject};
pub use population_set::{Member, PopulationSet, SetError, Synapses};
pub use question::{QUESTIONS, Question, QuestionError, Rival};

pub use region::{Region, synapses_of_region, synapses_of_regions};
pub use samples::check_samples;
pub use wholes::{Makes, Part, Whole};

pub use share::{of_share, remaining_share, share, whole};
pub use wiring::{balance, dendrites, synaptic_inputs};

pub use energy::{energy_of_each, energy_of_molecules, energy_ratio, event_rate, landauer_bound, power};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
