//! The rules by which claims are judged, one by one.

mod agreement;
mod binding;
mod comparing;
mod propagating;
mod standing;

use neuroscale_quantity::{Address, Expr, Graph, Measure, Quantity, Spread, Unit};

use crate::{Claim, Kind, Relation, Scale};

/// A claim of so many digits.
fn claim(relation: Relation, stated: f64, digits: usize) -> Claim {
    Claim {
        id: "claim".to_owned(),
        document: "document".to_owned(),
        locator: String::new(),
        kind: Kind::Derived,
        qualifier: String::new(),
        statement: String::new(),
        relation,
        stated: Some(stated),
        stated_high: None,
        digits,
        measure: Measure::from(Unit::NONE),
        scale: Scale::Amount,
        address: Address::new("claims/document.csv", "claim"),
    }
}

fn date(relation: Relation, stated: f64) -> Claim {
    Claim { scale: Scale::Date, ..claim(relation, stated, 4) }
}

fn range(relation: Relation, stated: f64, stated_high: f64, digits: usize) -> Claim {
    Claim { stated_high: Some(stated_high), ..claim(relation, stated, digits) }
}

/// A number of a table.
fn number<'g>(graph: &'g Graph, key: &str, value: f64, spread: Spread) -> Expr<'g> {
    graph.input(&Quantity::new(Address::new("table", key), key, value, spread, Unit::NONE.into()))
}

fn exact<'g>(graph: &'g Graph, key: &str, value: f64) -> Expr<'g> {
    number(graph, key, value, Spread::Exact)
}
