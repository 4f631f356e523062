use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use crate::{Measure, Spread, Unit, UnitError};

/// The address of a number: a row of a table, and the column where the row holds several numbers.
///
/// ```
/// use neuroscale_quantity::Address;
///
/// let address = Address::new("machines/hpcg.csv", "2015-06,1").column("hpcg_tflops");
/// assert_eq!(address.to_string(), "machines/hpcg.csv#2015-06,1:hpcg_tflops");
/// assert_eq!(address.row().to_string(), "machines/hpcg.csv#2015-06,1");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Address {
    table: Arc<str>,
    key: Arc<str>,
    column: Option<Arc<str>>,
}

impl Address {
    /// The row of a table with this primary key (its parts joined by commas).
    pub fn new(table: &str, key: &str) -> Self {
        Self { table: table.into(), key: key.into(), column: None }
    }

    /// One column of this row.
    #[must_use]
    pub fn column(mut self, column: &str) -> Self {
        self.column = Some(column.into());
        self
    }

    /// The whole row.
    #[must_use]
    pub fn row(&self) -> Self {
        Self { column: None, ..self.clone() }
    }

    /// The table's path within the data directory.
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The row's primary key.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.table, self.key)?;
        self.column.as_ref().map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// Where a number comes from: one row of `sources.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Source {
    /// Its key, by which other tables refer to it.
    pub key: String,
    /// Author, year and title, as it is cited.
    pub citation: String,
    /// A DOI or another address.
    pub address: String,
    /// The day on which it was read, in ISO form; empty where it was not.
    pub read: String,
    /// The licence of the material.
    pub licence: String,
    /// What was checked in it.
    pub checked: String,
}

/// A number that can be trusted: value, spread, unit and source.
///
/// Value and spread are in the base unit; [`Quantity::measure`] remembers how the table wrote it, and so it is shown.
#[derive(Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Quantity {
    address: Address,
    label: Arc<str>,
    value: f64,
    spread: Spread,
    measure: Measure,
    source: Option<Arc<Source>>,
    found_in: Arc<[Address]>,
    sources: Arc<[Arc<Source>]>,
}

impl Quantity {
    /// A quantity of your own, outside any table, with its value and spread given in `measure`.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Quantity, Spread};
    ///
    /// let period = Quantity::new(Address::new("mine", "period"), "doubling period", 18.0, Spread::Exact, "month".parse()?);
    /// assert_eq!(period.value(), 1.5);
    /// assert_eq!(period.unit().to_string(), "year");
    /// # Ok::<(), neuroscale_quantity::UnknownUnit>(())
    /// ```
    pub fn new(address: Address, label: &str, value: f64, spread: Spread, measure: Measure) -> Self {
        Self {
            address,
            label: label.into(),
            value: measure.to_base(value),
            spread: spread.map(|point| measure.to_base(point)),
            measure,
            source: None,
            found_in: Arc::default(),
            sources: Arc::default(),
        }
    }

    /// The same quantity, written in another unit.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Quantity, Spread};
    ///
    /// let spread = Spread::Normal { low: 10_000_000.0, high: 10_400_000.0 };
    /// let training = Quantity::new(Address::new("mine", "training"), "training", 10_182_337.0, spread, "s".parse()?);
    /// assert_eq!(training.in_unit("day".parse()?)?.to_string(), "117.851 day (90 %: 115.741 to 120.37)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`UnitError::Asked`] when the unit measures something else.
    #[track_caller]
    pub fn in_unit(self, measure: Measure) -> Result<Self, UnitError> {
        UnitError::unless_asked_alike(self.unit(), &measure, Location::caller())?;
        Ok(Self { measure, ..self })
    }

    /// The same quantity with its source.
    #[must_use]
    pub fn from_source(mut self, source: Arc<Source>) -> Self {
        self.source = Some(source);
        self
    }

    /// The same quantity, pooled from others: it knows their rows and sources.
    #[must_use]
    pub fn pooled_from<'q>(mut self, others: impl IntoIterator<Item = &'q Self> + Clone) -> Self {
        self.found_in =
            others.clone().into_iter().flat_map(Self::rows).collect::<BTreeSet<_>>().into_iter().collect();
        let sources =
            others.into_iter().flat_map(Self::sources).map(|source| (source.key.clone(), source.clone()));
        self.sources = sources.collect::<BTreeMap<_, _>>().into_values().collect();
        self
    }

    /// The same quantity, with further rows that decide it.
    #[must_use]
    pub fn decided_by(mut self, rows: impl IntoIterator<Item = Address>) -> Self {
        self.found_in = self.found_in.iter().cloned().chain(rows).collect();
        self
    }

    /// Every source of the number: its own, and those of the numbers from which it was pooled.
    pub fn sources(&self) -> impl Iterator<Item = &Arc<Source>> {
        self.source.iter().chain(self.sources.iter())
    }

    /// Every row that decides the number: its own, and those from which it was pooled.
    pub fn rows(&self) -> impl Iterator<Item = Address> + '_ {
        std::iter::once(self.address.row()).chain(self.found_in.iter().cloned())
    }

    /// Where the number stands.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// What it is, in words.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The value in the base unit; the median where the table gives an interval alone.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The spread, in the base unit.
    pub fn spread(&self) -> Spread {
        self.spread
    }

    /// The base unit.
    pub fn unit(&self) -> Unit {
        self.measure.unit()
    }

    /// The unit as the table writes it.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Where the number comes from; `None` for numbers of your own and for the words of a document.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_deref()
    }
}

/// The value and what is known of its spread, in the unit in which the table writes it.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.measure.show(self.value);
        let ends = |low, high| {
            let [low, high] = [low, high].map(|end| self.measure.number(end));
            format!("{low} to {high}")
        };
        f.pad(&match self.spread {
            Spread::Exact => value,
            Spread::AtLeast => format!("at least {value}"),
            Spread::AtMost => format!("at most {value}"),
            Spread::Range { low, high } => format!("{value} (range: {})", ends(low, high)),
            Spread::Normal { low, high }
            | Spread::LogNormal { low, high }
            | Spread::Student { low, high, .. }
            | Spread::Uniform { low, high }
            | Spread::LogUniform { low, high }
            | Spread::Pooled { low, high, .. } => format!("{value} (90 %: {})", ends(low, high)),
        })
    }
}

/// The address and the value: a failing test shows its inputs so.
impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {self}", self.address)
    }
}
