use neuroscale_quantity::{
    Address, Expr, Graph, Package, Quantity, Row, Scalar, Significant, TableError, Unit,
};

use crate::question::QUESTIONS;
use crate::{Question, QuestionError};

pub(crate) const SETS: &str = "anatomy/sets.csv";
const BRAINS: &str = "anatomy/brains.csv";

/// Cell populations that together are a brain, none counted twice.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct PopulationSet {
    /// The set's name in `anatomy/sets.csv`.
    pub name: String,
    /// The populations, by region and name.
    pub members: Vec<Member>,
    /// The row that makes the set stand for a brain, where it was read as one.
    chosen: Option<Address>,
}

/// A cell population of a set.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Member {
    /// What it is called, such as *Purkinje cells*.
    pub population: String,
    /// The region to which it belongs, such as *cerebellum*.
    pub region: String,
    /// How many neurons it has, in `neuron`.
    pub neurons: Quantity,
    /// How many synapses they receive.
    pub synapses: Synapses,
    /// The row of `anatomy/sets.csv`.
    address: Address,
}

/// The synapses that a population receives, as they were counted.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Synapses {
    /// On each neuron, in `synapse/neuron`.
    OnEach(Quantity),
    /// On all of them together, in `synapse`.
    InAll(Quantity),
}

impl Member {
    /// The neurons as an input of a graph.
    pub fn neurons<'g>(&self, graph: &'g Graph) -> Expr<'g> {
        graph.input(&self.neurons)
    }

    /// The synapses that each of its neurons receives, in `synapse/neuron`.
    ///
    /// # Formula
    ///
    /// As counted on each, or `synapses / neurons` where all of them were counted: neurons that are counted anew then move
    /// no synapse.
    pub fn fan_in<'g>(&self, graph: &'g Graph) -> Expr<'g> {
        match &self.synapses {
            Synapses::OnEach(each) => graph.input(each),
            Synapses::InAll(all) => mean_fan_in(graph.input(all), self.neurons(graph)),
        }
    }

    /// The answers that make the population: its neurons, and its synapses.
    pub fn answers(&self) -> [&Quantity; 2] {
        let (Synapses::OnEach(synapses) | Synapses::InAll(synapses)) = &self.synapses;
        [&self.neurons, synapses]
    }

    /// Every row that decides the population's numbers.
    pub fn rows(&self) -> impl Iterator<Item = Address> + '_ {
        self.answers().into_iter().flat_map(Quantity::rows).chain([self.address.clone()])
    }
}

/// Synapses on one neuron, on average.
fn mean_fan_in<S: Scalar>(synapses: S, neurons: S) -> S {
    (synapses / neurons).called("synapses on one neuron")
}

/// A set that cannot be read, or that is not the whole it claims to be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SetError {
    /// A table is wrong, or no such set is in it.
    #[error(transparent)]
    Table(#[from] TableError),
    /// A question about a population has no answer.
    #[error(transparent)]
    Question(#[from] QuestionError),
    /// The parts are more or fewer than the whole.
    #[error(
        "the populations of `{set}` add up to {} neurons, {} of `{whole}`",
        Significant::new(*sum, 6),
        Significant::new(*share, 6)
    )]
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
    /// The human brain: the set that `anatomy/brains.csv` chooses.
    ///
    /// # Errors
    ///
    /// Those of [`PopulationSet::read`].
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::PopulationSet;
    ///
    /// let brain = PopulationSet::human_brain(&neuroscale_data::package()?)?;
    /// assert_eq!(brain.name, "human-brain");
    /// assert!(brain.members.iter().any(|member| member.population == "Purkinje cells"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn human_brain(package: &Package) -> Result<Self, SetError> {
        Self::human_brain_of(package, &Question::read_all(package)?)
    }

    /// The human brain with these answers to the questions that its populations ask.
    ///
    /// # Errors
    ///
    /// Those of [`PopulationSet::read`].
    pub fn human_brain_of(package: &Package, questions: &[Question]) -> Result<Self, SetError> {
        let brain = package.table(BRAINS)?.row("human")?;
        let is_set = |row: &Row| Ok(row.text("set")? == brain.text("set")?);
        let sets = package.table(SETS)?.rows().iter().map(is_set).collect::<Result<Vec<_>, TableError>>()?;
        if !sets.contains(&true) {
            return Err(brain.broken_reference("set", SETS, "set").into());
        }
        let set = Self::of(package, brain.text("set")?, questions)?;
        Ok(Self { chosen: Some(brain.address()), ..set })
    }

    /// The set of this name.
    ///
    /// # Errors
    ///
    /// [`SetError`] when a table or column is missing, when no row has this name, or when a row refers to a question that
    /// does not exist or has no answer.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_anatomy::PopulationSet;
    ///
    /// let package = neuroscale_data::package()?;
    /// assert_eq!(PopulationSet::read(&package, "human-brain")?.members.len(), 5);
    /// assert!(PopulationSet::read(&package, "martian").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(package: &Package, name: &str) -> Result<Self, SetError> {
        Self::of(package, name, &Question::read_all(package)?)
    }

    /// The set of this name, with these answers to the questions that its populations ask.
    ///
    /// # Errors
    ///
    /// Those of [`PopulationSet::read`].
    pub fn of(package: &Package, name: &str, questions: &[Question]) -> Result<Self, SetError> {
        let mut members: Vec<Member> = vec![];
        for row in package.table(SETS)?.rows() {
            if row.text("set")? == name {
                let member = member(row, questions)?;
                counted_once(row, &member, &members)?;
                members.push(member);
            }
        }
        if members.is_empty() {
            return Err(TableError::no_such_row(SETS, "set", &format!("belongs to `{name}`")).into());
        }
        members.sort_by(|a, b| (&a.region, &a.population).cmp(&(&b.region, &b.population)));
        Ok(Self { name: name.to_owned(), members, chosen: None })
    }

    /// Every row that decides the set and its numbers.
    pub fn rows(&self) -> impl Iterator<Item = Address> + '_ {
        self.members.iter().flat_map(Member::rows).chain(self.chosen.clone())
    }

    /// The same set with another answer to one question.
    #[must_use]
    pub fn with_answer(&self, answer: &Quantity) -> Self {
        let mut set = self.clone();
        for member in &mut set.members {
            let (Synapses::OnEach(synapses) | Synapses::InAll(synapses)) = &mut member.synapses;
            for quantity in [&mut member.neurons, synapses] {
                if quantity.address() == answer.address() {
                    *quantity = answer.clone();
                }
            }
        }
        set
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

/// Two populations of a set whose neurons depend on one row of measurements count the same cells.
fn counted_once(row: &Row, new: &Member, members: &[Member]) -> Result<(), TableError> {
    let counts: Vec<Address> = new.neurons.rows().collect();
    let twice = |member: &&Member| member.neurons.rows().any(|count| counts.contains(&count));
    match members.iter().find(twice) {
        Some(member) => Err(
            row.error("neurons", &format!("neurons that are not counted already as `{}`", member.population))
        ),
        None => Ok(()),
    }
}

fn member(row: &Row, questions: &[Question]) -> Result<Member, SetError> {
    let asked = |column, unit: Unit| -> Result<Quantity, SetError> {
        let key = row.text(column)?;
        let asked = questions.iter().find(|question| question.answer.address().key() == key);
        let answer = &asked.ok_or_else(|| row.broken_reference(column, QUESTIONS, "key"))?.answer;
        if answer.unit() == unit {
            Ok(answer.clone())
        } else {
            Err(row.error(column, &format!("a question whose answer is in {unit}")).into())
        }
    };
    let is_given = |column| row.text(column).map(|text| !text.is_empty());
    let synapses = match (is_given("fan_in")?, is_given("synapses")?) {
        (true, false) => Synapses::OnEach(asked("fan_in", Unit::SYNAPSE / Unit::NEURON)?),
        (false, true) => Synapses::InAll(asked("synapses", Unit::SYNAPSE)?),
        _ => {
            return Err(row
                .error("fan_in", "the synapses on each neuron, or those on all of them in `synapses`: exactly one of the two")
                .into());
        }
    };
    Ok(Member {
        population: row.text("population")?.to_owned(),
        region: row.text("region")?.to_owned(),
        neurons: asked("neurons", Unit::NEURON)?,
        synapses,
        address: row.address(),
    })
}
