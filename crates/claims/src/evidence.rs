use std::collections::BTreeSet;

use neuroscale_quantity::{Address, Formula, Quantity, Spread};

use crate::{Claim, Relation};

/// What was measured, beside what is claimed.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Where the stated number stands.
    pub standing: Standing,
    /// The low end of the 90 % interval, in the measure of the claim; `None` where the evidence is open below.
    pub low: Option<f64>,
    /// The high end; `None` where the evidence is open above.
    pub high: Option<f64>,
    /// The middle of the first measurement, in the measure of the claim.
    pub central: f64,
    /// The keys of the sources, sorted.
    pub sources: Vec<String>,
    /// The rows of the measurements.
    pub rows: BTreeSet<Address>,
    /// Every measurement, as a formula over rows.
    pub measurements: Vec<Formula>,
}

/// Where a stated number stands, compared with the 90 % interval of what was measured.
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
    /// Unites the rivals and finds where the claim stands; `None` without a measurement or a stated number.
    pub(crate) fn judge(claim: &Claim, rivals: &[Rival]) -> Option<Self> {
        let first = rivals.first()?;
        let stated_in = |value| claim.measure.from_base(value);
        let low = stated_in(rivals.iter().map(|rival| rival.low).fold(f64::INFINITY, f64::min));
        let high = stated_in(rivals.iter().map(|rival| rival.high).fold(f64::NEG_INFINITY, f64::max));
        let inputs = || rivals.iter().flat_map(|rival| rival.formula.inputs());
        let sources: BTreeSet<_> =
            inputs().filter_map(Quantity::source).map(|source| source.key.clone()).collect();
        Some(Self {
            standing: stand(claim, low, high, rivals.iter().all(|rival| rival.is_exact))?,
            low: low.is_finite().then_some(low),
            high: high.is_finite().then_some(high),
            central: stated_in(first.formula.value()),
            sources: sources.into_iter().collect(),
            rows: inputs().map(|input| input.address().row()).collect(),
            measurements: rivals.iter().map(|rival| rival.formula.clone()).collect(),
        })
    }

    /// What else has to be said: how far the claim is from the measurement, and what a bound means.
    pub(crate) fn note(&self, claim: &Claim) -> Vec<String> {
        let mut notes = vec![];
        if let Some(stated) = claim.stated
            && self.standing != Standing::Within
            && self.central != 0.0
        {
            let ratio = neuroscale_quantity::Significant::new(stated / self.central, 3);
            notes.push(format!("stated ÷ measured {ratio}"));
        }
        let agrees = matches!(
            (claim.relation, self.standing),
            (Relation::AtLeast, Standing::Below) | (Relation::AtMost, Standing::Above)
        );
        if agrees {
            notes.push("the claim is a bound and what was measured lies on its side".to_owned());
        }
        if self.low.is_none() || self.high.is_none() {
            notes.push("the evidence is a bound and speaks for one side".to_owned());
        }
        notes
    }
}

/// A range stands inside when it overlaps; exact rows are compared at the printed digits.
fn stand(claim: &Claim, low: f64, high: f64, is_exact: bool) -> Option<Standing> {
    let rounded = |value: f64| if is_exact && value.is_finite() { claim.rounded(value) } else { value };
    let stated_low = rounded(claim.stated?);
    let stated_high = rounded(claim.stated_high.or(claim.stated)?);
    Some(if stated_low > rounded(high) {
        Standing::Above
    } else if stated_high < rounded(low) {
        Standing::Below
    } else {
        Standing::Within
    })
}
