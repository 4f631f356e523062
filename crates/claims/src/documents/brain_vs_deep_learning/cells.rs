use neuroscale_lnp::cost::{CellType, Convention, Output, multiply_adds_per_second};
use neuroscale_quantity::Ring;

/// The two cell types of the cerebellum whose cost `brain-vs-deep-learning` adds up, with the sizes that it
/// gives them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CerebellarCells<R> {
    /// Granule cells.
    pub granule: CellType<R>,
    /// Purkinje cells.
    pub purkinje: CellType<R>,
}

impl<R: Copy> CerebellarCells<R> {
    /// Both types, of what reads the number that a claim states and what reads an assumption.
    ///
    /// They are given one clock, which the post does not: as many updates a second as the simple model has
    /// spikes.
    ///
    /// # Errors
    ///
    /// What a number that cannot be read yields.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_claims::CerebellarCells;
    ///
    /// let package = neuroscale_data::package()?;
    /// let claims = package.table("claims/brain-vs-deep-learning.csv")?;
    /// let assumptions = package.table("claims/assumptions.csv")?;
    /// let cells = CerebellarCells::read(
    ///     |claim| claims.row(claim)?.needed_number("stated"),
    ///     |id| assumptions.row(id)?.needed_number("value"),
    /// )?;
    /// assert_eq!((cells.granule.dendrites, cells.purkinje.dendrites), (4.0, 1000.0));
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Dettmers 2015, *Estimation of cerebellar filter dimensions*; claims `dl-granule-*`, `dl-purkinje-*`,
    /// `dl-steps`.
    pub fn read<E>(
        stated: impl Fn(&str) -> Result<R, E>,
        assumed: impl Fn(&str) -> Result<R, E>,
    ) -> Result<Self, E> {
        let taps = stated("dl-steps")?;
        let granule = CellType {
            neurons: stated("dl-granule-neurons")?,
            fan_in: stated("dl-granule-inputs")?,
            fan_out: stated("dl-granule-outputs")?,
            dendrites: stated("dl-granule-dendrites")?,
            branches: stated("dl-branches")?,
            temporal_taps: taps,
            soma_taps: taps,
            update_rate: assumed("update-rate")?,
            firing_rate: stated("dl-simple-rate")?,
        };
        let purkinje = CellType {
            neurons: stated("dl-purkinje-neurons")?,
            fan_in: stated("dl-purkinje-inputs")?,
            fan_out: stated("dl-purkinje-outputs")?,
            dendrites: stated("dl-purkinje-dendrites")?,
            branches: stated("dl-purkinje-branches")?,
            ..granule
        };
        Ok(Self { granule, purkinje })
    }

    /// Both with the words for people.
    pub fn named(&self) -> [(&'static str, CellType<R>); 2] {
        [("granule", self.granule), ("Purkinje", self.purkinje)]
    }

    /// Both, updated so many times a second.
    #[must_use]
    pub fn updated_at(self, update_rate: R) -> Self {
        let [granule, purkinje] = [self.granule, self.purkinje].map(|cell| CellType { update_rate, ..cell });
        Self { granule, purkinje }
    }
}

impl<R: Ring> CerebellarCells<R> {
    /// Multiply-adds in a second of both types.
    pub(super) fn multiply_adds_per_second(&self, convention: Convention, output: Output) -> R {
        multiply_adds_per_second(&self.granule, convention, output)
            + multiply_adds_per_second(&self.purkinje, convention, output)
    }
}
