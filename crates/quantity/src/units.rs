mod declaration;
mod nearest;
mod scaled;

use std::collections::BTreeMap;

pub use declaration::{Declaration, DeclarationError};
pub use nearest::UnknownUnit;
use scaled::SCALED;

use crate::measure::Scale;
use crate::{Measure, Unit};

/// The symbols in which units are written: ours, and those that a package declares.
///
/// A package declares symbols in a table `units.csv` with the columns `symbol,is,meaning`, a row each. Where `is` is
/// empty, the symbol counts something of its own; otherwise it is a unit, or so many of one.
///
/// ```
/// use neuroscale_quantity::{Declaration, Unit, Units};
///
/// let units = Units::declare([
///     Declaration { symbol: "EUR", is: "" },
///     Declaration { symbol: "cent", is: "0.01 EUR" },
///     Declaration { symbol: "fortnight", is: "14 day" },
/// ])?;
/// let price = units.measure("cent/kWh")?;
/// assert_eq!(price.unit().to_string(), "EUR/J");
/// assert_eq!(price.show(price.to_base(31.0)), "31 cent/kWh");
/// assert_eq!(units.measure("fortnight")?.to_base(1.0), 1_209_600.0);
/// assert!("EUR".parse::<neuroscale_quantity::Measure>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(into = "crate::exchange::Declared", try_from = "crate::exchange::Declared")
)]
pub struct Units {
    pub(crate) declared: BTreeMap<String, Scale>,
}

impl Units {
    /// Reads a unit: a product, at most one `/`, and a product of what stands below the line.
    ///
    /// # Errors
    /// [`UnknownUnit`] names the first part that is no symbol, and the known ones nearest to it.
    pub fn measure(&self, text: &str) -> Result<Measure, UnknownUnit> {
        let scale = self.quotient(text).map_err(|part| UnknownUnit::new(part, self))?;
        Ok(Measure::new(text, scale))
    }

    /// Every symbol that is known: the base symbols, their multiples, and those that a package declares.
    pub fn symbols(&self) -> impl Iterator<Item = &str> {
        let known = Unit::symbols().chain(SCALED.iter().map(|(symbol, ..)| *symbol));
        known.map(|symbol| -> &str { symbol }).chain(self.declared.keys().map(String::as_str))
    }

    /// Reads a unit, or says which part of it cannot be read.
    fn quotient<'t>(&self, text: &'t str) -> Result<Scale, &'t str> {
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        if below.contains('/') {
            return Err(text);
        }
        self.product(above)?.per(self.product(below)?).ok_or(text)
    }

    fn product<'t>(&self, text: &'t str) -> Result<Scale, &'t str> {
        if text == "1" {
            return Ok(Scale::ONE);
        }
        text.split('*').try_fold(Scale::ONE, |product, part| {
            let (symbol, power) = part.split_once('^').unwrap_or((part, "1"));
            let power = power.parse().ok().filter(|power: &i8| *power > 0).ok_or(part)?;
            let scale = self.symbol(symbol).ok_or(symbol)?;
            scale.power(power).and_then(|scale| product.times(scale)).ok_or(part)
        })
    }

    fn symbol(&self, symbol: &str) -> Option<Scale> {
        if let Some(unit) = Unit::of_symbol(symbol) {
            return Some(Scale { unit, ..Scale::ONE });
        }
        let scaled = SCALED.iter().find(|(name, ..)| *name == symbol);
        let scaled = scaled.and_then(|(_, base, multiply, divide)| {
            Some(Scale { multiply: *multiply, divide: *divide, ..self.quotient(base).ok()? })
        });
        scaled.or_else(|| self.declared.get(symbol).copied())
    }
}
