use neuroscale_quantity::{Package, Quantity, Row, TableError};

/// What a table of measurements is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Subject {
    /// How many neurons and other cells there are.
    Populations,
    /// How many synapses there are, in total and for each neuron.
    Synapses,
    /// How many dendrites a neuron has.
    Dendrites,
    /// How often neurons fire, and how long a signal takes.
    Rates,
    /// What a brain, a spike and a synapse cost in energy.
    Energy,
    /// What parts of a brain weigh.
    Masses,
    /// How large parts of a brain are.
    Volumes,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Self; 7] = [
        Self::Populations,
        Self::Synapses,
        Self::Dendrites,
        Self::Rates,
        Self::Energy,
        Self::Masses,
        Self::Volumes,
    ];

    /// The table's path within the data directory.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Populations => "anatomy/populations.csv",
            Self::Synapses => "anatomy/synapses.csv",
            Self::Dendrites => "anatomy/dendrites.csv",
            Self::Rates => "anatomy/rates.csv",
            Self::Energy => "anatomy/energy.csv",
            Self::Masses => "anatomy/masses.csv",
            Self::Volumes => "anatomy/volumes.csv",
        }
    }
}

/// A measured quantity and whom it was measured in.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Measurement {
    /// The value with its spread, unit and source.
    pub quantity: Quantity,
    /// The species, such as `human`.
    pub species: String,
    /// The part of the body, such as `cerebellum`.
    pub region: String,
    /// The age, such as `adult`.
    pub age: String,
    /// What the spread is a spread of: `between subjects`, `of the mean`, `range`, …
    pub statistic: String,
}

impl Measurement {
    /// All measurements of a subject, in the order of the table.
    ///
    /// # Errors
    ///
    /// [`TableError`] when the table or one of its dimensions is missing.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::{Measurement, Subject};
    ///
    /// let masses = Measurement::read(&neuroscale_data::package()?, Subject::Masses)?;
    /// let of = |region| masses.iter().find(|mass| mass.species == "human" && mass.region == region);
    /// assert!(of("cerebellum").is_some_and(|mass| (mass.quantity.value() - 0.15402).abs() < 1e-12));
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package, subject: Subject) -> Result<Vec<Self>, TableError> {
        let table = package.table(subject.path())?;
        let quantities = package.quantities(subject.path())?;
        let read = |(row, quantity): (&Row, &Quantity)| {
            let text = |column| row.text(column).map(str::to_owned);
            Ok(Self {
                quantity: quantity.clone(),
                species: text("species")?,
                region: text("region")?,
                age: text("age")?,
                statistic: text("statistic")?,
            })
        };
        table.rows().iter().zip(quantities).map(read).collect()
    }
}
