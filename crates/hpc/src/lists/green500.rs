use neuroscale_quantity::{Package, Quantity, Row, TableError};

use super::List;
use crate::{Edition, plausible};

/// An edition of Green500: the machines of TOP500 by what they compute with a joule.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Green500 {
    /// The edition.
    pub edition: Edition,
    /// The middle of its month, in `year`.
    pub date: Quantity,
    /// The name of the thriftiest machine.
    pub system: String,
    /// What it computed with a joule, in `FLOP/J`.
    pub head: Quantity,
    /// What the machine in the middle of the list computed with a joule, in `FLOP/J`.
    pub median: Option<Quantity>,
}

impl Green500 {
    /// All editions, the earliest first, in whatever order the table has them.
    ///
    /// # Errors
    ///
    /// [`TableError`] when the table or one of the columns is missing, or a cell cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::Green500;
    ///
    /// let lists = Green500::read(&neuroscale_data::package()?)?;
    /// assert_eq!(lists[0].head.value(), 0.35723e9);
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package) -> Result<Vec<Self>, TableError> {
        Self::read_all(package)
    }
}

impl List for Green500 {
    const PATH: &'static str = "machines/green500.csv";

    fn from_row(row: &Row) -> Result<Self, TableError> {
        Ok(Self {
            edition: super::edition(row)?,
            date: super::date(row)?,
            system: row.text("system")?.to_owned(),
            head: super::needed(row, "gflops_per_watt")?,
            median: row.quantity("median_gflops_per_watt")?,
        })
    }

    fn place(&self) -> (Edition, u32) {
        (self.edition, 1)
    }

    fn check(rows: &[&Row]) -> Result<(), TableError> {
        for row in rows {
            plausible::at_most(
                row,
                "median_gflops_per_watt",
                "gflops_per_watt",
                "what the thriftiest machine did",
            )?;
        }
        super::steady(rows, &["median_gflops_per_watt", "gflops_per_watt"])
    }
}
