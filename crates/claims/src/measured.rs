//! Measurements by which several claims are judged: rival expressions over rows, to be united.

use neuroscale_hpc::Observation;
use neuroscale_params::Population;
use neuroscale_quantity::{Expr, Ring, Unit};

use crate::{ClaimError, Document};

pub(crate) const POPULATIONS: &str = "anatomy/populations.csv";
pub(crate) const SYNAPSES: &str = "anatomy/synapses.csv";
pub(crate) const DENDRITES: &str = "anatomy/dendrites.csv";
pub(crate) const RATES: &str = "anatomy/rates.csv";
pub(crate) const CELLS: &str = "anatomy/cells.csv";
pub(crate) const SINGLE_NEURON_MODELS: &str = "anatomy/single-neuron-models.csv";
pub(crate) const MODELS: &str = "models/models.csv";

/// Neurons of a human brain: counted in a soup of nuclei, and summed from stereological counts of the parts.
pub(crate) fn brain_neurons<'g>(d: &Document<'g>) -> Result<[Expr<'g>; 2], ClaimError> {
    Ok([d.row(POPULATIONS, "human-brain-neurons")?, d.row(POPULATIONS, "human-brain-neurons-stereology")?])
}

/// Synapses of a human brain, counted as synapses or as connections: nobody has counted more than those of the
/// neocortex, which bound the whole from below.
pub(crate) fn brain_synapses<'g>(d: &Document<'g>, unit: Unit) -> Result<[Expr<'g>; 1], ClaimError> {
    Ok([d.row(SYNAPSES, "human-brain-synapses-at-least")?.counted_as(unit)])
}

/// Synapses, or connections, of an average neuron of a human brain: bounded from below, as their total is.
pub(crate) fn brain_fan_in<'g>(d: &Document<'g>, unit: Unit) -> Result<[Expr<'g>; 2], ClaimError> {
    let [synapses] = brain_synapses(d, unit)?;
    let [counted, summed] = brain_neurons(d)?;
    Ok([synapses / counted, synapses / summed])
}

/// Granule cells of a human cerebellum: what remains of all its neurons, and two stereological counts.
pub(crate) fn granule_neurons<'g>(d: &Document<'g>) -> Result<[Expr<'g>; 3], ClaimError> {
    Ok([
        d.row(POPULATIONS, "human-granule-neurons-remainder")?,
        d.row(POPULATIONS, "human-granule-neurons-2003")?,
        d.row(POPULATIONS, "human-granule-neurons")?,
    ])
}

/// Purkinje cells of a human cerebellum: three stereological counts.
pub(crate) fn purkinje_neurons<'g>(d: &Document<'g>) -> Result<[Expr<'g>; 3], ClaimError> {
    Ok([
        d.row(POPULATIONS, "human-purkinje-neurons-2003")?,
        d.row(POPULATIONS, "human-purkinje-neurons")?,
        d.row(POPULATIONS, "human-purkinje-neurons-1989")?,
    ])
}

/// The populations of a human cerebellum with their synaptic inputs: granule cells, Purkinje cells, all others.
pub(crate) fn cerebellum<'g>(d: &Document<'g>) -> Result<[Population<Expr<'g>>; 3], ClaimError> {
    Ok([
        Population {
            neurons: d.row(POPULATIONS, "human-granule-neurons-remainder")?,
            fan_in: d.row(SYNAPSES, "granule-fan-in")?,
        },
        Population {
            neurons: d.row(POPULATIONS, "human-purkinje-neurons-2003")?,
            fan_in: d.row(SYNAPSES, "human-purkinje-fan-in")?,
        },
        Population {
            neurons: d.row(POPULATIONS, "human-other-cerebellar-neurons")?,
            fan_in: d.row(SYNAPSES, "other-cerebellar-fan-in")?,
        },
    ])
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
    Ok(Observation { year: d.cell(table, key, "year")?, performance: d.cell(table, key, column)? })
}
