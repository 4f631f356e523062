use neuroscale_anatomy::{energy_of_each, energy_of_molecules};
use neuroscale_quantity::{Formula, Graph, Package, Unit};

use super::landauer;
use crate::EstimateError;

const ENERGY: &str = "anatomy/energy.csv";
const ESTIMATES: &str = "compute/estimates.csv";

/// By how much an energy may differ from what other rows make of it. Those of the published tables agree to a hundredth.
const GREATEST_DIFFERENCE: f64 = 3.0;

/// Checks rows of energy against rows that were computed from them.
///
/// The limit method divides the power of a brain by Landauer’s bound, so that the power, the Boltzmann constant and the
/// temperature of a body hold each other; the energy of a synaptic event is that of its ATP.
///
/// # Errors
///
/// [`EstimateError::Table`] at an energy that differs by more than a factor of 3 from what the others give.
///
/// # Examples
///
/// ```
/// assert_eq!(neuroscale_estimates::check_energies(&neuroscale_data::package()?), Ok(()));
/// # Ok::<(), neuroscale_quantity::TableError>(())
/// ```
pub fn check_energies(package: &Package) -> Result<(), EstimateError> {
    let graph = Graph::new();
    let energy = |key, unit| Ok::<_, EstimateError>(graph.input(package.quantity_in(ENERGY, key, unit)?));
    let erasures =
        graph.input(package.quantity_in(ESTIMATES, "carlsmith-limit", Unit::FLOP / Unit::SECOND)?);
    let erasure = energy_of_each(energy("human-brain-power", Unit::WATT)?, erasures);
    agree(package, "human-brain-power", &graph.formula(erasure)?, &landauer(package)?.energy)?;
    let molecules = energy("vesicle-atp", Unit::MOLECULE / Unit::VESICLE)?;
    let event = energy_of_molecules(molecules, energy("atp-energy", Unit::JOULE / Unit::MOLECULE)?);
    let stated = graph.formula(energy("synaptic-event-energy", Unit::JOULE / Unit::EVENT)?)?;
    agree(package, "synaptic-event-energy", &stated, &graph.formula(event)?)
}

/// Both formulas come to the same, as far as tables can tell.
fn agree(package: &Package, key: &str, one: &Formula, other: &Formula) -> Result<(), EstimateError> {
    let ratio = one.value() / other.value();
    if (GREATEST_DIFFERENCE.recip()..=GREATEST_DIFFERENCE).contains(&ratio) {
        return Ok(());
    }
    let row = package.row(ENERGY, key)?;
    let inputs = one.inputs().iter().chain(other.inputs()).map(|input| input.address().to_string());
    let others: Vec<String> = inputs.filter(|address| *address != row.address().to_string()).collect();
    let quantity = package.quantity(ENERGY, key)?;
    let right = quantity.measure().show(quantity.value() / ratio);
    let expected = format!(
        "about {right}, to a factor of {GREATEST_DIFFERENCE}, which is what {} make of it; \
         check unit and digits (of all), and change them together",
        others.join(", ")
    );
    Err(row.error("value", &expected).into())
}
