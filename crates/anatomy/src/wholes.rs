use neuroscale_quantity::{Package, Quantity, Row, TableError};

use crate::address::quantity;

const WHOLES: &str = "anatomy/wholes.csv";

/// A number and the numbers that it is made of.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The number that others make.
    pub whole: Quantity,
    /// The numbers that make it, by address.
    pub parts: Vec<Part>,
    /// Whether the parts are all of it; where they are not, they are at most as much.
    pub is_complete: bool,
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
            let (whole, is_complete) =
                (quantity(package, row, "whole")?.clone(), row.text("is")? == "summand");
            let part = part(package, row, &whole)?;
            let is_same = |known: &&mut Self| {
                known.whole.address() == whole.address() && known.is_complete == is_complete
            };
            match wholes.iter_mut().find(is_same) {
                Some(known) => known.parts.push(part),
                None => wholes.push(Self { whole, parts: vec![part], is_complete }),
            }
        }
        for whole in &mut wholes {
            whole.parts.sort_by(|a, b| a.number.address().cmp(b.number.address()));
        }
        Ok(wholes)
    }

    /// Checks every whole against its parts.
    ///
    /// # Formula
    ///
    /// `|whole − Σ partsᵢ| ≤ Σ doubtᵢ` where the parts are all of it, `Σ partsᵢ ≤ whole + Σ doubtᵢ` where they are not.
    ///
    /// # Errors
    ///
    /// [`TableError::Cell`] at a whole that is not the sum of its parts, or below it.
    pub fn check_all(package: &Package) -> Result<(), TableError> {
        Self::read_all(package)?.iter().try_for_each(|whole| whole.check(package))
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
        let is_kept = if self.is_complete { excess.abs() <= self.doubt() } else { excess <= self.doubt() };
        if is_kept {
            return Ok(());
        }
        let address = self.whole.address();
        Err(package.table(address.table())?.row(address.key())?.error("value", &self.expected()))
    }

    fn expected(&self) -> String {
        let shown = |base: f64| format!("{:e}", self.whole.measure().from_base(base));
        let (sum, doubt, unit) = (shown(self.sum()), shown(self.doubt()), self.whole.measure());
        let names: Vec<String> = self.parts.iter().map(|part| part.number.address().to_string()).collect();
        let relation = if self.is_complete { "" } else { "at least " };
        format!(
            "{relation}{sum} {unit} (± {doubt}), what its parts come to: {}; change whole and parts together \
             (anatomy/wholes.csv says what belongs together)",
            names.join(", ")
        )
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
    let of = |number: &Quantity| package.row(number.address().table(), number.address().key());
    let rows = [(of(part)?, whole.unit()), (of(whole)?, part.unit())];
    let expected = format!("a row in `{}`, as its whole", whole.unit());
    Ok(package.at_odds(&rows, &[]).unwrap_or_else(|| row.error("part", &expected)))
}
