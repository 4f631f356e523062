//! The figures: each file says what its figure shows; `neuroscale-draw` knows how.

use crate::ReportError;
use crate::context::Context;
use crate::figure::Figure;

mod brain_estimate;
mod cerebellum_share;
mod claims_overview;
mod compute_landscape;
mod consistency;
mod constraints_check;
mod energy;
mod gpt3_anatomy;
mod hpc_growth;
mod lnp_cascade;
mod neuron_counts;
mod parameter_estimates;
mod poisson_waits;
mod population_weighted;
mod post_scored;
mod scale;
mod sensitivity;
mod top500_forecast;
#[cfg(test)]
mod tests;

type Make = fn(&Context<'_>) -> Result<Figure, ReportError>;

/// Every figure, in the order of the gallery: the documents' own, then ours.
pub(crate) const FIGURES: &[(&str, Make)] = &[
    ("neuron-counts", neuron_counts::make),
    ("poisson-waits", poisson_waits::make),
    ("lnp-cascade", lnp_cascade::make),
    ("brain-estimate", brain_estimate::make),
    ("top500-forecast", top500_forecast::make),
    ("hpc-growth", hpc_growth::make),
    ("parameter-estimates", parameter_estimates::make),
    ("gpt3-anatomy", gpt3_anatomy::make),
    ("scale", scale::make),
    ("claims-overview", claims_overview::make),
    ("consistency", consistency::make),
    ("cerebellum-share", cerebellum_share::make),
    ("population-weighted", population_weighted::make),
    ("compute-landscape", compute_landscape::make),
    ("sensitivity", sensitivity::make),
    ("constraints-check", constraints_check::make),
    ("post-scored", post_scored::make),
    ("energy", energy::make),
];
