//! Where the numbers of an explanation come from.

use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Derivation, Formula, Package, Quantity, Source};
use neuroscale_uncertainty::ModelError;

use crate::explanation::{Input, Interval, Reading};

/// A reading whose steps are those of a formula, and of another for its high end.
pub(super) fn reading(steps: &mut Derivation, name: &str, low: &Formula, high: Option<&Formula>) -> Reading {
    Reading {
        name: name.to_owned(),
        answer: steps.add(low),
        high: high.map(|high| steps.add(high)),
        interval: None,
        no_interval: None,
    }
}

pub(super) fn input(quantity: &Quantity) -> Input {
    Input {
        address: quantity.address().to_string(),
        label: quantity.label().to_owned(),
        value: quantity.value(),
        unit: quantity.unit().to_string(),
        spread: quantity.spread(),
    }
}

/// The sources that the rows name, each once.
pub(super) fn sources(package: &Package, rows: &BTreeSet<Address>) -> Vec<Source> {
    let source = |address: &Address| {
        let row = package.table(address.table()).ok()?.row(address.key()).ok()?;
        row.source().map(|source| (source.key.clone(), Source::clone(source)))
    };
    rows.iter().filter_map(source).collect::<BTreeMap<_, _>>().into_values().collect()
}

impl Reading {
    /// The reading with its interval, or the reason why there is none.
    pub(super) fn within(self, interval: Result<Interval, ModelError>) -> Self {
        match interval {
            Ok(interval) => Self { interval: Some(interval), ..self },
            Err(reason) => Self { no_interval: Some(reason.to_string()), ..self },
        }
    }
}
