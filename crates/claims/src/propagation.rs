use std::collections::BTreeSet;

use neuroscale_quantity::{Address, Formula, Significant, Spread};
use neuroscale_uncertainty::{Estimate, Policy, measured};

use crate::document::Binding;
use crate::knowledge::{Claims, Known};
use crate::{Claim, ClaimError, Scale};

/// How far a recomputed claim may be from its number, given what is known of its inputs.
///
/// The formula is that of the first, principled reading. Each of its inputs is what is known of it:
///
/// - a claim with two-sided measured evidence: lognormal (normal where the evidence reaches zero, and for dates) with the
///   evidence as its 90 % interval; log-uniform (uniform) where it is a range; the measured number, where a single one is
///   all there is;
/// - a claim that the document derived: the inputs of that derivation in turn, if the principled reading agrees with the
///   stated number or the document's own formula is lost (then its first reconstruction); a number that does not follow
///   stays as it is stated;
/// - a range that the document gives: log-uniform between its ends (uniform where it reaches zero). A reading that is a range itself is taken once, by its low formula, with every such range whole; a
///   reading that is a single number means the very end that it names;
/// - any other claim, and an assumption: its number, exactly;
/// - a row of a table: its own spread. A bound has no distribution and is taken at its value.
///
/// Inputs are independent, and one claim is one input, however often it is used.
#[derive(Clone, Debug)]
pub struct Propagation {
    /// The recomputation with every input as it is known.
    pub formula: Formula,
    /// The 5 % point in the measure of the claim, rounded to the digits that have converged and at most six.
    pub low: f64,
    /// The 95 % point.
    pub high: f64,
}

/// What came of propagating: an interval, nothing because no input varies, or a reason why there is none.
#[derive(Default)]
pub(crate) struct Propagated {
    pub(crate) propagation: Option<Propagation>,
    pub(crate) rows: BTreeSet<Address>,
    pub(crate) note: Option<String>,
}

fn varies(spread: Spread) -> bool {
    spread.interval().is_some_and(|(low, high)| low < high)
}

impl Propagation {
    /// Propagates what is known of the inputs of a claim.
    ///
    /// # Errors
    /// [`ClaimError::Unit`] if what is known of an input had another unit than the input. What the tables may bring
    /// about, such as the logarithm of a number below zero, is no error but a note.
    pub(crate) fn of(
        knowledge: &Claims<'_>,
        claim: &Claim,
        binding: &Binding,
    ) -> Result<Propagated, ClaimError> {
        let Some(Known { formula, rows }) = knowledge.applied_to(claim, binding)? else {
            return Ok(Propagated::default());
        };
        if !formula.inputs().iter().any(|input| varies(input.spread())) {
            return Ok(Propagated { rows, ..Propagated::default() });
        }
        let (propagation, note) = match measured(&formula)
            .and_then(|model| model.answer(&Policy::sampling()))
            .map(|answer| answer.interval(Policy::COVERAGE))
        {
            Ok([low, high]) if !low.value.is_finite() || !high.value.is_finite() => {
                (None, Some("no interval: an end of it is infinite".to_owned()))
            }
            Ok([low, high]) if low.value >= high.value => (None, None),
            Ok(ends) => {
                let [low, high] = ends.map(|end| rounded(claim, &end));
                (Some(Self { formula, low, high }), None)
            }
            Err(error) => (None, Some(format!("no interval: {error}"))),
        };
        Ok(Propagated { propagation, rows, note })
    }

    /// The interval as it stands in tables: `low;high`.
    #[must_use]
    pub fn interval(&self) -> String {
        format!("{};{}", Significant::new(self.low, DIGITS), Significant::new(self.high, DIGITS))
    }

    /// Whether a stated number lies inside, however it is hedged; of a range, whether any of its numbers does; of a date,
    /// whether its year does.
    pub(crate) fn contains_stated(&self, claim: &Claim) -> Option<bool> {
        let stated = claim.stated?;
        let year = |value: f64| if claim.scale == Scale::Date { value.floor() } else { value };
        Some(year(stated) <= year(self.high) && year(claim.stated_high.unwrap_or(stated)) >= year(self.low))
    }
}

/// The digits with which intervals stand in tables, at most.
const DIGITS: usize = 6;

/// An end in the measure of the claim, rounded to the digits that hold.
fn rounded(claim: &Claim, end: &Estimate) -> f64 {
    Significant::new(claim.measure.from_base(end.value), converged(claim, end)).rounded()
}

/// The digits of an end that more samples would not change: at least one, at most six.
///
/// # Formula
/// The largest d for which the Monte Carlo interval reaches at most half a unit of the d-th digit of the number.
fn converged(claim: &Claim, end: &Estimate) -> usize {
    let value = claim.measure.from_base(end.value);
    let reach = claim.measure.from_base(end.reach());
    let holds = |digits: &usize| {
        let (below, above) = Significant::new(value, *digits).neighbours();
        reach <= (above - below) / 4.0
    };
    (1..=DIGITS).rev().find(holds).unwrap_or(1)
}
