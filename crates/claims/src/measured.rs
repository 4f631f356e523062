//! Measurements by which several claims are judged: rival expressions over rows, to be united.

use neuroscale_estimates::{WeightedBrain, weighted_brain};
use neuroscale_hpc::Observation;
use neuroscale_quantity::{Expr, Ring, TableError, Unit};

use crate::{ClaimError, Document};

/// Every region of the brain.
pub(crate) const WHOLE: &str = "";
pub(crate) const CEREBELLUM: &str = "cerebellum";

pub(crate) const POPULATIONS: &str = "anatomy/populations.csv";
pub(crate) const SYNAPSES: &str = "anatomy/synapses.csv";
pub(crate) const DENDRITES: &str = "anatomy/dendrites.csv";
pub(crate) const RATES: &str = "anatomy/rates.csv";
pub(crate) const CELLS: &str = "anatomy/cells.csv";
pub(crate) const SINGLE_NEURON_MODELS: &str = "anatomy/single-neuron-models.csv";
pub(crate) const MODELS: &str = "models/models.csv";

/// A human brain, or one of its regions: every population with the synapses that it receives.
pub(crate) fn brain<'g>(d: &Document<'g>, region: &str) -> Result<WeightedBrain<Expr<'g>>, ClaimError> {
    let sought = || format!("is of the region `{region}`, in the set that stands for a brain");
    let none = || TableError::no_such_row("anatomy/sets.csv", "region", &sought());
    Ok(weighted_brain(&d.populations(region)).ok_or_else(none)?)
}

/// Neurons of a human brain.
pub(crate) fn brain_neurons<'g>(d: &Document<'g>) -> Result<[Expr<'g>; 1], ClaimError> {
    Ok([brain(d, WHOLE)?.neurons])
}

/// Synapses of a human brain, counted as synapses or as connections.
pub(crate) fn brain_synapses<'g>(d: &Document<'g>, unit: Unit) -> Result<[Expr<'g>; 1], ClaimError> {
    Ok([brain(d, WHOLE)?.synapses.counted_as(unit)])
}

/// Synapses, or connections, of an average neuron of a human brain.
pub(crate) fn brain_fan_in<'g>(d: &Document<'g>, unit: Unit) -> Result<[Expr<'g>; 1], ClaimError> {
    let brain = brain(d, WHOLE)?;
    Ok([brain.synapses.counted_as(unit) / brain.neurons])
}

/// Layers of the networks that imitate one pyramidal cell: the one published, and the range that suffices.
pub(crate) fn pyramidal_network_layers<'g>(d: &Document<'g>) -> Result<[Expr<'g>; 2], ClaimError> {
    Ok([
        d.row(SINGLE_NEURON_MODELS, "pyramidal-network-layers")?,
        d.row(SINGLE_NEURON_MODELS, "pyramidal-network-layers-range")?,
    ])
}

/// A dated row of a series: its year, and one of its columns.
pub(crate) fn observed<'g>(
    d: &Document<'g>,
    table: &str,
    key: &str,
    column: &str,
) -> Result<Observation<Expr<'g>>, ClaimError> {
    Ok(Observation { year: d.cell(table, key, "year")?, value: d.cell(table, key, column)? })
}
