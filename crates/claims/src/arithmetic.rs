use crate::document::Binding;
use crate::{Claim, Reading, Scale};

/// Whether a stated number follows from the document's own inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arithmetic {
    /// Nothing in the document, its assumptions or the dated lists yields the number.
    Input,
    /// A recomputation, rounded to the printed digits, agrees.
    Holds,
    /// No recomputation agrees.
    Differs,
    /// How the number was computed is not known; there are only reconstructions.
    Open,
    /// The document states no number; ours is supplied.
    Implied,
}

impl Arithmetic {
    /// The word that stands for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Holds => "holds",
            Self::Differs => "differs",
            Self::Open => "open",
            Self::Implied => "implied",
        }
    }

    pub(crate) fn judge(claim: &Claim, binding: &Binding) -> Self {
        match claim.stated {
            _ if binding.is_open => Self::Open,
            _ if binding.readings.is_empty() => Self::Input,
            None => Self::Implied,
            Some(stated) if binding.readings.iter().any(|reading| holds(claim, stated, reading)) => {
                Self::Holds
            }
            Some(_) => Self::Differs,
        }
    }
}

/// Ends are compared with ends; a single number agrees with a range that contains it.
fn holds(claim: &Claim, stated: f64, reading: &Reading) -> bool {
    let (low, high) = reading.ends(claim);
    match (claim.stated_high, high) {
        (Some(stated_high), Some(high)) => claim.agrees(stated, low) && claim.agrees(stated_high, high),
        (None, None) => claim.agrees(stated, low),
        (Some(stated_high), None) => {
            let value = claim.rounded(low);
            (stated <= value && value <= stated_high)
                || claim.agrees(stated, low)
                || claim.agrees(stated_high, low)
        }
        (None, Some(high)) => {
            (low..=high).contains(&stated) || claim.agrees(stated, low) || claim.agrees(stated, high)
        }
    }
}

impl Reading {
    /// The recomputed number, and the high end of a recomputed range, in the measure of the claim.
    pub fn ends(&self, claim: &Claim) -> (f64, Option<f64>) {
        let stated_in = |value| claim.measure.from_base(value);
        (stated_in(self.low.value()), self.high.as_ref().map(|high| stated_in(high.value())))
    }

    /// Stated ÷ recomputed for an amount, stated − recomputed in years for a date.
    pub fn ratio(&self, claim: &Claim) -> Option<f64> {
        let (low, _) = self.ends(claim);
        let stated = claim.stated?;
        let ratio = match claim.scale {
            Scale::Date => stated - low,
            Scale::Amount => stated / low,
        };
        ratio.is_finite().then_some(ratio)
    }
}
