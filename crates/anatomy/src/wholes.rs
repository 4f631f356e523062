mod apart;

use neuroscale_quantity::{Measure, Package, Quantity, Row, Significant, TableError};

use crate::address::quantity;

const WHOLES: &str = "anatomy/wholes.csv";

/// Digits of a sum that people are shown.
const DIGITS: usize = 9;

/// What numbers are to a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Makes {
    /// They add up to it.
    All,
    /// They are parts of it, and together at most as much.
    Part,
    /// They are no parts of it, but each of them is at most as much.
    NoMore,
}

/// A number and the numbers that it is made of, or that are no more than it.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The number that others make, or do not exceed.
    pub whole: Quantity,
    /// The numbers that make it, by address.
    pub parts: Vec<Part>,
    /// What they are to it.
    pub makes: Makes,
}

/// A number that is part of another.
#[derive(Clone, Debug)]
pub struct Part {
    /// The number.
    pub number: Quantity,
    /// By how much it may be off: half of its last published digit, in the base unit.
    pub doubt: f64,
}

impl Whole {
    /// Every whole of `anatomy/wholes.csv` with its parts.
    ///
    /// # Errors
    ///
    /// [`TableError`] when a row names no quantity, or a part in another unit than its whole.
    pub fn read_all(package: &Package) -> Result<Vec<Self>, TableError> {
        let mut wholes: Vec<Self> = vec![];
        for row in package.table(WHOLES)?.rows() {
            let (whole, makes) = (quantity(package, row, "whole")?.clone(), makes(row)?);
            let part = part(package, row, &whole)?;
            let is_same = |known: &&mut Self| {
                known.whole.address() == whole.address() && known.makes == makes && makes != Makes::NoMore
            };
            match wholes.iter_mut().find(is_same) {
                Some(known) => known.parts.push(part),
                None => wholes.push(Self { whole, parts: vec![part], makes }),
            }
        }
        for whole in &mut wholes {
            whole.parts.sort_by(|a, b| a.number.address().cmp(b.number.address()));
        }
        Ok(wholes)
    }

    /// Checks every whole against its parts, and that nothing counts both.
    ///
    /// # Formula
    ///
    /// `|whole − Σ partsᵢ| ≤ Σ doubtᵢ` where the parts are all of it, `Σ partsᵢ ≤ whole + Σ doubtᵢ` where they are not, and
    /// the same of each alone where they are no parts.
    ///
    /// # Errors
    ///
    /// [`TableError::Cell`] at a whole that is not the sum of its parts, or below it, and at a rival that holds another of
    /// its question or its set.
    pub fn check_all(package: &Package) -> Result<(), TableError> {
        let wholes = Self::read_all(package)?;
        wholes.iter().try_for_each(|whole| whole.check(package))?;
        apart::check(package, &wholes)
    }

    /// What the parts come to, in the base unit.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.parts.iter().map(|part| part.number.value()).sum()
    }

    /// By how much sum and whole may differ, in the base unit.
    #[must_use]
    pub fn doubt(&self) -> f64 {
        self.parts.iter().map(|part| part.doubt).sum()
    }

    fn check(&self, package: &Package) -> Result<(), TableError> {
        let excess = self.sum() - self.whole.value();
        let off = if self.makes == Makes::All { excess.abs() } else { excess };
        if off <= self.doubt() {
            return Ok(());
        }
        let row = row(package, &self.whole)?;
        Err(row.error("value", &self.expected(package)?))
    }

    fn expected(&self, package: &Package) -> Result<String, TableError> {
        let shown = |base: f64| shown(base, self.whole.measure());
        let part = |part: &Part| {
            let row = row(package, &part.number)?;
            let value = self::shown(part.number.value(), part.number.measure());
            Ok(format!("{} `{}`, {value}", row.place(), row.key()))
        };
        let parts = self.parts.iter().map(part).collect::<Result<Vec<_>, TableError>>()?;
        let (relation, what, advice) = match self.makes {
            Makes::All => ("", "what its parts come to", "change whole and parts together"),
            Makes::Part => ("at least ", "what its parts come to", "change whole and parts together"),
            Makes::NoMore => ("at least ", "since it is no less than another", "change both"),
        };
        let doubt = if self.doubt() > 0.0 { format!(" (± {})", shown(self.doubt())) } else { String::new() };
        Ok(format!(
            "{relation}{}{doubt}, {what}: {}; correct the one that is wrong, or {advice} (anatomy/wholes.csv says what \
             belongs together)",
            shown(self.sum()),
            parts.join("; ")
        ))
    }
}

/// A number with its unit, to all the digits that are not noise.
fn shown(base: f64, measure: &Measure) -> String {
    measure.beside(&Significant::new(measure.from_base(base), DIGITS).to_string())
}

fn row<'p>(package: &'p Package, number: &Quantity) -> Result<&'p Row, TableError> {
    package.row(number.address().table(), number.address().key())
}

fn makes(row: &Row) -> Result<Makes, TableError> {
    match row.text("is")? {
        "summand" => Ok(Makes::All),
        "part" => Ok(Makes::Part),
        "no more" => Ok(Makes::NoMore),
        _ => Err(row.error("is", "one of summand, part, no more")),
    }
}

fn part(package: &Package, row: &Row, whole: &Quantity) -> Result<Part, TableError> {
    let number = quantity(package, row, "part")?.clone();
    if whole.unit().physical() != number.unit().physical() {
        return Err(at_odds(package, row, whole, &number)?);
    }
    let doubt = number.measure().to_base(row.needed_number("doubt")?);
    Ok(Part { number, doubt })
}

/// What is wrong when a part has another unit than its whole: one of the two, or the row that calls it a part.
fn at_odds(
    package: &Package,
    row: &Row,
    whole: &Quantity,
    part: &Quantity,
) -> Result<TableError, TableError> {
    let rows = [(self::row(package, part)?, whole.unit()), (self::row(package, whole)?, part.unit())];
    let expected = format!("a row in `{}`, as its whole", whole.unit());
    Ok(package.at_odds(&rows, &[]).unwrap_or_else(|| row.error("part", &expected)))
}
