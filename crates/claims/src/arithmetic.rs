use crate::document::{Binding, Derivation};
use crate::{Claim, Reading, Relation};

/// Whether a stated number follows from the document's own inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Arithmetic {
    /// Nothing in the document, its assumptions or the dated lists yields the number.
    Input,
    /// The principled recomputation, rounded to the printed digits, agrees.
    Holds,
    /// The principled one does not agree, but another reading of the document does.
    Depends,
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
            Self::Depends => "depends",
            Self::Differs => "differs",
            Self::Open => "open",
            Self::Implied => "implied",
        }
    }

    pub(crate) fn judge(claim: &Claim, binding: &Binding) -> Self {
        match claim.stated {
            _ if binding.derivation == Derivation::Lost => Self::Open,
            _ if binding.derivation == Derivation::Given || binding.readings.is_empty() => Self::Input,
            None => Self::Implied,
            Some(stated) => match saving(claim, stated, &binding.readings) {
                Some(0) => Self::Holds,
                Some(_) => Self::Depends,
                None => Self::Differs,
            },
        }
    }
}

/// The place of the first reading that agrees with the stated number; the principled one has place 0.
pub(crate) fn saving(claim: &Claim, stated: f64, readings: &[Reading]) -> Option<usize> {
    readings.iter().position(|reading| holds(claim, stated, reading))
}

/// Ends are compared with ends; a single number agrees with a range that contains it.
pub(crate) fn holds(claim: &Claim, stated: f64, reading: &Reading) -> bool {
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
        (None, Some(high)) if matches!(claim.relation, Relation::AtLeast | Relation::AtMost) => {
            claim.agrees(stated, low) && claim.agrees(stated, high)
        }
        (None, Some(high)) => {
            (low..=high).contains(&stated) || claim.agrees(stated, low) || claim.agrees(stated, high)
        }
    }
}
