use neuroscale_quantity::{Package, Quantity, Row, TableError};

use super::List;
use crate::{Edition, plausible};

/// An edition of TOP500: the fastest machines on dense linear algebra (HPL), in 64 bits.
///
/// The list misses machines that nobody enters, so that its head is a lower bound.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Top500 {
    /// The edition.
    pub edition: Edition,
    /// The middle of its month, in `year`.
    pub date: Quantity,
    /// The name of the fastest machine.
    pub system: String,
    /// What the fastest machine did (Rmax), in `FLOP/s`.
    pub head: Quantity,
    /// What its arithmetic units could do (Rpeak), in `FLOP/s`.
    pub peak: Option<Quantity>,
    /// The power that it drew, in `W`.
    pub power: Option<Quantity>,
    /// What the 500th machine did, in `FLOP/s`.
    pub last: Option<Quantity>,
    /// What all 500 did together, in `FLOP/s`.
    pub sum: Option<Quantity>,
}

impl Top500 {
    /// All editions, the earliest first, in whatever order the table has them.
    ///
    /// # Errors
    ///
    /// [`TableError`] when the table or one of the columns is missing, or a cell cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::Top500;
    ///
    /// let lists = Top500::read(&neuroscale_data::package()?)?;
    /// assert_eq!(lists[0].system, "CM-5/1024");
    /// assert_eq!(lists[0].head.value(), 59.7e9);
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package) -> Result<Vec<Self>, TableError> {
        Self::read_all(package)
    }
}

impl List for Top500 {
    const PATH: &'static str = "machines/top500.csv";

    fn from_row(row: &Row) -> Result<Self, TableError> {
        Ok(Self {
            edition: super::edition(row)?,
            date: super::date(row)?,
            system: row.text("system")?.to_owned(),
            head: super::needed(row, "rmax_gflops")?,
            peak: row.quantity("rpeak_gflops")?,
            power: row.quantity("power_kw")?,
            last: row.quantity("rank500_rmax_gflops")?,
            sum: row.quantity("sum500_rmax_gflops")?,
        })
    }

    fn place(&self) -> (Edition, u32) {
        (self.edition, 1)
    }

    fn check(rows: &[&Row]) -> Result<(), TableError> {
        for row in rows {
            plausible::at_most(row, "rmax_gflops", "rpeak_gflops", "the peak of the same machine")?;
            plausible::at_most(row, "rank500_rmax_gflops", "rmax_gflops", "what the first did")?;
            plausible::at_most(row, "rmax_gflops", "sum500_rmax_gflops", "what all of the list did")?;
        }
        let columns =
            ["rmax_gflops", "rpeak_gflops", "power_kw", "rank500_rmax_gflops", "sum500_rmax_gflops"];
        super::steady(rows, &columns)
    }
}
