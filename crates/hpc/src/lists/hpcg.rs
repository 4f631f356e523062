use neuroscale_quantity::{Package, Quantity, Row, TableError};

use super::List;
use crate::{Edition, plausible};

/// A place on a list of HPCG: machines by the conjugate-gradient method on a sparse matrix, in 64 bits, which moves much
/// and computes little.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Hpcg {
    /// The edition of the list.
    pub edition: Edition,
    /// The middle of its month, in `year`.
    pub date: Quantity,
    /// The place, 1 for the fastest.
    pub rank: u32,
    /// The machine's name.
    pub system: String,
    /// What it did on HPCG, in `FLOP/s`.
    pub performance: Quantity,
    /// What it did on HPL, in `FLOP/s`.
    pub hpl: Option<Quantity>,
}

impl Hpcg {
    /// All places of all lists, the earliest list and its first place first, in whatever order the table has them.
    ///
    /// # Errors
    ///
    /// [`TableError`] when the table or one of the columns is missing, or a cell cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::Hpcg;
    ///
    /// let places = Hpcg::read(&neuroscale_data::package()?)?;
    /// assert_eq!(places[0].system, "Tianhe-2");
    /// assert_eq!(places[0].performance.value(), 0.58e15);
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package) -> Result<Vec<Self>, TableError> {
        Self::read_all(package)
    }

    /// The first places alone: the head of every list.
    ///
    /// # Errors
    ///
    /// Those of [`Hpcg::read`].
    pub fn heads(package: &Package) -> Result<Vec<Self>, TableError> {
        Ok(Self::read(package)?.into_iter().filter(|place| place.rank == 1).collect())
    }
}

impl List for Hpcg {
    const PATH: &'static str = "machines/hpcg.csv";

    fn from_row(row: &Row) -> Result<Self, TableError> {
        Ok(Self {
            edition: super::edition(row)?,
            date: super::date(row)?,
            rank: super::rank(row)?,
            system: row.text("system")?.to_owned(),
            performance: super::needed(row, "hpcg_tflops")?,
            hpl: row.quantity("hpl_rmax_tflops")?,
        })
    }

    fn place(&self) -> (Edition, u32) {
        (self.edition, self.rank)
    }

    fn check(rows: &[&Row]) -> Result<(), TableError> {
        for row in rows {
            plausible::at_most(row, "hpcg_tflops", "hpl_rmax_tflops", "what the same machine does on HPL")?;
        }
        plausible::falling(rows, "hpcg_tflops")?;
        super::steady(&super::heads(rows)?, &["hpcg_tflops", "hpl_rmax_tflops"])
    }
}
