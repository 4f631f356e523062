use neuroscale_quantity::{Package, Quantity, Row, TableError, Unit};

use crate::Subject;

const SETS: &str = "anatomy/sets.csv";

/// Cell populations that together are a brain, none counted twice.
#[derive(Clone, Debug)]
pub struct PopulationSet {
    /// The set's name in `anatomy/sets.csv`.
    pub name: String,
    /// The populations, in the order of the table.
    pub members: Vec<Member>,
}

/// A cell population of a set.
#[derive(Clone, Debug)]
pub struct Member {
    /// What it is called, such as *Purkinje cells*.
    pub population: String,
    /// How many neurons it has, in `neuron`.
    pub neurons: Quantity,
    /// How many synapses each of them receives, in `synapse/neuron`.
    pub fan_in: Quantity,
}

/// A set that cannot be read, or that is not the whole it claims to be.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetError {
    /// A table is wrong, or no such set is in it.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The parts are more or fewer than the whole.
    #[error("the populations of `{set}` add up to {sum} neurons, {share} of `{whole}`")]
    NotTheWhole {
        /// The set's name.
        set: String,
        /// The neurons of all its populations.
        sum: f64,
        /// Where the whole stands.
        whole: String,
        /// The sum as a share of the whole.
        share: f64,
    },
    /// The whole is no count of neurons.
    #[error("`{whole}` is in {unit}; the whole of a set is in neuron")]
    NoCount {
        /// Where the whole stands.
        whole: String,
        /// Its unit.
        unit: Unit,
    },
}

impl PopulationSet {
    /// The set of this name.
    ///
    /// # Errors
    ///
    /// [`TableError`] when a table or column is missing, when no row has this name, or when a row refers to a
    /// population or fan-in that does not exist.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::PopulationSet;
    ///
    /// let package = neuroscale_data::package()?;
    /// assert_eq!(PopulationSet::read(&package, "human-azevedo-2009")?.members.len(), 5);
    /// assert!(PopulationSet::read(&package, "martian").is_err());
    /// # Ok::<(), neuroscale_quantity::TableError>(())
    /// ```
    pub fn read(package: &Package, name: &str) -> Result<Self, TableError> {
        let mut members = vec![];
        for row in package.table(SETS)?.rows() {
            if row.text("set")? == name {
                members.push(member(package, row)?);
            }
        }
        if members.is_empty() {
            return Err(TableError::NoRow { file: SETS.to_owned(), key: name.to_owned() });
        }
        Ok(Self { name: name.to_owned(), members })
    }

    /// The neurons of all populations together, in `neuron`, at their stated values.
    #[must_use]
    pub fn neurons(&self) -> f64 {
        self.members.iter().map(|member| member.neurons.value()).sum()
    }

    /// Checks that the populations are the whole: that their neurons differ from its number by no more than a share
    /// of it.
    ///
    /// # Formula
    ///
    /// `|Σ neuronsᵢ / whole − 1| ≤ tolerance`, with neurons and the whole in `neuron`.
    ///
    /// # Errors
    ///
    /// [`SetError`] when they differ by more, or the whole is no count of neurons.
    pub fn adds_up_to(&self, whole: &Quantity, tolerance: f64) -> Result<(), SetError> {
        let address = || whole.address().to_string();
        if whole.unit() != Unit::NEURON {
            return Err(SetError::NoCount { whole: address(), unit: whole.unit() });
        }
        let (sum, whole) = (self.neurons(), whole.value());
        let share = sum / whole;
        if (share - 1.0).abs() <= tolerance {
            return Ok(());
        }
        Err(SetError::NotTheWhole { set: self.name.clone(), sum, whole: address(), share })
    }
}

fn member(package: &Package, row: &Row) -> Result<Member, TableError> {
    let referred = |column, subject: Subject| {
        let quantity = package.quantity(subject.path(), row.text(column)?);
        quantity.cloned().map_err(|_| row.broken_reference(column, subject.path(), "key"))
    };
    Ok(Member {
        population: row.text("population")?.to_owned(),
        neurons: referred("neurons", Subject::Populations)?,
        fan_in: referred("fan_in", Subject::Synapses)?,
    })
}
