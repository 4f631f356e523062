use neuroscale_claims::{Entry, Relation};
use neuroscale_draw::{Kind, Mark, number};
use neuroscale_quantity::{Address, Count, Formula, Package, Quantity, Spread};

use super::marks::{MEASURED, STATED};
use super::ranges::Range;
use crate::figure::Trace;
use crate::table::{Cell, Table};

/// The marks of a chart, the table beside it and the rows behind both, written together, so that none of them
/// can say what the others do not.
pub(crate) struct Shown<'a> {
    package: &'a Package,
    pub(crate) table: Table,
    pub(crate) trace: Trace,
}

/// What a mark says.
struct Statement<'a> {
    row: &'a str,
    kind: Kind,
    reading: &'a str,
    value: Option<f64>,
    range: Option<(f64, f64)>,
    bound: &'static str,
    unit: String,
    address: String,
}

const AT_LEAST: &str = "at least";
const AT_MOST: &str = "at most";

impl<'a> Shown<'a> {
    pub(crate) fn new(package: &'a Package) -> Self {
        let columns = ["row", "kind", "reading", "value", "low", "high", "bound", "unit", "address"];
        Self { package, table: Table::new(&columns), trace: Trace::new() }
    }

    /// What a document states; `None` where it states no number.
    pub(crate) fn stated(&mut self, row: &str, entry: &Entry) -> Option<Mark> {
        let claim = &entry.claim;
        let stated = claim.stated?;
        self.trace.row(&claim.address);
        let range = claim.stated_high.map(|high| (stated, high));
        let mark = self.mark(&Statement {
            row,
            kind: STATED,
            reading: "",
            value: if range.is_some() { None } else { Some(stated) },
            range,
            bound: match claim.relation {
                Relation::AtLeast => AT_LEAST,
                Relation::AtMost => AT_MOST,
                Relation::Equal | Relation::About => "",
            },
            unit: claim.measure.to_string(),
            address: claim.address.to_string(),
        });
        let ends = [Some(stated), claim.stated_high].into_iter().flatten();
        Some(mark.label(ends.map(|end| number(end, claim.digits)).collect::<Vec<_>>().join(" to ")))
    }

    /// What was measured for a claim, be it a bound that does not contradict it; `None` where nothing was.
    /// Rivals are united on the chart and stand one by one in the table.
    pub(crate) fn measured(&mut self, row: &str, entry: &Entry) -> Option<Mark> {
        let claim = &entry.claim;
        self.trace.row(&claim.address);
        // Another number may turn a bound that says nothing into one that contradicts.
        let measured = entry.rows().iter().filter(|row| !row.table().starts_with("claims/"));
        self.trace.rows.extend(measured.cloned());
        let Some(evidence) = &entry.evidence else {
            let bound = self.bound(entry)?;
            return Some(self.quantity(row, MEASURED, bound).label(number(bound.value(), 2)));
        };
        let middle = |formula: &Formula| claim.measure.from_base(formula.value());
        let are_rivals = evidence.measurements.len() > 1;
        for formula in &evidence.measurements {
            self.trace.derivation(&format!("measured beside {}", claim.id), formula);
            if are_rivals {
                self.push(&Statement {
                    value: Some(middle(formula)),
                    address: addresses(formula),
                    ..Statement::blank(row, MEASURED, "rival", claim.measure.to_string())
                });
            }
        }
        let mark = self.mark(&Statement {
            row,
            kind: MEASURED,
            reading: "",
            value: Some(evidence.value),
            range: evidence.low.zip(evidence.high).filter(|(low, high)| low < high),
            bound: match (evidence.low, evidence.high) {
                (Some(_), None) => AT_LEAST,
                (None, Some(_)) => AT_MOST,
                _ => "",
            },
            unit: claim.measure.to_string(),
            address: evidence.measurements.first().map_or(String::new(), addresses),
        });
        let label = mark.value.map_or(String::new(), |value| number(value, 2));
        Some(mark.label(label))
    }

    /// A measured bound that does not contradict the claim, and so is no evidence.
    fn bound(&self, entry: &Entry) -> Option<&'a Quantity> {
        let quantity = |row: &Address| self.package.quantity(row.table(), row.key()).ok();
        let is_bound = |quantity: &&Quantity| matches!(quantity.spread(), Spread::AtLeast | Spread::AtMost);
        let mut bounds = entry.rows().iter().filter_map(quantity).filter(is_bound);
        bounds.find(|quantity| quantity.unit() == entry.claim.measure.unit())
    }

    /// Every recomputation of a claim, the principled one first.
    pub(crate) fn recomputed(&mut self, row: &str, kind: Kind, entry: &Entry) -> Vec<Mark> {
        let claim = &entry.claim;
        self.trace.row(&claim.address);
        let mut marks = vec![];
        for (place, reading) in entry.readings.iter().enumerate() {
            let (low, high) = reading.ends(claim);
            let range = high.map(|high| (low, high));
            for formula in std::iter::once(&reading.low).chain(&reading.high) {
                self.trace.derivation(&claim.id, formula);
            }
            let mark = self.mark(&Statement {
                value: if range.is_some() { None } else { Some(low) },
                range,
                address: addresses(&reading.low),
                ..Statement::blank(row, kind, &reading.label, claim.measure.to_string())
            });
            marks.push(if place > 0 { mark.id(format!("{}", place + 1)) } else { mark });
        }
        marks
    }

    /// What would follow from what is known of a claim's inputs; `None` where none of them is known to vary.
    pub(crate) fn known(&mut self, row: &str, kind: Kind, entry: &Entry) -> Option<Mark> {
        self.trace.claim(entry);
        let propagation = entry.propagation.as_ref()?;
        Some(self.mark(&Statement {
            range: Some((propagation.low, propagation.high)),
            address: addresses(&propagation.formula),
            ..Statement::blank(row, kind, "", entry.claim.measure.to_string())
        }))
    }

    /// A row of a table, with its spread.
    pub(crate) fn quantity(&mut self, row: &str, kind: Kind, quantity: &Quantity) -> Mark {
        self.trace.quantity(quantity);
        let measure = quantity.measure();
        self.mark(&Statement {
            value: Some(measure.from_base(quantity.value())),
            range: quantity
                .spread()
                .interval()
                .map(|(low, high)| (measure.from_base(low), measure.from_base(high))),
            bound: match quantity.spread() {
                Spread::AtLeast => AT_LEAST,
                Spread::AtMost => AT_MOST,
                _ => "",
            },
            address: quantity.address().to_string(),
            ..Statement::blank(row, kind, "", measure.to_string())
        })
    }

    /// A row of a table that gives an interval alone.
    pub(crate) fn interval(&mut self, row: &str, kind: Kind, quantity: &Quantity) -> Mark {
        let mark = self.quantity(row, kind, quantity);
        if let Some(value) = self.last_value() {
            *value = Cell::Empty;
        }
        Mark { value: None, ..mark }
    }

    /// A number that we computed, in its base unit.
    pub(crate) fn derived(&mut self, row: &str, kind: Kind, name: &str, formula: &Formula) -> Mark {
        self.trace.derivation(name, formula);
        self.mark(&Statement {
            value: Some(formula.value()),
            address: addresses(formula),
            ..Statement::blank(row, kind, name, formula.unit().to_string())
        })
    }

    /// A number that we computed, as the median of its range.
    pub(crate) fn ranged(
        &mut self,
        row: &str,
        kind: Kind,
        name: &str,
        formula: &Formula,
        range: Range,
    ) -> Mark {
        self.trace.derivation(name, formula);
        self.mark(&Statement {
            value: Some(range.median),
            range: Some(range.ends()),
            address: addresses(formula),
            ..Statement::blank(row, kind, name, formula.unit().to_string())
        })
    }

    /// A count that we computed, exact in the table.
    pub(crate) fn counted(&mut self, row: &str, kind: Kind, formula: &Formula, exact: Count) -> Mark {
        let mark = self.derived(row, kind, row, formula);
        if let (Some(exact), Some(value)) = (exact.get(), self.last_value()) {
            *value = Cell::Exact(exact);
        }
        mark
    }

    fn last_value(&mut self) -> Option<&mut Cell> {
        self.table.rows.last_mut()?.iter_mut().find(|cell| matches!(cell, Cell::Number(_)))
    }

    fn mark(&mut self, statement: &Statement<'_>) -> Mark {
        self.push(statement);
        let blank = Mark::at(statement.kind, 0.0);
        let mark = Mark { value: statement.value, range: statement.range, ..blank };
        match (statement.bound, statement.value) {
            (AT_LEAST, Some(value)) => Mark::at_least(statement.kind, value),
            (AT_MOST, Some(value)) => Mark::at_most(statement.kind, value),
            _ => mark,
        }
    }

    fn push(&mut self, statement: &Statement<'_>) {
        let (low, high) = statement.range.unzip();
        self.table.push([
            statement.row.into(),
            statement.kind.name.into(),
            statement.reading.into(),
            statement.value.into(),
            low.into(),
            high.into(),
            statement.bound.into(),
            Cell::Text(statement.unit.clone()),
            Cell::Text(statement.address.clone()),
        ]);
    }
}

impl<'a> Statement<'a> {
    fn blank(row: &'a str, kind: Kind, reading: &'a str, unit: String) -> Self {
        let (value, range, bound, address) = (None, None, "", String::new());
        Self { row, kind, reading, value, range, bound, unit, address }
    }
}

/// The rows behind a formula, joined by `;`.
fn addresses(formula: &Formula) -> String {
    let mut rows: Vec<String> =
        formula.inputs().iter().map(|input| Address::row(input.address()).to_string()).collect();
    rows.dedup();
    rows.join(";")
}
