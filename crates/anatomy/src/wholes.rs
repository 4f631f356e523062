mod apart;

use neuroscale_quantity::{Package, Quantity, Row, Significant, TableError};

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
            let (whole, makes) = (quantity(package, row, "whole")?, makes(row)?);
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
        let address = self.whole.address();
        Err(package.table(address.table())?.row(address.key())?.error("value", &self.expected()))
    }

    fn expected(&self) -> String {
        let shown = |base: f64| {
            format!("{:e}", Significant::new(self.whole.measure().from_base(base), DIGITS).rounded())
        };
        let (sum, unit) = (shown(self.sum()), self.whole.measure());
        let doubt = if self.doubt() > 0.0 { format!(" (± {})", shown(self.doubt())) } else { String::new() };
        let names: Vec<String> = self.parts.iter().map(|part| part.number.address().to_string()).collect();
        let (relation, what) = match self.makes {
            Makes::All => ("", "what its parts come to"),
            Makes::Part => ("at least ", "what its parts come to"),
            Makes::NoMore => ("at least ", "since it is no less than another"),
        };
        format!(
            "{relation}{sum} {unit}{doubt}, {what}: {}; change them together (anatomy/wholes.csv says what belongs \
             together)",
            names.join(", ")
        )
    }
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
    let number = quantity(package, row, "part")?;
    if whole.unit().physical() != number.unit().physical() {
        return Err(row.error("part", &format!("a row in {}, as its whole", whole.unit())));
    }
    let doubt = number.measure().to_base(row.needed_number("doubt")?);
    Ok(Part { number, doubt })
}

fn quantity(package: &Package, row: &Row, column: &str) -> Result<Quantity, TableError> {
    let no_address = || {
        row.error(column, "the address of a row with a quantity, such as anatomy/masses.csv#human-brain-mass")
    };
    let (table, key) = row.text(column)?.split_once('#').ok_or_else(no_address)?;
    package.quantity(table, key).cloned().map_err(|_| no_address())
}
