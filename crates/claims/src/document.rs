use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Count, Expr, Formula, Graph, Package, Quantity, Spread};

use crate::evidence::{Evidence, Rival};
use crate::{Claim, ClaimError};

/// A document while its claims are being bound: the function of a document asks it for inputs and hands it results.
pub struct Document<'g> {
    graph: &'g Graph,
    package: &'g Package,
    id: &'g str,
    claims: &'g [Claim],
    bindings: BTreeMap<String, Binding>,
}

/// What the function of a document said about a claim.
#[derive(Clone, Debug, Default)]
pub(crate) struct Binding {
    pub(crate) is_input: bool,
    pub(crate) is_open: bool,
    pub(crate) readings: Vec<Reading>,
    pub(crate) rivals: Vec<Rival>,
    pub(crate) notes: Vec<String>,
}

/// One recomputation of a claim. A document that can be read in several ways has several.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Which reading it is; empty where there is only one.
    pub label: String,
    /// The recomputation, or the low end of a recomputed range.
    pub low: Formula,
    /// The high end of a recomputed range.
    pub high: Option<Formula>,
    /// The exact count, where the claim was counted rather than estimated.
    pub exact: Option<u128>,
}

impl Reading {
    /// Every row the reading depends on.
    pub fn rows(&self) -> BTreeSet<Address> {
        let formulas = std::iter::once(&self.low).chain(&self.high);
        formulas.flat_map(Formula::inputs).map(|input| input.address().row()).collect()
    }
}

impl<'g> Document<'g> {
    pub(crate) fn new(graph: &'g Graph, package: &'g Package, id: &'g str, claims: &'g [Claim]) -> Self {
        Self { graph, package, id, claims, bindings: BTreeMap::new() }
    }

    /// Binds a claim as an input, and gives its stated number (the low end of a range) to compute with.
    pub fn input(&mut self, id: &str) -> Result<Expr<'g>, ClaimError> {
        self.binding(id)?.is_input = true;
        self.stated(id)
    }

    /// Binds a range as an input, and gives both ends to compute with.
    pub fn input_range(&mut self, id: &str) -> Result<(Expr<'g>, Expr<'g>), ClaimError> {
        let low = self.input(id)?;
        Ok((low, self.graph.input(&self.claim(id)?.high()?)))
    }

    /// Binds a claim that states no number of its own, such as "orders of magnitude".
    pub fn wordy(&mut self, id: &str) -> Result<(), ClaimError> {
        self.binding(id)?.is_input = true;
        Ok(())
    }

    /// The number that a claim states (the low end of a range), whatever the claim is bound to.
    pub fn stated(&self, id: &str) -> Result<Expr<'g>, ClaimError> {
        Ok(self.graph.input(&self.claim(id)?.low()?))
    }

    /// A choice that the document leaves open, from `claims/assumptions.csv`.
    pub fn assumed(&self, id: &str) -> Result<Expr<'g>, ClaimError> {
        let row = self.package.table("claims/assumptions.csv")?.row(id)?;
        let (label, value, measure) =
            (row.text("reason")?, row.needed_number("value")?, row.measure("unit")?);
        Ok(self.graph.input(&Quantity::new(row.address(), label, value, Spread::Exact, measure)))
    }

    /// A row of a table of quantities.
    pub fn row(&self, table: &str, key: &str) -> Result<Expr<'g>, ClaimError> {
        Ok(self.graph.input(self.package.quantity(table, key)?))
    }

    /// A cell of a series, such as one column of one list.
    pub fn cell(&self, table: &str, key: &str, column: &str) -> Result<Expr<'g>, ClaimError> {
        let row = self.package.table(table)?.row(key)?;
        let quantity = row
            .quantity(column)?
            .ok_or_else(|| row.error(column, "a number, since a claim is recomputed from it"))?;
        Ok(self.graph.input(&quantity))
    }

    /// The tables, for recomputations that look for a row, such as the first list with a certain head.
    pub fn package(&self) -> &'g Package {
        self.package
    }

    /// A quantity found in the tables by the function of the document.
    pub fn quantity(&self, quantity: &Quantity) -> Expr<'g> {
        self.graph.input(quantity)
    }

    /// Binds a claim to its recomputation.
    pub fn derive(&mut self, id: &str, value: Expr<'g>) -> Result<(), ClaimError> {
        self.bind(id, "", value, None, None)
    }

    /// Binds a claim to a recomputed range.
    pub fn derive_range(&mut self, id: &str, low: Expr<'g>, high: Expr<'g>) -> Result<(), ClaimError> {
        self.bind(id, "", low, Some(high), None)
    }

    /// Binds a claim to an exact count, beside the expression that estimates it.
    pub fn count(&mut self, id: &str, value: Expr<'g>, exact: Count) -> Result<(), ClaimError> {
        self.bind(id, "", value, None, exact.get())
    }

    /// Binds a claim to several readings of the document, the principled one first.
    pub fn readings(&mut self, id: &str, readings: &[(&str, Expr<'g>)]) -> Result<(), ClaimError> {
        self.check_unbound(id)?;
        readings.iter().try_for_each(|(label, value)| self.add(id, label, *value, None, None))
    }

    /// Binds a claim to several readings, each of them a range, the principled one first.
    pub fn range_readings(
        &mut self,
        id: &str,
        readings: &[(&str, Expr<'g>, Expr<'g>)],
    ) -> Result<(), ClaimError> {
        self.check_unbound(id)?;
        readings.iter().try_for_each(|(label, low, high)| self.add(id, label, *low, Some(*high), None))
    }

    /// Binds a claim whose recomputation is not known, to labelled reconstructions.
    pub fn open(&mut self, id: &str, reconstructions: &[(&str, Expr<'g>)]) -> Result<(), ClaimError> {
        self.readings(id, reconstructions)?;
        self.binding(id)?.is_open = true;
        Ok(())
    }

    /// Sets measured rows beside a claim: rival measurements, each an expression over rows with a spread.
    pub fn evidence(&mut self, id: &str, rivals: &[Expr<'g>]) -> Result<(), ClaimError> {
        for rival in rivals {
            let formula = self.formula(id, *rival)?;
            let rival = Rival::of(formula);
            self.binding(id)?.rivals.push(rival);
        }
        Ok(())
    }

    /// Adds a sentence to the note of a claim.
    pub fn note(&mut self, id: &str, note: &str) -> Result<(), ClaimError> {
        self.binding(id)?.notes.push(note.to_owned());
        Ok(())
    }

    /// Says that two claims state the same number, the second bound as the first is.
    pub fn same(&mut self, first: &str, second: &str) -> Result<(), ClaimError> {
        let value = self.stated(first)?;
        self.derive(second, value)
    }

    /// The bindings, once every claim has one.
    pub(crate) fn finish(self) -> Result<BTreeMap<String, Binding>, ClaimError> {
        let bound = |claim: &&Claim| {
            self.bindings
                .get(&claim.id)
                .is_some_and(|binding| binding.is_input || !binding.readings.is_empty())
        };
        match self.claims.iter().find(|claim| !bound(claim)) {
            Some(claim) => Err(ClaimError::Unbound { document: self.id.to_owned(), claim: claim.id.clone() }),
            None => Ok(self.bindings),
        }
    }

    fn bind(
        &mut self,
        id: &str,
        label: &str,
        low: Expr<'g>,
        high: Option<Expr<'g>>,
        exact: Option<u128>,
    ) -> Result<(), ClaimError> {
        self.check_unbound(id)?;
        self.add(id, label, low, high, exact)
    }

    fn add(
        &mut self,
        id: &str,
        label: &str,
        low: Expr<'g>,
        high: Option<Expr<'g>>,
        exact: Option<u128>,
    ) -> Result<(), ClaimError> {
        let low = self.formula(id, low)?;
        let high = high.map(|high| self.formula(id, high)).transpose()?;
        self.binding(id)?.readings.push(Reading { label: label.to_owned(), low, high, exact });
        Ok(())
    }

    fn check_unbound(&mut self, id: &str) -> Result<(), ClaimError> {
        let document = self.id.to_owned();
        if self.binding(id)?.readings.is_empty() {
            return Ok(());
        }
        Err(ClaimError::BoundTwice { document, claim: id.to_owned() })
    }

    fn formula(&self, id: &str, expr: Expr<'g>) -> Result<Formula, ClaimError> {
        let formula =
            self.graph.formula(expr).map_err(|error| ClaimError::Unit { claim: id.to_owned(), error })?;
        let expected = self.claim(id)?.measure.unit();
        if formula.unit() == expected {
            return Ok(formula);
        }
        Err(ClaimError::UnitOfClaim { claim: id.to_owned(), found: formula.unit(), expected })
    }

    fn claim(&self, id: &str) -> Result<&'g Claim, ClaimError> {
        let missing = || ClaimError::NoClaim { document: self.id.to_owned(), claim: id.to_owned() };
        self.claims.iter().find(|claim| claim.id == id).ok_or_else(missing)
    }

    fn binding(&mut self, id: &str) -> Result<&mut Binding, ClaimError> {
        self.claim(id)?;
        Ok(self.bindings.entry(id.to_owned()).or_default())
    }
}

impl Binding {
    pub(crate) fn evidence(&self, claim: &Claim) -> Option<Evidence> {
        Evidence::judge(claim, &self.rivals)
    }
}
