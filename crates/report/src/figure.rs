use std::collections::BTreeSet;

use neuroscale_claims::Entry;
use neuroscale_draw::{Picture, Rights};
use neuroscale_quantity::{Address, Formula, Quantity};

use crate::table::Table;

/// A figure before it is drawn: the picture, its numbers as a table, and where they come from.
pub(crate) struct Figure {
    pub(crate) picture: Picture,
    pub(crate) table: Table,
    pub(crate) trace: Trace,
}

/// Under which terms every figure may be used: those of the tables.
pub(crate) fn rights() -> Rights {
    Rights {
        creator: "The neuroscale authors".to_owned(),
        licence: "https://creativecommons.org/licenses/by/4.0/".to_owned(),
    }
}

/// Where the numbers of a figure or table come from: the rows it uses, and the derivations worth explaining.
#[derive(Clone, Default)]
pub(crate) struct Trace {
    pub(crate) rows: BTreeSet<Address>,
    pub(crate) derivations: Vec<(String, Formula)>,
}

impl Trace {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Notes a row that is shown as it stands.
    pub(crate) fn row(&mut self, address: &Address) {
        self.rows.insert(address.row());
    }

    /// Notes a quantity that is shown as it stands.
    pub(crate) fn quantity(&mut self, quantity: &Quantity) {
        self.rows.extend(quantity.rows());
    }

    /// Notes everything a claim depends on.
    pub(crate) fn claim(&mut self, entry: &Entry) {
        self.rows.extend(entry.rows().iter().cloned());
    }

    /// Notes a derivation, with the rows it depends on.
    pub(crate) fn derivation(&mut self, name: &str, formula: &Formula) {
        formula.inputs().iter().for_each(|input| self.quantity(input));
        self.derivations.push((name.to_owned(), formula.clone()));
    }
}
