use neuroscale_anatomy::energy_of_each;
use neuroscale_hpc::{Green500, Hpcg, Top500};
use neuroscale_quantity::{Graph, Package, Quantity, Scalar, TableError};

use super::{Carrier, EnergyOfOne};
use crate::EstimateError;

const LINPACK: &str = "per FLOP of LINPACK in 64 bits";
const HPCG: &str = "per FLOP of HPCG in 64 bits";

/// Energy of a FLOP on a machine whose efficiency is known.
///
/// # Formula
///
/// `energy = 1 / efficiency`, in `J/FLOP`, with the efficiency in `FLOP/J`.
///
/// # Examples
///
/// ```
/// use neuroscale_estimates::energy_of_flop;
///
/// assert_eq!(energy_of_flop(50e9), 2e-11);
/// ```
///
/// # Source
///
/// Definition; Green500 lists efficiencies.
pub fn energy_of_flop<S: Scalar>(efficiency: S) -> S {
    (S::from(1_u32) / efficiency).called("energy of a FLOP")
}

/// A machine with what it draws and what it computes.
struct Powered {
    what: String,
    power: Quantity,
    performance: Quantity,
}

pub(super) fn energies(package: &Package) -> Result<[EnergyOfOne; 3], EstimateError> {
    let top500 = Top500::read(package)?;
    let missing = |file, column, sought| move || TableError::no_such_row(file, column, sought);
    let linpack = fastest(&top500).ok_or_else(missing(
        "machines/top500.csv",
        "power_kw",
        "has the power of a machine",
    ))?;
    let sparse = fastest_on_hpcg(&Hpcg::heads(package)?, &top500);
    let sought = "is of a machine that machines/top500.csv has with its power";
    let sparse = sparse.ok_or_else(missing("machines/hpcg.csv", "system", sought))?;
    Ok([thriftiest(package)?, of_machine("linpack", LINPACK, linpack)?, of_machine("hpcg", HPCG, sparse)?])
}

fn thriftiest(package: &Package) -> Result<EnergyOfOne, EstimateError> {
    let lists = Green500::read(package)?;
    let latest = lists.iter().max_by_key(|list| list.edition);
    let missing = || TableError::no_such_row("machines/green500.csv", "list", "names a list");
    let latest = latest.ok_or_else(missing)?;
    let graph = Graph::new();
    let energy = energy_of_flop(graph.input(&latest.head));
    let what = format!("{}, head of Green500 {}", latest.system, latest.edition);
    EnergyOfOne::new(&graph, Carrier::Machine, "green500", what, LINPACK, energy)
}

fn fastest(lists: &[Top500]) -> Option<Powered> {
    let powered = lists.iter().filter(|list| list.power.is_some()).max_by_key(|list| list.edition)?;
    Some(Powered {
        what: format!("{}, head of TOP500 {}", powered.system, powered.edition),
        power: powered.power.clone()?,
        performance: powered.head.clone(),
    })
}

/// The latest head of HPCG that also heads TOP500, where its power stands; it was measured on LINPACK.
fn fastest_on_hpcg(places: &[Hpcg], lists: &[Top500]) -> Option<Powered> {
    let on_both = |place: &Hpcg| {
        let same = |list: &&Top500| list.edition == place.edition && list.system == place.system;
        let power = lists.iter().find(same)?.power.clone()?;
        let what = format!("{}, head of HPCG {}", place.system, place.edition);
        Some((place.edition, Powered { what, power, performance: place.performance.clone() }))
    };
    let latest = places.iter().filter_map(on_both).max_by_key(|(edition, _)| *edition);
    latest.map(|(_, machine)| machine)
}

fn of_machine(id: &'static str, per: &'static str, machine: Powered) -> Result<EnergyOfOne, EstimateError> {
    let graph = Graph::new();
    let energy = energy_of_each(graph.input(&machine.power), graph.input(&machine.performance));
    EnergyOfOne::new(&graph, Carrier::Machine, id, machine.what, per, energy)
}
