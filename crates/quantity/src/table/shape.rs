use std::sync::Arc;

use super::descriptor::Field;
use super::{Row, TableError};
use crate::{Measure, Quantity, Source, Spread, Unit};

/// The columns with which every table of quantities begins.
const COLUMNS: [&str; 9] = ["key", "label", "value", "low", "high", "shape", "unit", "source", "checked"];

/// What comes one by one. Other counts may be parts of one: a doubling, an operation, a symbol of a package's own.
const WHOLE: [Unit; 20] = [
    Unit::NEURON,
    Unit::CELL,
    Unit::SYNAPSE,
    Unit::CONNECTION,
    Unit::DENDRITE,
    Unit::BRANCH,
    Unit::AXON,
    Unit::RECEPTOR,
    Unit::PROTEIN,
    Unit::MOLECULE,
    Unit::JUNCTION,
    Unit::CHANNEL,
    Unit::NUCLEUS,
    Unit::TYPE,
    Unit::VESICLE,
    Unit::PARAMETER,
    Unit::ARTIFICIAL_UNIT,
    Unit::LAYER,
    Unit::TRANSISTOR,
    Unit::PERSON,
];

const SHAPES: &str =
    "one of exact, normal, lognormal, student, uniform, loguniform, range, lower bound, upper bound";

/// Whether the columns begin as those of a table of quantities do.
pub(super) fn is_of_quantities(fields: &[Field]) -> bool {
    fields.len() >= COLUMNS.len() && fields.iter().zip(COLUMNS).all(|(field, column)| field.name == column)
}

impl Row {
    /// Reads a row of a table of quantities: value, 5 % and 95 % points, shape, unit and source must fit together.
    pub(super) fn read_quantity(&self, source: Arc<Source>) -> Result<Quantity, TableError> {
        let measure = self.measure("unit")?;
        for column in ["value", "low", "high"] {
            self.number_in(column, &measure)?;
        }
        let spread = self.spread()?;
        let no_value = || self.error("value", "a number, since the shape gives no interval");
        let value = self.number("value")?.or(spread.median()).ok_or_else(no_value)?;
        self.check_interval(value, spread)?;
        self.check_sign(&measure)?;
        self.check_whole(value, spread, &measure)?;
        let quantity = Quantity::new(self.address(), self.text("label")?, value, spread, measure);
        Ok(quantity.from_source(source))
    }

    fn spread(&self) -> Result<Spread, TableError> {
        let points = || -> Result<(f64, f64), TableError> {
            let point = |column| {
                self.number(column)?.ok_or_else(|| {
                    self.error(column, "both points of this shape: 5 % and 95 %, or the ends of a range")
                })
            };
            Ok((point("low")?, point("high")?))
        };
        let spread = match self.text("shape")? {
            "exact" => Spread::Exact,
            "lower bound" => Spread::AtLeast,
            "upper bound" => Spread::AtMost,
            "normal" => points().map(|(low, high)| Spread::Normal { low, high })?,
            "lognormal" => points().map(|(low, high)| Spread::LogNormal { low, high })?,
            "student" => {
                let (low, high) = points()?;
                Spread::Student { low, high, subjects: self.subjects()? }
            }
            "uniform" => points().map(|(low, high)| Spread::Uniform { low, high })?,
            "loguniform" => points().map(|(low, high)| Spread::LogUniform { low, high })?,
            "range" => points().map(|(low, high)| Spread::Range { low, high })?,
            _ => return Err(self.error("shape", SHAPES)),
        };
        if spread.interval().is_none() {
            for column in ["low", "high"] {
                if !self.text(column)?.is_empty() {
                    return Err(self.error(column, "nothing, since this shape has no interval"));
                }
            }
        }
        Ok(spread)
    }

    /// How many subjects a sample has; one alone says nothing of their spread.
    fn subjects(&self) -> Result<u32, TableError> {
        let subjects = self.text("subjects")?.parse().ok().filter(|subjects| *subjects >= 2);
        subjects.ok_or_else(|| self.error("subjects", "how many subjects were measured, 2 or more"))
    }

    fn check_interval(&self, value: f64, spread: Spread) -> Result<(), TableError> {
        let Some((low, high)) = spread.interval() else { return Ok(()) };
        let (from, to) = (self.text("low")?, self.text("high")?);
        if low > high {
            return Err(self.error("low", &format!("a number not above high, which is {to}")));
        }
        if low >= high {
            return Err(self
                .error("high", &format!("a number above low, which is {from}; a single number is `exact`")));
        }
        if !(low..=high).contains(&value) {
            return Err(self.error("value", &format!("a number within its own interval, {from} to {to}")));
        }
        if matches!(spread, Spread::LogNormal { .. } | Spread::LogUniform { .. }) && low <= 0.0 {
            return Err(self.error("low", "a number above 0, since the shape is logarithmic"));
        }
        Ok(())
    }

    fn check_whole(&self, value: f64, spread: Spread, measure: &Measure) -> Result<(), TableError> {
        let comes_whole = WHOLE.iter().any(|unit| Measure::from(*unit) == *measure);
        if value.fract() == 0.0 || spread != Spread::Exact || !comes_whole {
            return Ok(());
        }
        let expected = format!(
            "a whole number, since an exact row counts in {measure}; give a mean the interval that it has"
        );
        Err(self.error("value", &expected))
    }

    fn check_sign(&self, measure: &Measure) -> Result<(), TableError> {
        for column in ["value", "low", "high"] {
            if measure.unit().is_count() && self.number(column)?.is_some_and(|number| number < 0.0) {
                return Err(
                    self.error(column, &format!("a number not below 0, since it counts in {measure}"))
                );
            }
        }
        Ok(())
    }
}
