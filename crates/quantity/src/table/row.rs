use std::collections::BTreeMap;
use std::sync::Arc;

use super::TableError;
use super::descriptor::{Field, Kind};
use crate::{Address, Measure, Quantity, Source, Spread};

/// A table whose every cell has been checked against its declaration.
#[derive(Clone)]
pub struct Table {
    pub(super) path: Arc<str>,
    pub(super) fields: Arc<[Field]>,
    pub(super) rows: Vec<Row>,
    pub(super) index: BTreeMap<String, usize>,
}

/// A row of a table.
#[derive(Clone)]
pub struct Row {
    pub(super) path: Arc<str>,
    pub(super) fields: Arc<[Field]>,
    pub(super) line: u64,
    pub(super) key: String,
    pub(super) cells: Vec<String>,
    pub(super) source: Option<Arc<Source>>,
}

impl Table {
    /// The path within the data directory.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The rows, in the order of the file.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The names of the columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name.as_str())
    }

    /// The row with a primary key, its parts joined by commas.
    pub fn row(&self, key: &str) -> Result<&Row, TableError> {
        let row = self.index.get(key).and_then(|index| self.rows.get(*index));
        row.ok_or_else(|| TableError::NoRow { file: self.path.to_string(), key: key.to_owned() })
    }
}

impl Row {
    /// Where the row stands.
    pub fn address(&self) -> Address {
        Address::new(&self.path, &self.key)
    }

    /// The primary key, its parts joined by commas.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The source that the row names, if its table has a column of sources.
    pub fn source(&self) -> Option<&Arc<Source>> {
        self.source.as_ref()
    }

    /// The text of a cell; empty where nothing is known.
    pub fn text(&self, column: &str) -> Result<&str, TableError> {
        let index = self.fields.iter().position(|field| field.name == column);
        index
            .and_then(|index| self.cells.get(index))
            .map(String::as_str)
            .ok_or_else(|| self.no_column(column))
    }

    /// The number in a cell; `None` where it is empty.
    pub fn number(&self, column: &str) -> Result<Option<f64>, TableError> {
        match self.text(column)? {
            "" => Ok(None),
            text => number(text).map(Some).ok_or_else(|| self.error(column, NUMBER)),
        }
    }

    /// The number in a cell that must not be empty.
    pub fn needed_number(&self, column: &str) -> Result<f64, TableError> {
        self.number(column)?.ok_or_else(|| self.error(column, "a number"))
    }

    /// The unit written in a cell.
    pub fn measure(&self, column: &str) -> Result<Measure, TableError> {
        let text = self.text(column)?;
        text.parse().map_err(|_| self.error(column, UNIT))
    }

    /// The number in a cell as an exact quantity, in the unit that `datapackage.json` declares for the column.
    ///
    /// Its label is the title of the column with the key of the row. `None` where the cell is empty.
    pub fn quantity(&self, column: &str) -> Result<Option<Quantity>, TableError> {
        let Some(value) = self.number(column)? else { return Ok(None) };
        let field = self.fields.iter().find(|field| field.name == column);
        let unit = field.and_then(|field| field.unit.as_deref()).unwrap_or("1");
        let measure: Measure = unit.parse().map_err(|_| self.error(column, UNIT))?;
        let title = field.and_then(|field| field.title.as_deref()).unwrap_or(column);
        let label = format!("{title} ({})", self.key);
        let quantity = Quantity::new(self.address().column(column), &label, value, Spread::Exact, measure);
        Ok(Some(match &self.source {
            Some(source) => quantity.from_source(source.clone()),
            None => quantity,
        }))
    }

    /// Says that a cell does not hold what somebody expected of it.
    pub fn error(&self, column: &str, expected: &str) -> TableError {
        let (file, line, column) = (self.path.to_string(), self.line, column.to_owned());
        let expected = expected.to_owned();
        match self.text(&column) {
            Ok("") => TableError::EmptyCell { file, line, column, expected },
            Ok(found) => TableError::Cell { file, line, found: found.to_owned(), column, expected },
            Err(error) => error,
        }
    }

    /// Says that a cell refers to a row that does not exist.
    pub fn broken_reference(&self, column: &str, target: &str, target_column: &str) -> TableError {
        TableError::BrokenReference {
            file: self.path.to_string(),
            line: self.line,
            column: column.to_owned(),
            found: self.text(column).unwrap_or_default().to_owned(),
            target: target.to_owned(),
            target_column: target_column.to_owned(),
        }
    }

    /// Checks every cell against the declaration of its column.
    pub(super) fn check(&self) -> Result<(), TableError> {
        self.fields.iter().zip(&self.cells).try_for_each(|(field, cell)| self.check_cell(field, cell))
    }

    fn check_cell(&self, field: &Field, cell: &str) -> Result<(), TableError> {
        let wrong = |expected: &str| Err(self.error(&field.name, expected));
        if cell.is_empty() {
            return if field.constraints.required { wrong(field.kind.expected()) } else { Ok(()) };
        }
        if let Some(choices) = &field.constraints.choices
            && !choices.iter().any(|choice| choice == cell)
        {
            return wrong(&format!("one of {}", choices.join(", ")));
        }
        match field.kind {
            Kind::String => Ok(()),
            Kind::Date if is_date(cell) => Ok(()),
            Kind::Date => wrong(Kind::Date.expected()),
            Kind::Number => self.check_number(field, cell),
        }
    }

    fn check_number(&self, field: &Field, cell: &str) -> Result<(), TableError> {
        let wrong = |expected: &str| Err(self.error(&field.name, expected));
        let Some(value) = number(cell) else { return wrong(NUMBER) };
        match (field.constraints.minimum, field.constraints.maximum) {
            (Some(minimum), _) if value < minimum => wrong(&format!("a number not below {minimum}")),
            (_, Some(maximum)) if value > maximum => wrong(&format!("a number not above {maximum}")),
            _ => Ok(()),
        }
    }

    fn no_column(&self, column: &str) -> TableError {
        TableError::NoColumn { file: self.path.to_string(), column: column.to_owned() }
    }
}

const NUMBER: &str = "a finite number such as 86, 8.6e10 or 0.75 (a decimal point, no thousands separators)";
pub(super) const UNIT: &str = "a unit made of known symbols, such as neuron, synapse/neuron, FLOP/s or kWh/year (data/README.md lists them)";

impl Kind {
    fn expected(self) -> &'static str {
        match self {
            Self::String => "a text",
            Self::Number => NUMBER,
            Self::Date => "a date such as 2015-07-27",
        }
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let [year, month, day] = parts[..] else { return false };
    let within = |part: &str, last: u32| part.parse().is_ok_and(|number: u32| (1..=last).contains(&number));
    digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31)
}
