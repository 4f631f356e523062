use std::collections::BTreeSet;

use neuroscale_anatomy::{Member, PopulationSet, Subject};
use neuroscale_lnp::{CellType, Convention, Output, flops, time_steps, total_multiply_adds};
use neuroscale_quantity::{Address, Expr, Graph, Package, TableError, Unit};

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
    let updates = assumed(package, graph, "update-rate", Unit::NONE / Unit::SECOND)?;
    let window = assumed(package, graph, "filter-window", Unit::SECOND)?;
    let clock = Clock { updates, steps: time_steps(window, updates) };
    let cells = set.members.iter().map(|member| cell_type(package, graph, member, clock));
    let cells = cells.collect::<Result<Vec<_>, _>>()?;
    let multiply_adds = total_multiply_adds(&cells, convention, Output::Excluded)
        .ok_or_else(|| EstimateError::NoPopulation { set: set.name.clone() })?;
    let rows = set.members.iter().map(|member| Address::new(CASCADES, &member.population)).collect();
    let each = assumed(package, graph, "flop-per-multiply-add", Unit::FLOP / Unit::MAC)?;
    Ok((flops(multiply_adds, each), rows))
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
    let named = |column, table, unit| {
        Ok::<_, TableError>(graph.input(package.quantity_in(table, row.text(column)?, unit)?))
    };
    let fan_in = member.fan_in(graph);
    Ok(CellType {
        neurons: member.neurons(graph),
        inputs: fan_in,
        // Every synapse is the input of one neuron and the output of another; the outputs are not counted
        // again.
        outputs: fan_in,
        dendrites: named("dendrites", Subject::Dendrites.path(), Unit::DENDRITE / Unit::NEURON)?,
        branches: named("branches", ASSUMPTIONS, Unit::BRANCH / Unit::DENDRITE)?,
        steps: clock.steps,
        soma_taps: clock.steps,
        updates: clock.updates,
        spikes: clock.updates,
    })
}
