use std::collections::BTreeMap;
use std::sync::Arc;

use super::TableError;
use super::constraint::in_reach;
use super::descriptor::{Field, Kind};
use super::value::{Value, number};
use crate::{Address, Count, Measure, Quantity, Source, Spread, Unit, Units};

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
    pub(super) units: Arc<Units>,
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

    /// The row with a primary key, its parts joined by commas; a part that holds a comma stands in quotes, as in the table.
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

    /// File and line, as messages name them.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }

    /// The line on which the row begins, counted from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The primary key, its parts joined by commas; a part that holds a comma stands in quotes.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The source that the row names, if its table has a column of sources.
    pub fn source(&self) -> Option<&Arc<Source>> {
        self.source.as_ref()
    }

    /// The text of a cell; empty where nothing is known.
    pub fn text(&self, column: &str) -> Result<&str, TableError> {
        let cell = self.cells.get(self.position(column)?);
        cell.map(String::as_str).ok_or_else(|| self.no_column(column))
    }

    pub(super) fn position(&self, column: &str) -> Result<usize, TableError> {
        self.fields.iter().position(|field| field.name == column).ok_or_else(|| self.no_column(column))
    }

    /// The number in a cell; `None` where it is empty.
    pub fn number(&self, column: &str) -> Result<Option<f64>, TableError> {
        match self.text(column)? {
            "" => Ok(None),
            text => number(text).map(Some).ok_or_else(|| self.error(column, Kind::Number.expected())),
        }
    }

    /// The number in a cell that must not be empty.
    pub fn needed_number(&self, column: &str) -> Result<f64, TableError> {
        self.number(column)?.ok_or_else(|| self.error(column, "a number"))
    }

    /// The number in a cell, if it is one in the base unit of `measure`, too.
    pub fn number_in(&self, column: &str, measure: &Measure) -> Result<Option<f64>, TableError> {
        let number = self.number(column)?;
        let reached = number.map_or(Ok(()), |number| in_reach(number, measure));
        reached.map_err(|expected| self.error(column, &expected))?;
        Ok(number)
    }

    /// The exact count in a cell that must not be empty.
    pub fn count(&self, column: &str) -> Result<Count, TableError> {
        let text = self.text(column)?;
        let count = Kind::Integer.read(text).ok().and_then(|_| text.parse().ok()).map(Count::new);
        count.ok_or_else(|| self.error(column, Kind::Integer.expected()))
    }

    /// The unit written in a cell.
    pub fn measure(&self, column: &str) -> Result<Measure, TableError> {
        let text = self.text(column)?;
        let known = self.units.measure(text);
        known.map_err(|unknown| {
            self.error(column, &format!("a unit of known symbols (data/README.md lists them): {unknown}"))
        })
    }

    /// The number in a cell as an exact quantity, in the unit that `datapackage.json` declares for the column.
    ///
    /// Its label is the title of the column with the key of the row. `None` where the cell is empty.
    pub fn quantity(&self, column: &str) -> Result<Option<Quantity>, TableError> {
        let Some(value) = self.number(column)? else { return Ok(None) };
        let field = self.fields.iter().find(|field| field.name == column);
        let declared = field.and_then(|field| field.measure.clone());
        let measure = declared.unwrap_or_else(|| Unit::NONE.into());
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

    /// Says that the unit of the row measures something else than `unit`, in which somebody needs it.
    pub fn wrong_unit(&self, unit: Unit) -> TableError {
        self.wrong_unit_beside(unit, &[])
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

    /// What every cell holds, read as its column is declared.
    pub(super) fn values(&self) -> Result<Vec<Option<Value>>, TableError> {
        let read = |(field, cell): (&Field, &String)| {
            field.read(cell).map_err(|expected| self.error(&field.name, &expected))
        };
        self.fields.iter().zip(&self.cells).map(read).collect()
    }

    fn no_column(&self, column: &str) -> TableError {
        TableError::NoColumn { file: self.path.to_string(), column: column.to_owned() }
    }
}
