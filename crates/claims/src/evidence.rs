use std::collections::BTreeSet;

use neuroscale_quantity::{Formula, Quantity, Significant};
use neuroscale_uncertainty::{Knowledge, ModelError, Pooled};

use crate::{Claim, Relation, Scale};

/// What was measured, beside what is claimed.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where the claimed number stands: the stated one, or the recomputed one where none is stated.
    pub standing: Standing,
    /// What the ends of the measurement are.
    pub knowledge: Knowledge,
    /// The measured number, or the median, in the measure of the claim.
    pub value: f64,
    /// The low end, in the measure of the claim; `None` where the evidence is open below.
    pub low: Option<f64>,
    /// The high end; `None` where the evidence is open above.
    pub high: Option<f64>,
    /// The claimed number (of a range its nearest end, or its middle where it overlaps) ÷ the measured one; for dates the
    /// difference in years.
    pub ratio: f64,
    /// The keys of the sources, sorted.
    pub sources: Vec<String>,
    /// Every measurement, as a formula over rows.
    pub measurements: Vec<Formula>,
}

/// Where a claimed number stands, compared with what was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Inside the interval or range.
    Within,
    /// Above it.
    Above,
    /// Below it.
    Below,
    /// The claim is a bound, and what was measured lies on its side.
    Agrees,
}

impl Standing {
    /// The word that stands for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Above => "above",
            Self::Below => "below",
            Self::Agrees => "agrees",
        }
    }
}

/// The rival measurements of a claim, and what they come to together.
#[derive(Clone, Debug)]
pub(crate) struct Measured {
    formulas: Vec<Formula>,
    pooled: Pooled,
}

impl Measured {
    /// Pools measurements, each a formula over rows; `None` without any.
    pub(crate) fn of(formulas: Vec<Formula>) -> Result<Option<Self>, ModelError> {
        let pooled = Pooled::of(&formulas.iter().collect::<Vec<_>>())?;
        Ok(pooled.map(|pooled| Self { formulas, pooled }))
    }

    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Quantity> {
        self.formulas.iter().flat_map(Formula::inputs)
    }

    /// Where the claimed number, a range in the base unit, stands.
    ///
    /// `None` where the measurement is open on the side of the number: a bound can contradict a number, but not confirm it.
    pub(crate) fn judge(&self, claim: &Claim, number: (f64, f64)) -> Option<Evidence> {
        let stated_in = |value| claim.measure.from_base(value);
        let Pooled { value, low, high, knowledge } = self.pooled;
        let (value, low, high) = (stated_in(value), low.map(stated_in), high.map(stated_in));
        let number = (stated_in(number.0), stated_in(number.1));
        let place = place(claim, hedged(claim, number), (low, high), knowledge == Knowledge::Point)?;
        let sources = self.inputs().flat_map(Quantity::sources);
        Some(Evidence {
            standing: standing(claim.relation, place),
            knowledge,
            value,
            low,
            high,
            ratio: distance(claim.scale, nearest(claim.scale, number, place), value),
            sources: sources.map(|source| source.key.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
            measurements: self.formulas.clone(),
        })
    }
}

/// A bound agrees with everything on its side.
fn standing(relation: Relation, place: Standing) -> Standing {
    match (relation, place) {
        (Relation::AtLeast, Standing::Below) | (Relation::AtMost, Standing::Above) => Standing::Agrees,
        _ => place,
    }
}

/// The number as the document hedges it: "about" allows whatever is rounded to it at the printed digits.
fn hedged(claim: &Claim, number: (f64, f64)) -> (f64, f64) {
    // Zero has no printed digits.
    if claim.relation == Relation::About && claim.stated.is_some_and(|stated| stated > 0.0) {
        let (below, above) = (claim.neighbours(number.0).0, claim.neighbours(number.1).1);
        (f64::midpoint(below, number.0), f64::midpoint(number.1, above))
    } else {
        number
    }
}

/// The end of a range that is nearest to the measurement; its middle where it overlaps.
fn nearest(scale: Scale, number: (f64, f64), place: Standing) -> f64 {
    match (place, scale) {
        (Standing::Above, _) => number.0,
        (Standing::Below, _) => number.1,
        (_, Scale::Amount) if number.0 > 0.0 => (number.0 * number.1).sqrt(),
        _ => f64::midpoint(number.0, number.1),
    }
}

fn distance(scale: Scale, claimed: f64, measured: f64) -> f64 {
    match scale {
        Scale::Date => claimed - measured,
        Scale::Amount => claimed / measured,
    }
}

/// A range stands inside when it overlaps; a single measured number is compared at the printed digits.
fn place(
    claim: &Claim,
    number: (f64, f64),
    (low, high): (Option<f64>, Option<f64>),
    is_point: bool,
) -> Option<Standing> {
    let rounded = |value: f64| if is_point { claim.rounded(value) } else { value };
    if high.is_some_and(|high| rounded(number.0) > rounded(high)) {
        Some(Standing::Above)
    } else if low.is_some_and(|low| rounded(number.1) < rounded(low)) {
        Some(Standing::Below)
    } else {
        (low.is_some() && high.is_some()).then_some(Standing::Within)
    }
}

impl Evidence {
    /// What else has to be said: how far the claim is from the measurement.
    pub(crate) fn note(&self, claim: &Claim) -> Option<String> {
        let word = if claim.stated.is_some() { "stated" } else { "recomputed" };
        let (sign, unit) = match claim.scale {
            Scale::Date => ("−", " years"),
            Scale::Amount => ("÷", ""),
        };
        let ratio = Significant::new(self.ratio, 3);
        self.ratio.is_finite().then(|| format!("{word} {sign} measured = {ratio}{unit}"))
    }
}
