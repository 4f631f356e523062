use neuroscale_anatomy::landauer_bound;
use neuroscale_quantity::{Expr, Formula, Graph, Package, Unit};

use crate::EstimateError;

mod brain;
mod consistent;
mod machine;

pub use brain::energy_of_synaptic_event;
pub use consistent::check_energies;
pub use machine::energy_of_flop;

/// What one of something costs in energy.
#[derive(Clone, Debug)]
pub struct EnergyOfOne {
    /// Its name.
    pub id: &'static str,
    /// What is done and by what, in words.
    pub what: String,
    /// What the energy is divided by, in words: two energies may be compared only with both in mind.
    pub per: &'static str,
    /// What spends it.
    pub carrier: Carrier,
    /// The energy, in `J` per whatever is counted.
    pub energy: Formula,
}

/// What spends an energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carrier {
    /// Anything at all: a bound of physics.
    Physics,
    /// Nerve cells.
    Brain,
    /// A computer.
    Machine,
}

/// What events and operations cost, from the bound of physics over nerve cells to machines.
///
/// A machine is the latest of its lists whose power is known.
///
/// # Errors
///
/// [`EstimateError`] when a row is missing, units do not fit, or no list names a machine together with its
/// power.
///
/// # Examples
///
/// ```
/// use neuroscale_estimates::energies;
///
/// let energies = energies(&neuroscale_data::package()?)?;
/// let bound = energies.iter().find(|energy| energy.id == "landauer").expect("the first of them");
/// assert!((bound.energy.value() / 2.968e-21 - 1.0).abs() < 1e-3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn energies(package: &Package) -> Result<Vec<EnergyOfOne>, EstimateError> {
    let mut energies = vec![landauer(package)?];
    energies.extend(brain::energies(package)?);
    energies.extend(machine::energies(package)?);
    Ok(energies)
}

fn landauer(package: &Package) -> Result<EnergyOfOne, EstimateError> {
    let graph = Graph::new();
    let boltzmann =
        graph.input(package.quantity_in("constants.csv", "boltzmann", Unit::JOULE / Unit::KELVIN)?);
    let temperature = graph.input(package.quantity_in("constants.csv", "body-temperature", Unit::KELVIN)?);
    let bound = landauer_bound(boltzmann, temperature);
    let what = "Landauer’s bound at body temperature".to_owned();
    EnergyOfOne::new(&graph, Carrier::Physics, "landauer", what, "per erased bit", bound)
}

impl EnergyOfOne {
    fn new(
        graph: &Graph,
        carrier: Carrier,
        id: &'static str,
        what: String,
        per: &'static str,
        energy: Expr<'_>,
    ) -> Result<Self, EstimateError> {
        Ok(Self { id, what, per, carrier, energy: graph.formula(energy)? })
    }
}
