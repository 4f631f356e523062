use std::collections::BTreeSet;

use neuroscale_quantity::{Formula, Quantity, Significant, Spread};

use crate::{Claim, Relation, Scale};

/// What was measured, beside what is claimed.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where the claimed number stands: the stated one, or the recomputed one where none is stated.
    pub standing: Standing,
    /// The low end of the 90 % interval, in the measure of the claim; `None` where the evidence is open below.
    pub low: Option<f64>,
    /// The high end; `None` where the evidence is open above.
    pub high: Option<f64>,
    /// The claimed number (the low end of a range) ÷ the first measurement; for dates the difference in years.
    pub ratio: f64,
    /// The keys of the sources, sorted.
    pub sources: Vec<String>,
    /// Every measurement, as a formula over rows.
    pub measurements: Vec<Formula>,
}

/// Where a claimed number stands, compared with the 90 % interval of what was measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Inside the interval.
    Within,
    /// Above it.
    Above,
    /// Below it.
    Below,
}

impl Standing {
    /// The word that stands for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Above => "above",
            Self::Below => "below",
        }
    }
}

/// One measurement: a formula over rows, and the interval that their spreads give it, in the base unit.
#[derive(Clone, Debug)]
pub(crate) struct Rival {
    formula: Formula,
    low: f64,
    high: f64,
    is_exact: bool,
}

impl Rival {
    /// Independent errors in quadrature: each input goes to its 5 % and 95 % point while the others stay, and the
    /// changes of the value below and above add as squares. An input that is a bound opens its side.
    pub(crate) fn of(formula: Formula) -> Self {
        let center = formula.value();
        let (mut below, mut above) = (0.0, 0.0);
        for index in 0..formula.inputs().len() {
            let (down, up) = change(&formula, index);
            below += down * down;
            above += up * up;
        }
        let is_exact = formula.inputs().iter().all(|input| input.spread() == Spread::Exact);
        Self { low: center - below.sqrt(), high: center + above.sqrt(), formula, is_exact }
    }

    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Quantity> {
        self.formula.inputs().iter()
    }
}

/// How far one input moves the value down and up between its 5 % and 95 % points.
fn change(formula: &Formula, index: usize) -> (f64, f64) {
    let input = &formula.inputs()[index];
    let value_at = |value: f64| {
        let mut values: Vec<f64> = formula.inputs().iter().map(Quantity::value).collect();
        values[index] = value;
        formula.at(&values).unwrap_or(f64::NAN)
    };
    let center = formula.value();
    let (low, high) = match input.spread() {
        Spread::AtLeast | Spread::AtMost => return open_side(input, value_at(input.value() * 1.5) > center),
        spread => match spread.interval() {
            Some((low, high)) => (value_at(low) - center, value_at(high) - center),
            None => return (0.0, 0.0),
        },
    };
    (-low.min(high).min(0.0), low.max(high).max(0.0))
}

fn open_side(input: &Quantity, grows: bool) -> (f64, f64) {
    if (input.spread() == Spread::AtLeast) == grows { (0.0, f64::INFINITY) } else { (f64::INFINITY, 0.0) }
}

impl Evidence {
    /// Unites the rivals and finds where the claimed number, a range in the base unit, stands.
    ///
    /// `None` without a measurement, and where the interval is open on the side of the number: a bound can
    /// contradict a number, but not confirm it.
    pub(crate) fn judge(claim: &Claim, number: (f64, f64), rivals: &[Rival]) -> Option<Self> {
        let first = rivals.first()?;
        let stated_in = |value| claim.measure.from_base(value);
        let low = stated_in(rivals.iter().map(|rival| rival.low).fold(f64::INFINITY, f64::min));
        let high = stated_in(rivals.iter().map(|rival| rival.high).fold(f64::NEG_INFINITY, f64::max));
        let is_exact = rivals.iter().all(|rival| rival.is_exact);
        let number = (stated_in(number.0), stated_in(number.1));
        let sources = rivals.iter().flat_map(Rival::inputs).filter_map(Quantity::source);
        Some(Self {
            standing: stand(claim, number, (low, high), is_exact)?,
            low: low.is_finite().then_some(low),
            high: high.is_finite().then_some(high),
            ratio: match claim.scale {
                Scale::Date => number.0 - stated_in(first.formula.value()),
                Scale::Amount => number.0 / stated_in(first.formula.value()),
            },
            sources: sources.map(|source| source.key.clone()).collect::<BTreeSet<_>>().into_iter().collect(),
            measurements: rivals.iter().map(|rival| rival.formula.clone()).collect(),
        })
    }

    /// What else has to be said: how far the claim is from the measurement, and what a bound means.
    pub(crate) fn note(&self, claim: &Claim) -> Vec<String> {
        let mut notes = vec![];
        if self.standing != Standing::Within && self.ratio.is_finite() {
            let word = if claim.stated.is_some() { "stated" } else { "recomputed" };
            let (sign, unit) = match claim.scale {
                Scale::Date => ("−", " years"),
                Scale::Amount => ("÷", ""),
            };
            notes.push(format!("{word} {sign} measured = {}{unit}", Significant::new(self.ratio, 3)));
        }
        let is_on_its_side = matches!(
            (claim.relation, self.standing),
            (Relation::AtLeast, Standing::Below) | (Relation::AtMost, Standing::Above)
        );
        if is_on_its_side {
            notes.push("the claim is a bound and what was measured lies on its side".to_owned());
        }
        if self.low.is_none() || self.high.is_none() {
            notes.push("the measurement is a bound".to_owned());
        }
        notes
    }
}

/// A range stands inside when it overlaps; exact rows are compared at the printed digits.
fn stand(claim: &Claim, number: (f64, f64), measured: (f64, f64), is_exact: bool) -> Option<Standing> {
    let rounded = |value: f64| if is_exact { claim.rounded(value) } else { value };
    let is_closed = measured.0.is_finite() && measured.1.is_finite();
    if rounded(number.0) > rounded(measured.1) {
        Some(Standing::Above)
    } else if rounded(number.1) < rounded(measured.0) {
        Some(Standing::Below)
    } else {
        is_closed.then_some(Standing::Within)
    }
}
