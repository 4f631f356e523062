use std::fmt;
use std::str::FromStr;

use crate::{Significant, Unit, Units, UnknownUnit};

/// A unit as somebody writes it: its text, the base unit behind it, and the factor between the two.
///
/// The text is a product, one `/`, and a product: `synapse/neuron`, `kWh/year`, `m^2/s`, `1`. Everything after the
/// slash stands below the line. [`Units`] reads the symbols of a package's own, too.
///
/// ```
/// use neuroscale_quantity::{Measure, Unit};
///
/// let month: Measure = "month".parse()?;
/// assert_eq!(month.unit(), Unit::YEAR);
/// assert_eq!(month.to_base(18.0), 1.5);
/// assert_eq!(month.from_base(1.5), 18.0);
/// assert_eq!(month.show(1.5), "18 month");
/// # Ok::<(), neuroscale_quantity::UnknownUnit>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(into = "crate::exchange::Written", try_from = "crate::exchange::Written")
)]
pub struct Measure {
    text: String,
    scale: Scale,
}

/// A base unit times a factor, which is kept as a quotient so that 18 months are exactly 1.5 years.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    pub(crate) unit: Unit,
    pub(crate) multiply: f64,
    pub(crate) divide: f64,
}

/// Digits of a value that is shown to people.
const DIGITS: usize = 6;

impl Measure {
    pub(crate) fn new(text: &str, scale: Scale) -> Self {
        Self { text: text.to_owned(), scale }
    }

    #[cfg(feature = "serde")]
    pub(crate) fn scale(&self) -> Scale {
        self.scale
    }

    /// Whether both are the same but for their texts and the rounding of their factors.
    #[cfg(feature = "serde")]
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.scale.agrees(other.scale)
    }

    /// The base unit.
    pub fn unit(&self) -> Unit {
        self.scale.unit
    }

    /// A value in this measure, expressed in the base unit.
    pub fn to_base(&self, value: f64) -> f64 {
        value * self.scale.multiply / self.scale.divide
    }

    /// A value in the base unit, expressed in this measure.
    pub fn from_base(&self, value: f64) -> f64 {
        value * self.scale.divide / self.scale.multiply
    }

    /// A value in the base unit, as it is written in this measure: to six digits, and with the unit unless it is a plain
    /// number.
    pub fn show(&self, value: f64) -> String {
        self.beside(&self.number(value))
    }

    /// A value in the base unit, as a number in this measure, to six digits.
    pub(crate) fn number(&self, value: f64) -> String {
        Significant::new(self.from_base(value), DIGITS).to_string()
    }

    /// A number that is written in this measure, with the unit behind it.
    pub fn beside(&self, number: &str) -> String {
        if self.text == "1" { number.to_owned() } else { format!("{number} {}", self.text) }
    }
}

impl Scale {
    pub(crate) const ONE: Self = Self { unit: Unit::NONE, multiply: 1.0, divide: 1.0 };

    /// So many of a unit.
    pub(crate) fn of(factor: f64, unit: Self) -> Self {
        Self { multiply: factor * unit.multiply, ..unit }
    }

    /// The product; `None` where a power or the factor leaves its range.
    pub(crate) fn times(self, other: Self) -> Option<Self> {
        let unit = self.unit.checked_mul(other.unit)?;
        let (multiply, divide) = (self.multiply * other.multiply, self.divide * other.divide);
        (multiply.is_normal() && divide.is_normal()).then_some(Self { unit, multiply, divide })
    }

    /// The quotient; `None` where a power or the factor leaves its range.
    pub(crate) fn per(self, other: Self) -> Option<Self> {
        let unit = Unit::NONE.checked_div(other.unit)?;
        self.times(Self { unit, multiply: other.divide, divide: other.multiply })
    }

    /// A positive power; `None` where it leaves its range.
    pub(crate) fn power(self, power: i8) -> Option<Self> {
        (0..power).try_fold(Self::ONE, |product, _| product.times(self))
    }

    /// Whether both are the same but for the rounding of their factors.
    pub(crate) fn agrees(self, other: Self) -> bool {
        let (one, another) = (self.multiply / self.divide, other.multiply / other.divide);
        self.unit == other.unit && (one - another).abs() <= 4.0 * f64::EPSILON * one
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Default for Measure {
    fn default() -> Self {
        Unit::NONE.into()
    }
}

impl From<Unit> for Measure {
    fn from(unit: Unit) -> Self {
        Self { text: unit.to_string(), scale: Scale { unit, ..Scale::ONE } }
    }
}

/// Reads our own symbols; [`Units::measure`] reads those of a package, too.
impl FromStr for Measure {
    type Err = UnknownUnit;

    fn from_str(text: &str) -> Result<Self, UnknownUnit> {
        Units::default().measure(text)
    }
}
