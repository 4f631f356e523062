use neuroscale_quantity::{Package, Quantity, Row, TableError};

use super::List;
use crate::{Edition, plausible};

/// A place on a list of HPL-MxP: machines by dense linear algebra whose bulk may be done in 16 bits or fewer, as machine
/// learning does it.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct HplMxp {
    /// The edition of the list.
    pub edition: Edition,
    /// The middle of its month, in `year`.
    pub date: Quantity,
    /// The place, 1 for the fastest.
    pub rank: u32,
    /// The machine's name.
    pub system: String,
    /// What it did on HPL-MxP, in `FLOP/s` of mixed precision.
    pub performance: Quantity,
    /// What it did on HPL, in `FLOP/s` of 64 bits.
    pub hpl: Option<Quantity>,
}

impl HplMxp {
    /// All places of all lists, the earliest list and its first place first, in whatever order the table has them.
    ///
    /// # Errors
    ///
    /// [`TableError`] when the table or one of the columns is missing, or a cell cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::HplMxp;
    ///
    /// let places = HplMxp::read(&neuroscale_data::package()?)?;
    /// assert_eq!(places[0].performance.value(), 0.45e18);
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package) -> Result<Vec<Self>, TableError> {
        Self::read_all(package)
    }
}

impl List for HplMxp {
    const PATH: &'static str = "machines/hpl-mxp.csv";

    fn from_row(row: &Row) -> Result<Self, TableError> {
        Ok(Self {
            edition: super::edition(row)?,
            date: super::date(row)?,
            rank: super::rank(row)?,
            system: row.text("system")?.to_owned(),
            performance: super::needed(row, "hplmxp_eflops")?,
            hpl: row.quantity("hpl_rmax_eflops")?,
        })
    }

    fn place(&self) -> (Edition, u32) {
        (self.edition, self.rank)
    }

    fn check(rows: &[&Row]) -> Result<(), TableError> {
        for row in rows {
            plausible::at_most(
                row,
                "hpl_rmax_eflops",
                "hplmxp_eflops",
                "what the same machine does in mixed precision",
            )?;
        }
        plausible::falling(rows, "hplmxp_eflops")?;
        super::steady(&super::heads(rows)?, &["hplmxp_eflops", "hpl_rmax_eflops"])
    }
}
