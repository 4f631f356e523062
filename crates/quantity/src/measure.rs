use std::fmt;
use std::str::FromStr;

use crate::Unit;

/// Symbols that are a base unit times a factor, kept as `multiply / divide` so that 18 months are exactly 1.5 years
/// and 80 ms exactly the number nearest to 0.08 s.
const SCALED: &[(&str, &str, f64, f64)] = &[
    ("ns", "s", 1.0, 1e9),
    ("us", "s", 1.0, 1e6),
    ("ms", "s", 1.0, 1e3),
    ("min", "s", 60.0, 1.0),
    ("h", "s", 3600.0, 1.0),
    ("day", "s", 86400.0, 1.0),
    ("week", "s", 604800.0, 1.0),
    ("month", "year", 1.0, 12.0),
    ("decade", "year", 10.0, 1.0),
    ("g", "kg", 1.0, 1e3),
    ("mg", "kg", 1.0, 1e6),
    ("km", "m", 1e3, 1.0),
    ("cm", "m", 1.0, 1e2),
    ("mm", "m", 1.0, 1e3),
    ("um", "m", 1.0, 1e6),
    ("nm", "m", 1.0, 1e9),
    ("mm2", "m^2", 1.0, 1e6),
    ("mm3", "m^3", 1.0, 1e9),
    ("um3", "m^3", 1.0, 1e18),
    ("N", "kg*m/s^2", 1.0, 1.0),
    ("J", "kg*m^2/s^2", 1.0, 1.0),
    ("W", "kg*m^2/s^3", 1.0, 1.0),
    ("mW", "kg*m^2/s^3", 1.0, 1e3),
    ("kW", "kg*m^2/s^3", 1e3, 1.0),
    ("MW", "kg*m^2/s^3", 1e6, 1.0),
    ("kWh", "kg*m^2/s^2", 3.6e6, 1.0),
    ("MWh", "kg*m^2/s^2", 3.6e9, 1.0),
    ("eV", "kg*m^2/s^2", 1.602176634e-19, 1.0),
    ("kJ", "kg*m^2/s^2", 1e3, 1.0),
    ("Hz", "1/s", 1.0, 1.0),
    ("byte", "bit", 8.0, 1.0),
    ("GB", "bit", 8e9, 1.0),
    ("TB", "bit", 8e12, 1.0),
    ("Mbit", "bit", 1e6, 1.0),
    ("Gbit", "bit", 1e9, 1.0),
    ("MFLOP", "FLOP", 1e6, 1.0),
    ("GFLOP", "FLOP", 1e9, 1.0),
    ("TFLOP", "FLOP", 1e12, 1.0),
    ("PFLOP", "FLOP", 1e15, 1.0),
    ("EFLOP", "FLOP", 1e18, 1.0),
    ("percent", "1", 1.0, 1e2),
];

/// A unit as somebody writes it: its text, the base unit behind it, and the factor between the two.
///
/// The text is a product, one `/`, and a product: `synapse/neuron`, `kWh/year`, `m^2/s`, `1`. Everything after the
/// slash stands below the line.
///
/// ```
/// use neuroscale_quantity::{Measure, Unit};
///
/// let month: Measure = "month".parse()?;
/// assert_eq!(month.unit(), Unit::YEAR);
/// assert_eq!(month.to_base(18.0), 1.5);
/// assert_eq!(month.from_base(1.5), 18.0);
/// # Ok::<(), neuroscale_quantity::UnknownUnit>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    text: String,
    unit: Unit,
    multiply: f64,
    divide: f64,
}

/// A unit that is not written in symbols of the closed list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{symbol}` is not a known unit symbol")]
pub struct UnknownUnit {
    /// What was found instead of a symbol.
    pub symbol: String,
}

impl Measure {
    /// The base unit.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// A value in this measure, expressed in the base unit.
    pub fn to_base(&self, value: f64) -> f64 {
        value * self.multiply / self.divide
    }

    /// A value in the base unit, expressed in this measure.
    pub fn from_base(&self, value: f64) -> f64 {
        value * self.divide / self.multiply
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl From<Unit> for Measure {
    fn from(unit: Unit) -> Self {
        Self { text: unit.to_string(), unit, multiply: 1.0, divide: 1.0 }
    }
}

impl FromStr for Measure {
    type Err = UnknownUnit;

    fn from_str(text: &str) -> Result<Self, UnknownUnit> {
        let (above, below) = text.split_once('/').unwrap_or((text, "1"));
        let above = product(above)?;
        let below = product(below)?;
        let unit = above.unit.checked_div(below.unit).ok_or_else(|| unknown(text))?;
        let multiply = above.multiply * below.divide;
        let divide = above.divide * below.multiply;
        if !(multiply.is_normal() && divide.is_normal()) {
            return Err(unknown(text));
        }
        Ok(Self { text: text.to_owned(), unit, multiply, divide })
    }
}

struct Product {
    unit: Unit,
    multiply: f64,
    divide: f64,
}

fn product(text: &str) -> Result<Product, UnknownUnit> {
    let mut product = Product { unit: Unit::NONE, multiply: 1.0, divide: 1.0 };
    if text == "1" {
        return Ok(product);
    }
    for part in text.split('*') {
        let (symbol, power) = split_power(part)?;
        let (unit, multiply, divide) = symbol_unit(symbol)?;
        let unit = unit.checked_pow(power).ok_or_else(|| unknown(part))?;
        product.unit = product.unit.checked_mul(unit).ok_or_else(|| unknown(part))?;
        for _ in 0..power {
            product.multiply *= multiply;
            product.divide *= divide;
        }
    }
    Ok(product)
}

fn split_power(part: &str) -> Result<(&str, i8), UnknownUnit> {
    let Some((symbol, power)) = part.split_once('^') else { return Ok((part, 1)) };
    match power.parse() {
        Ok(power) if power > 0 => Ok((symbol, power)),
        _ => Err(unknown(part)),
    }
}

fn symbol_unit(symbol: &str) -> Result<(Unit, f64, f64), UnknownUnit> {
    if let Some(unit) = Unit::of_symbol(symbol) {
        return Ok((unit, 1.0, 1.0));
    }
    let (_, base, multiply, divide) =
        SCALED.iter().find(|(name, ..)| *name == symbol).ok_or_else(|| unknown(symbol))?;
    Ok((base.parse::<Measure>()?.unit, *multiply, *divide))
}

fn unknown(symbol: &str) -> UnknownUnit {
    UnknownUnit { symbol: symbol.to_owned() }
}
