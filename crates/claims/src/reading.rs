use std::collections::BTreeSet;

use neuroscale_quantity::{Address, Count, Expr, Formula, Graph, Quantity};

use crate::{Claim, Scale};

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
        formulas.flat_map(Formula::inputs).flat_map(Quantity::rows).collect()
    }

    /// The recomputed number, and the high end of a recomputed range, in the measure of the claim.
    pub fn ends(&self, claim: &Claim) -> (f64, Option<f64>) {
        let stated_in = |formula: &Formula| claim.measure.from_base(formula.value());
        (stated_in(&self.low), self.high.as_ref().map(stated_in))
    }

    /// Stated ÷ recomputed for an amount, stated − recomputed in years for a date.
    ///
    /// Of two ranges the low ends are compared; of a number and a range the nearest point of the range, so that a
    /// number inside it has the ratio one.
    pub fn ratio(&self, claim: &Claim) -> Option<f64> {
        let (stated, recomputed) = match (claim.stated?, claim.stated_high, self.ends(claim)) {
            (stated, None, (low, Some(high))) => (stated, nearest(stated, low, high)),
            (low, Some(high), (recomputed, None)) => (nearest(recomputed, low, high), recomputed),
            (stated, _, (recomputed, _)) => (stated, recomputed),
        };
        let ratio = match claim.scale {
            Scale::Date => stated - recomputed,
            Scale::Amount => stated / recomputed,
        };
        ratio.is_finite().then_some(ratio)
    }
}

/// The point of a range nearest to a value; the ends may come in either order.
fn nearest(value: f64, low: f64, high: f64) -> f64 {
    value.max(low.min(high)).min(low.max(high))
}

/// A recomputation on its way into the ledger: an expression, a pair of expressions for the ends of a range, or an
/// expression with the exact count beside it.
#[derive(Clone, Copy, Debug)]
pub struct Recomputed<'g> {
    pub(crate) low: Expr<'g>,
    pub(crate) high: Option<Expr<'g>>,
    pub(crate) exact: Option<Count>,
}

impl<'g> Recomputed<'g> {
    /// The same formula twice: over expressions, which know their units and rows, and over exact counts.
    pub fn counted(value: Expr<'g>, exact: Count) -> Self {
        Self { low: value, high: None, exact: Some(exact) }
    }
}

impl<'g> From<Expr<'g>> for Recomputed<'g> {
    fn from(value: Expr<'g>) -> Self {
        Self { low: value, high: None, exact: None }
    }
}

impl<'g> From<(Expr<'g>, Expr<'g>)> for Recomputed<'g> {
    fn from((low, high): (Expr<'g>, Expr<'g>)) -> Self {
        Self { low, high: Some(high), exact: None }
    }
}

/// The exact count behind an expression; out of range where its value is no whole number below 2⁵³.
pub(crate) fn whole(expr: Expr<'_>) -> Count {
    const LIMIT: f64 = (1_u64 << 53) as f64;
    let value = Graph::new().formula(expr).map_or(f64::NAN, |formula| formula.value());
    if (0.0..LIMIT).contains(&value) && value.fract() == 0.0 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        return Count::new(value as u128);
    }
    Count::new(0) - Count::new(1)
}
