use std::collections::BTreeMap;

use neuroscale_anatomy::{Member, QUESTIONS};
use neuroscale_estimates::{ComputingPower, Reading as ComputedAs, share_of_region};
use neuroscale_params::Population;
use neuroscale_quantity::{
    Address, Count, Expr, Formula, Graph, Package, Quantity, Row, Spread, TableError, Unit,
};

use crate::answers::Answers;
use crate::evidence::Measured;
use crate::outcome::Decided;
use crate::reading::{Reading, Recomputed, whole};
use crate::{Claim, ClaimError, Evidence};

/// A document while its claims are being bound: the function of a document asks it for inputs and hands it results.
pub struct Document<'g> {
    graph: &'g Graph,
    package: &'g Package,
    answers: &'g Answers,
    id: &'g str,
    claims: &'g [Claim],
    bindings: BTreeMap<String, Binding>,
}

/// What the recomputation of a claim is to the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Derivation {
    /// What the document computed, or must have.
    #[default]
    Known,
    /// What follows by itself: the claim is an input all the same.
    Given,
    /// A reconstruction, since the document's own way is lost.
    Lost,
}

/// What the function of a document said about a claim.
#[derive(Clone, Debug, Default)]
pub(crate) struct Binding {
    pub(crate) is_bound: bool,
    pub(crate) derivation: Derivation,
    /// Whether its evidence is an estimate of ours, which no forecast of the document inherits.
    pub(crate) is_answered: bool,
    pub(crate) readings: Vec<Reading>,
    pub(crate) rivals: Vec<Formula>,
    pub(crate) measured: Option<Measured>,
    pub(crate) notes: Vec<String>,
    pub(crate) decided: Decided,
}

impl<'g> Document<'g> {
    pub(crate) fn new(
        graph: &'g Graph,
        package: &'g Package,
        answers: &'g Answers,
        id: &'g str,
        claims: &'g [Claim],
    ) -> Self {
        Self { graph, package, answers, id, claims, bindings: BTreeMap::new() }
    }

    /// Binds a claim as an input, and gives its stated number (the low end of a range) to compute with.
    pub fn input(&mut self, id: &str) -> Result<Expr<'g>, ClaimError> {
        self.wordy(id)?;
        self.stated(id)
    }

    /// Binds a range as an input, and gives both ends to compute with.
    pub fn input_range(&mut self, id: &str) -> Result<(Expr<'g>, Expr<'g>), ClaimError> {
        self.wordy(id)?;
        self.stated_range(id)
    }

    /// Binds a claim that states no number of its own, such as "orders of magnitude", and that nothing yields.
    pub fn wordy(&mut self, id: &str) -> Result<(), ClaimError> {
        self.bind(id)?;
        Ok(())
    }

    /// The number that a claim states (the low end of a range), whatever the claim is bound to.
    pub fn stated(&self, id: &str) -> Result<Expr<'g>, ClaimError> {
        let claim = self.claim(id)?;
        Ok(self.graph.input(&claim.low().map_err(|error| self.nothing_stated(claim, "stated", error))?))
    }

    /// The number that a claim states, as an exact count.
    pub fn stated_count(&self, id: &str) -> Result<Count, ClaimError> {
        let (count, address) = (whole(self.stated(id)?), &self.claim(id)?.address);
        if count.get().is_some() {
            return Ok(count);
        }
        let row = self.package.row(address.table(), address.key())?;
        Err(row.error("stated", "a whole number up to 2^53, since it is counted exactly").into())
    }

    /// The number that a claim states, as a share of a whole.
    pub fn stated_share(&self, id: &str) -> Result<Expr<'g>, ClaimError> {
        let (share, address) = (self.stated(id)?, &self.claim(id)?.address);
        if (0.0..=1.0).contains(&self.number(share)?) {
            return Ok(share);
        }
        let row = self.package.row(address.table(), address.key())?;
        Err(row.error("stated", "a share of a whole, from 0 to 1").into())
    }

    /// Both ends of the range that a claim states, whatever the claim is bound to.
    pub fn stated_range(&self, id: &str) -> Result<(Expr<'g>, Expr<'g>), ClaimError> {
        let claim = self.claim(id)?;
        let high = claim.high().map_err(|error| self.nothing_stated(claim, "stated_high", error))?;
        Ok((self.stated(id)?, self.graph.input(&high)))
    }

    fn nothing_stated(&self, claim: &Claim, column: &str, error: ClaimError) -> ClaimError {
        let row = self.package.row(claim.address.table(), claim.address.key());
        row.map_or(error, |row| row.error(column, "a number, since the document computes with it").into())
    }

    /// A choice that the document leaves open, from `claims/assumptions.csv`.
    pub fn assumed(&self, id: &str) -> Result<Expr<'g>, ClaimError> {
        let row = self.package.table("claims/assumptions.csv")?.row(id)?;
        let label = id.replace('-', " ");
        let measure = row.measure("unit")?;
        let value = row.number_in("value", &measure)?.ok_or_else(|| row.error("value", "a number"))?;
        Ok(self.graph.input(&Quantity::new(row.address(), &label, value, Spread::Exact, measure)))
    }

    /// A row of a table of quantities.
    pub fn row(&self, table: &str, key: &str) -> Result<Expr<'g>, ClaimError> {
        Ok(self.graph.input(self.package.quantity(table, key)?))
    }

    /// Our own answer to a question of `anatomy/questions.csv`, pooled from what separate laboratories measured.
    pub fn answer(&self, question: &str) -> Result<Expr<'g>, ClaimError> {
        let answer = self.answers.questions.get(question);
        let missing = || TableError::NoRow { file: QUESTIONS.to_owned(), key: question.to_owned() };
        Ok(self.graph.input(answer.ok_or_else(missing)?))
    }

    /// The populations of which the tables compose a human brain, or those of one of its regions; all where it is empty.
    pub fn populations(&self, region: &str) -> Vec<Population<Expr<'g>>> {
        let members = self.answers.brain.members.iter();
        let members = members.filter(|member| region.is_empty() || member.region == region);
        let population = |member: &Member| Population {
            neurons: member.neurons(self.graph),
            fan_in: member.fan_in(self.graph),
        };
        members.map(population).collect()
    }

    /// A cell of a series, such as one column of one list.
    pub fn cell(&self, table: &str, key: &str, column: &str) -> Result<Expr<'g>, ClaimError> {
        let row = self.package.table(table)?.row(key)?;
        let missing = || row.error(column, "a number, since a claim is judged by it");
        Ok(self.graph.input(&row.quantity(column)?.ok_or_else(missing)?))
    }

    /// The tables, for functions that look for a row, such as the first list with a certain head.
    pub fn package(&self) -> &'g Package {
        self.package
    }

    /// A quantity that such a function found.
    pub fn found(&self, quantity: &Quantity) -> Expr<'g> {
        self.graph.input(quantity)
    }

    /// The number behind an expression, for such functions to look for.
    pub fn number(&self, expr: Expr<'g>) -> Result<f64, ClaimError> {
        Ok(self.checked(self.id, expr)?.value())
    }

    /// Binds a claim to its recomputation: an expression, a pair of expressions (the ends of a range), or an exact
    /// [count](Recomputed::counted).
    pub fn derive(&mut self, id: &str, value: impl Into<Recomputed<'g>>) -> Result<(), ClaimError> {
        self.readings(id, &[("", value.into())])
    }

    /// Binds a claim that cannot fail: a number that is restated, chosen within a range, multiplied by one, or computed from
    /// what the document does not have. It is an input, of which the recomputation says what is known.
    pub fn given(&mut self, id: &str, value: impl Into<Recomputed<'g>>) -> Result<(), ClaimError> {
        self.derive(id, value)?;
        self.binding(id)?.derivation = Derivation::Given;
        Ok(())
    }

    /// Binds a claim to several readings of the document, the principled one first.
    pub fn readings(&mut self, id: &str, readings: &[(&str, Recomputed<'g>)]) -> Result<(), ClaimError> {
        self.bind(id)?;
        for (label, value) in readings {
            let low = self.formula(id, value.low)?;
            let high = value.high.map(|high| self.formula(id, high)).transpose()?;
            let exact = value.exact.and_then(Count::get);
            self.binding(id)?.readings.push(Reading { label: (*label).to_owned(), low, high, exact });
        }
        Ok(())
    }

    /// Binds a claim whose recomputation is not known, to labelled reconstructions.
    pub fn open(&mut self, id: &str, reconstructions: &[(&str, Recomputed<'g>)]) -> Result<(), ClaimError> {
        self.readings(id, reconstructions)?;
        self.binding(id)?.derivation = Derivation::Lost;
        Ok(())
    }

    /// Sets what was measured beside a claim: rival measurements, each an expression over rows.
    pub fn evidence(&mut self, id: &str, rivals: &[Expr<'g>]) -> Result<(), ClaimError> {
        for rival in rivals {
            let rival = self.formula(id, *rival)?;
            self.binding(id)?.rivals.push(rival);
        }
        Ok(())
    }

    /// Sets an estimate of ours beside a claim, as evidence. What the document computed from the claim keeps the
    /// document's own way to it.
    pub fn answered(&mut self, id: &str, answer: &Formula) -> Result<(), ClaimError> {
        let expected = self.claim(id)?.measure.unit();
        if answer.unit() != expected {
            return Err(self.unit_of_claim(id, answer, expected));
        }
        let binding = self.binding(id)?;
        binding.rivals.push(answer.clone());
        binding.is_answered = true;
        Ok(())
    }

    /// What the brain of the tables computes under one reading of its neurons, in `FLOP/s`.
    pub fn computing_power(&self, reading: ComputedAs) -> Result<Formula, ClaimError> {
        Ok(ComputingPower::of(self.package, &self.answers.brain, reading)?.flops)
    }

    /// Sets when a forecast came, a date in `year`.
    pub fn came(&mut self, id: &str, date: Expr<'g>) -> Result<(), ClaimError> {
        let date = self.formula(id, date)?;
        self.binding(id)?.decided.date = Some(date);
        Ok(())
    }

    /// Sets what there is, over what a forecast wants by the last list.
    pub fn so_far(&mut self, id: &str, share: Expr<'g>) -> Result<(), ClaimError> {
        let share = self.checked(id, share)?;
        self.binding(id)?.decided.share = Some(share);
        Ok(())
    }

    /// The share of a region in what the brain of the tables computes, under one reading of its neurons.
    pub fn share_of_computing(&self, region: &str, reading: ComputedAs) -> Result<Formula, ClaimError> {
        Ok(share_of_region(self.package, &self.answers.brain, region, reading)?)
    }

    /// Adds a sentence to the note of a claim.
    pub fn note(&mut self, id: &str, note: &str) -> Result<(), ClaimError> {
        self.binding(id)?.notes.push(note.to_owned());
        Ok(())
    }

    /// The bindings, once every claim has one.
    pub(crate) fn finish(mut self) -> Result<BTreeMap<String, Binding>, ClaimError> {
        let is_bound = |claim: &&Claim| self.bindings.get(&claim.id).is_some_and(|binding| binding.is_bound);
        if let Some(claim) = self.claims.iter().find(|claim| !is_bound(claim)) {
            let (document, place) = (self.id.to_owned(), self.place(&claim.address));
            return Err(ClaimError::Unbound { document, claim: claim.id.clone(), place });
        }
        let mut bindings = std::mem::take(&mut self.bindings);
        for (claim, binding) in &mut bindings {
            let place = || self.place_of(claim);
            let unpooled = |error| ClaimError::Evidence { claim: claim.clone(), place: place(), error };
            binding.measured = Measured::of(binding.rivals.clone()).map_err(unpooled)?;
        }
        Ok(bindings)
    }

    fn bind(&mut self, id: &str) -> Result<(), ClaimError> {
        let twice = ClaimError::BoundTwice { document: self.id.to_owned(), claim: id.to_owned() };
        let binding = self.binding(id)?;
        if binding.is_bound {
            return Err(twice);
        }
        binding.is_bound = true;
        Ok(())
    }

    fn formula(&self, id: &str, expr: Expr<'g>) -> Result<Formula, ClaimError> {
        let formula = self.checked(id, expr)?;
        let expected = self.claim(id)?.measure.unit();
        if formula.unit() == expected {
            return Ok(formula);
        }
        if let Some(error) = self.at_odds(self.claim(id)?, &formula) {
            return Err(error.into());
        }
        Err(self.unit_of_claim(id, &formula, expected))
    }

    fn unit_of_claim(&self, id: &str, formula: &Formula, expected: Unit) -> ClaimError {
        let (found, rows) = (formula.unit(), self.rows_in_units(formula.inputs()));
        ClaimError::UnitOfClaim { claim: id.to_owned(), found, expected, place: self.place_of(id), rows }
    }

    fn checked(&self, id: &str, expr: Expr<'g>) -> Result<Formula, ClaimError> {
        self.graph.formula(expr).map_err(|error| {
            let rows = self.rows_in_units(&self.graph.inputs_of(expr));
            ClaimError::Unit { claim: id.to_owned(), error, place: self.place_of(id), rows }
        })
    }

    /// The table of a claim, and its line.
    fn place_of(&self, id: &str) -> String {
        let claim = self.claim(id);
        claim.map_or_else(|_| format!("claims/{}.csv", self.id), |claim| self.place(&claim.address))
    }

    /// Which unit is wrong when a claim has another one than the row that a formula takes as it stands.
    fn at_odds(&self, claim: &Claim, formula: &Formula) -> Option<TableError> {
        let [input] = formula.inputs() else { return None };
        let as_it_stands =
            input.unit() == formula.unit() && input.value().to_bits() == formula.value().to_bits();
        let row = |address: &Address| self.package.row(address.table(), address.key()).ok();
        let (measured, stated) = (row(input.address())?, row(&claim.address)?);
        let is_claim = self.claims.iter().any(|claim| claim.address == input.address().row());
        if !as_it_stands || is_claim || measured.text("unit").is_err() {
            return None;
        }
        let expected = claim.measure.unit();
        // The claims of a document are about anything: only a table of measurements says which unit is strange to it.
        Some(if self.package.supports(measured, expected) {
            stated.wrong_unit_beside(formula.unit(), &[measured])
        } else {
            measured.wrong_unit_beside(expected, &[stated])
        })
    }

    /// Rows with their lines and units, for people who look for the one that is wrong.
    fn rows_in_units(&self, inputs: &[Quantity]) -> String {
        let row = |input: &Quantity| {
            let address = input.address();
            format!("{} `{}` in `{}`", self.place(address), address.key(), input.measure())
        };
        inputs.iter().map(row).collect::<Vec<_>>().join(", ")
    }

    /// The table of a row, and its line.
    fn place(&self, address: &Address) -> String {
        let row = self.package.row(address.table(), address.key());
        row.map_or(address.table().to_owned(), Row::place)
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
    /// The number of the claim as a range in its base unit: the stated one, or the first recomputed where the
    /// document states none.
    pub(crate) fn number(&self, claim: &Claim) -> Option<(f64, f64)> {
        if let Some(stated) = claim.stated {
            let high = claim.stated_high.unwrap_or(stated);
            return Some((claim.measure.to_base(stated), claim.measure.to_base(high)));
        }
        let reading = self.readings.first()?;
        let low = reading.low.value();
        Some((low, reading.high.as_ref().map_or(low, Formula::value)))
    }

    /// Where this number stands among the measurements.
    pub(crate) fn evidence(&self, claim: &Claim) -> Option<Evidence> {
        self.measured.as_ref()?.judge(claim, self.number(claim)?)
    }

    /// The rows behind this number.
    pub(crate) fn rows(&self, claim: &Claim) -> impl Iterator<Item = Address> {
        let recomputed = self.readings.first().filter(|_| claim.stated.is_none());
        recomputed.map(Reading::rows).unwrap_or_default().into_iter().chain([claim.address.clone()])
    }
}
