use std::collections::BTreeSet;

use neuroscale_anatomy::{Member, PopulationSet, Subject};
use neuroscale_lnp::{CellType, Convention, Output, flops, time_steps, total_multiply_adds};
use neuroscale_quantity::{Address, Expr, Graph, Package, TableError};

use super::{ASSUMPTIONS, assumed};
use crate::EstimateError;

const CASCADES: &str = "compute/cascades.csv";

/// Operations in a second of the cascades of all populations, and the rows that give them their dendrites.
pub(super) fn operations<'g>(
    package: &Package,
    set: &PopulationSet,
    convention: Convention,
    graph: &'g Graph,
) -> Result<(Expr<'g>, BTreeSet<Address>), EstimateError> {
    let updates = assumed(package, graph, "update-rate")?;
    let clock = Clock { updates, steps: time_steps(assumed(package, graph, "filter-window")?, updates) };
    let cells = set.members.iter().map(|member| cell_type(package, graph, member, clock));
    let cells = cells.collect::<Result<Vec<_>, _>>()?;
    let multiply_adds = total_multiply_adds(&cells, convention, Output::Excluded)
        .ok_or_else(|| EstimateError::NoPopulation { set: set.name.clone() })?;
    let rows = set.members.iter().map(|member| Address::new(CASCADES, &member.population)).collect();
    Ok((flops(multiply_adds, assumed(package, graph, "flop-per-multiply-add")?), rows))
}

/// How often neurons are updated, and how many updates a filter spans: one clock for both.
#[derive(Clone, Copy)]
struct Clock<'g> {
    updates: Expr<'g>,
    steps: Expr<'g>,
}

fn cell_type<'g>(
    package: &Package,
    graph: &'g Graph,
    member: &Member,
    clock: Clock<'g>,
) -> Result<CellType<Expr<'g>>, TableError> {
    let row = package.table(CASCADES)?.row(&member.population)?;
    let named = |column, table| Ok::<_, TableError>(graph.input(package.quantity(table, row.text(column)?)?));
    let fan_in = member.fan_in(graph);
    Ok(CellType {
        neurons: member.neurons(graph),
        inputs: fan_in,
        // Every synapse is the input of one neuron and the output of another; the outputs are not counted
        // again.
        outputs: fan_in,
        dendrites: named("dendrites", Subject::Dendrites.path())?,
        branches: named("branches", ASSUMPTIONS)?,
        steps: clock.steps,
        soma_taps: clock.steps,
        updates: clock.updates,
        spikes: clock.updates,
    })
}
