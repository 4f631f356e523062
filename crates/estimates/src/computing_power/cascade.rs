use std::collections::BTreeSet;

use neuroscale_anatomy::{Member, PopulationSet, Subject};
use neuroscale_lnp::cost::{CellType, Convention, Output, flops, total_multiply_adds_per_second};
use neuroscale_lnp::time_steps;
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
    let update_rate = assumed(package, graph, "update-rate", Unit::NONE / Unit::SECOND)?;
    let window = assumed(package, graph, "filter-window", Unit::SECOND)?;
    let clock = Clock { update_rate, taps: time_steps(window, update_rate) };
    let cells = set.members.iter().map(|member| cell_type(package, graph, member, clock));
    let cells = cells.collect::<Result<Vec<_>, _>>()?;
    let multiply_adds = total_multiply_adds_per_second(&cells, convention, Output::Excluded)
        .ok_or_else(|| EstimateError::NoPopulation { set: set.name.clone() })?;
    let rows = set.members.iter().map(|member| Address::new(CASCADES, &member.population)).collect();
    let each = assumed(package, graph, "flop-per-multiply-add", Unit::FLOP / Unit::MAC)?;
    Ok((flops(multiply_adds, each), rows))
}

/// How often neurons are updated, and how many updates a filter spans: one clock for both.
#[derive(Clone, Copy)]
struct Clock<'g> {
    update_rate: Expr<'g>,
    taps: Expr<'g>,
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
        fan_in,
        // Every synapse is the input of one neuron and the output of another; the outputs are not counted
        // again.
        fan_out: fan_in,
        dendrites: named("dendrites", Subject::Dendrites.path(), Unit::DENDRITE / Unit::NEURON)?,
        branches: named("branches", ASSUMPTIONS, Unit::BRANCH / Unit::DENDRITE)?,
        temporal_taps: clock.taps,
        soma_taps: clock.taps,
        update_rate: clock.update_rate,
        firing_rate: clock.update_rate,
    })
}
