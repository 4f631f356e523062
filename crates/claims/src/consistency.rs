use std::collections::{BTreeMap, BTreeSet};

use neuroscale_quantity::{Address, Package, Row, TableError};

use crate::claim::{Relation, Scale};
use crate::document::Binding;
use crate::{Claim, ClaimError};

/// Two claims that should agree, and whether they do: one row of `claims/comparisons.csv`.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The name of the comparison.
    pub id: String,
    /// The claim on the left.
    pub left: String,
    /// The claim on the right.
    pub right: String,
    /// How the left should relate to the right.
    pub relation: Relation,
    /// A factor for amounts, years for dates.
    pub tolerance: f64,
    /// Why the two should agree.
    pub reason: String,
    /// The number on the left, as a range in its base unit (a date in years).
    pub left_value: (f64, f64),
    /// The number on the right.
    pub right_value: (f64, f64),
    /// Whether the numbers are dates.
    pub scale: Scale,
    /// What came out.
    pub outcome: Outcome,
    /// Every row that the comparison depends on: its own, and those behind its two numbers.
    pub rows: BTreeSet<Address>,
}

/// What a comparison of two claims came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// They agree within the tolerance.
    Agree,
    /// They do not.
    Conflict,
}

impl Outcome {
    /// The word that stands for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Conflict => "conflict",
        }
    }
}

/// A factor for amounts, of one or more but for a part that must leave room for others; years for dates.
fn tolerance(row: &Row, scale: Scale) -> Result<f64, ClaimError> {
    let tolerance = row.needed_number("tolerance")?;
    let (least, expected) = match row.text("relation")? {
        "<" => (f64::MIN_POSITIVE, "a factor above 0, below 1 where a part must leave room for others"),
        _ => (1.0, "a factor of 1 or more, since amounts are compared"),
    };
    if scale == Scale::Amount && tolerance < least {
        return Err(row.error("tolerance", expected).into());
    }
    Ok(tolerance)
}

type Bound<'a> = (&'a Claim, &'a Binding);

impl Comparison {
    pub(crate) fn read_all(
        package: &Package,
        claims: &BTreeMap<&str, Bound<'_>>,
    ) -> Result<Vec<Self>, ClaimError> {
        package
            .table("claims/comparisons.csv")?
            .rows()
            .iter()
            .map(|row| Self::read(package, row, claims))
            .collect()
    }

    fn read(package: &Package, row: &Row, claims: &BTreeMap<&str, Bound<'_>>) -> Result<Self, ClaimError> {
        let side = |column: &str| -> Result<Bound<'_>, ClaimError> {
            let missing = || row.broken_reference(column, "claims/*.csv", "id");
            Ok(*claims.get(row.text(column)?).ok_or_else(missing)?)
        };
        let (left, right) = (side("left")?, side("right")?);
        check_comparable(package, row, left.0, right.0)?;
        let number = |column, (claim, binding): Bound<'_>| {
            binding.number(claim).ok_or_else(|| row.error(column, "a claim with a number"))
        };
        let relation = match row.text("relation")? {
            "=" => Relation::Equal,
            ">" => Relation::AtLeast,
            "<" => Relation::AtMost,
            _ => return Err(row.error("relation", "one of = > <").into()),
        };
        let comparison = Self {
            id: row.text("id")?.to_owned(),
            left: left.0.id.clone(),
            right: right.0.id.clone(),
            relation,
            tolerance: tolerance(row, left.0.scale)?,
            reason: row.text("reason")?.to_owned(),
            left_value: number("left", left)?,
            right_value: number("right", right)?,
            scale: left.0.scale,
            outcome: Outcome::Agree,
            rows: left.1.rows(left.0).chain(right.1.rows(right.0)).chain([row.address()]).collect(),
        };
        Ok(comparison.judged())
    }

    pub(crate) fn judged(self) -> Self {
        let outcome = if self.conflicts() { Outcome::Conflict } else { Outcome::Agree };
        Self { outcome, ..self }
    }

    /// Ranges agree when any of their numbers do.
    fn conflicts(&self) -> bool {
        let ((left_low, left_high), (right_low, right_high)) = (self.left_value, self.right_value);
        let beyond = |bound: f64, value: f64| match self.scale {
            Scale::Date => value > bound + self.tolerance,
            Scale::Amount => value > bound * self.tolerance,
        };
        let too_high = beyond(right_high, left_low);
        let too_low = beyond(left_high, right_low);
        match self.relation {
            Relation::Equal | Relation::About => too_high || too_low,
            Relation::AtLeast => too_low,
            Relation::AtMost => too_high,
        }
    }

    /// Left ÷ right for amounts, left − right in years for dates; from the middle of ranges, on their scale.
    pub fn ratio(&self) -> f64 {
        let ((a, b), (c, d)) = (self.left_value, self.right_value);
        match self.scale {
            Scale::Date => f64::midpoint(a, b) - f64::midpoint(c, d),
            Scale::Amount => (a / c * (b / d)).sqrt(),
        }
    }
}

/// Counting units may differ, as a synapse is set beside a connection; physical units and scales may not.
fn check_comparable(package: &Package, row: &Row, left: &Claim, right: &Claim) -> Result<(), ClaimError> {
    let unit = |claim: &Claim| claim.measure.unit().physical();
    if left.scale != right.scale {
        return Err(row.error("right", &format!("a claim on the same scale, {}", left.scale.word())).into());
    }
    if unit(left) != unit(right) {
        let place = |claim: &Claim| Ok(package.row(claim.address.table(), claim.address.key())?.in_unit());
        let places: Result<Vec<String>, TableError> = [left, right].into_iter().map(place).collect();
        let expected = format!("a claim in the same physical unit, {}; {}", unit(left), places?.join(", "));
        return Err(row.error("right", &expected).into());
    }
    Ok(())
}
