//! The tables of neuroscale, embedded, for programs that run without files: examples, tests and command lines.
//!
//! ```
//! let package = neuroscale_data::package()?;
//! let neurons = package.quantity("anatomy/populations.csv", "human-brain-neurons")?;
//! assert_eq!(neurons.value(), 8.606e10);
//! # Ok::<(), neuroscale_quantity::TableError>(())
//! ```

use std::collections::BTreeMap;

use neuroscale_quantity::{Package, TableError};

macro_rules! embed {
    ($($path:literal),* $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../", $path)))),*];
    };
}

embed![
    "datapackage.json",
    "sources.csv",
    "constants.csv",
    "anatomy/brains.csv",
    "anatomy/cells.csv",
    "anatomy/dendrites.csv",
    "anatomy/energy.csv",
    "anatomy/masses.csv",
    "anatomy/populations.csv",
    "anatomy/questions.csv",
    "anatomy/rates.csv",
    "anatomy/rivals.csv",
    "anatomy/sets.csv",
    "anatomy/single-neuron-models.csv",
    "anatomy/synapses.csv",
    "anatomy/volumes.csv",
    "anatomy/wholes.csv",
    "claims/assumptions.csv",
    "claims/brain-vs-deep-learning.csv",
    "claims/chat-parameters.csv",
    "claims/comparisons.csv",
    "claims/documents.csv",
    "claims/metaphor.csv",
    "claims/neuromorphic.csv",
    "claims/neurons-vs-parameters.csv",
    "claims/side-by-side.csv",
    "compute/assumptions.csv",
    "compute/cascades.csv",
    "compute/estimates.csv",
    "economy/fabs.csv",
    "economy/growth.csv",
    "economy/households.csv",
    "economy/links.csv",
    "economy/memory.csv",
    "economy/power.csv",
    "economy/prices.csv",
    "economy/shares.csv",
    "machines/constraints.csv",
    "machines/green500.csv",
    "machines/hpcg.csv",
    "machines/hpl-mxp.csv",
    "machines/top500.csv",
    "models/architectures.csv",
    "models/models.csv",
];

/// Every file of the data directory by its path: `datapackage.json` and the tables it declares.
pub fn files() -> BTreeMap<String, Vec<u8>> {
    FILES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// The tables, read and checked.
///
/// # Errors
/// None for the tables as they are published; a [`TableError`] names what is wrong in tables that were edited.
pub fn package() -> Result<Package, TableError> {
    Package::read(&files())
}
