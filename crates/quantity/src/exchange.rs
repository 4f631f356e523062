//! Values as `serde` writes them: in words, units and digits, so that what is read is checked again.

use std::collections::BTreeMap;
use std::num::ParseIntError;

use serde::{Deserialize, Serialize};

use crate::measure::Scale;
use crate::{Count, Declaration, DeclarationError, Measure, Significant, Unit, Units};

/// A count in its digits, since few formats hold 128 bits; nothing where it is out of range.
#[derive(Serialize, Deserialize)]
pub(crate) struct Whole(Option<String>);

impl From<Count> for Whole {
    fn from(count: Count) -> Self {
        Self(count.get().map(|count| count.to_string()))
    }
}

impl TryFrom<Whole> for Count {
    type Error = ParseIntError;

    fn try_from(Whole(text): Whole) -> Result<Self, ParseIntError> {
        // Out of range is what no count below zero can be.
        text.map_or(Ok(Self::from(-1)), |text| text.parse())
    }
}

/// A unit as it is shown; a symbol that is not ours counts something of the writer's own.
#[derive(Serialize, Deserialize)]
pub(crate) struct Text(String);

impl From<Unit> for Text {
    fn from(unit: Unit) -> Self {
        Self(unit.to_string())
    }
}

impl TryFrom<Text> for Unit {
    type Error = NotAUnit;

    fn try_from(Text(text): Text) -> Result<Self, NotAUnit> {
        let known = Units::default();
        let symbols = text.split(['*', '/']).map(|part| part.split('^').next().unwrap_or_default());
        let own = symbols.filter(|symbol| *symbol != "1" && known.measure(symbol).is_err());
        let units = Units::declare(own.map(|symbol| Declaration { symbol, is: "" }))?;
        let measure =
            units.measure(&text).ok().filter(|measure| Measure::from(measure.unit()).agrees(measure));
        Ok(measure.ok_or(NotAUnit::Text { text })?.unit())
    }
}

/// A unit that cannot be read again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotAUnit {
    #[error("`{text}` is not a product of powers of base symbols")]
    Text { text: String },
    #[error(
        "`{text}` is not so many of `{unit}`: the factor must be positive and finite, and ours where the symbols are"
    )]
    Factor { text: String, unit: Unit },
    #[error(transparent)]
    Declaration(#[from] DeclarationError),
}

/// A measure with its meaning, since its symbols may be those of a package.
#[derive(Serialize, Deserialize)]
pub(crate) struct Written {
    text: String,
    unit: Unit,
    multiply: f64,
    divide: f64,
}

impl From<Measure> for Written {
    fn from(measure: Measure) -> Self {
        let Scale { unit, multiply, divide } = measure.scale();
        Self { text: measure.to_string(), unit, multiply, divide }
    }
}

impl TryFrom<Written> for Measure {
    type Error = NotAUnit;

    fn try_from(written: Written) -> Result<Self, NotAUnit> {
        let Written { text, unit, multiply, divide } = written;
        let measure = Self::new(&text, Scale { unit, multiply, divide });
        let ours = text.parse::<Self>().map_or(true, |ours| ours.agrees(&measure));
        let factor = [multiply, divide].iter().all(|factor| factor.is_normal() && *factor > 0.0);
        if ours && factor { Ok(measure) } else { Err(NotAUnit::Factor { text, unit }) }
    }
}

/// The declared symbols with their meanings.
#[derive(Serialize, Deserialize)]
pub(crate) struct Declared(BTreeMap<String, Measure>);

impl From<Units> for Declared {
    fn from(units: Units) -> Self {
        let measure = |(symbol, scale): (String, Scale)| (symbol.clone(), Measure::new(&symbol, scale));
        Self(units.declared.into_iter().map(measure).collect())
    }
}

impl TryFrom<Declared> for Units {
    type Error = DeclarationError;

    fn try_from(Declared(declared): Declared) -> Result<Self, DeclarationError> {
        let mut units = Self::declare(declared.keys().map(|symbol| Declaration { symbol, is: "" }))?;
        units.declared = declared.into_iter().map(|(symbol, measure)| (symbol, measure.scale())).collect();
        Ok(units)
    }
}

/// A number and its digits, which are brought within their range.
#[derive(Deserialize)]
pub(crate) struct Digits {
    value: f64,
    digits: usize,
}

impl From<Digits> for Significant {
    fn from(Digits { value, digits }: Digits) -> Self {
        Self::new(value, digits)
    }
}
