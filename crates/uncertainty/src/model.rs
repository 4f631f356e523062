use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use neuroscale_quantity::{ColumnError, Formula, Measure, Quantity, Unit};
use rayon::prelude::*;

use crate::closed_form::{ClosedForm, closed_form};
use crate::counter::Stream;
use crate::sampling::Points;
use crate::sobol::{DIMENSIONS, Sobol};
use crate::{Answer, Distribution, DistributionError, Sampling, Summary};

/// Numbers held at a time for all inputs together, so that they stay in the second-level cache.
const HELD: usize = 1 << 16;

/// A formula whose inputs are uncertain.
///
/// Sample i of an input depends on the seed, the input's name and i alone, so the same samples come out of
/// any number of threads and any split of the work, and a further input moves no other.
///
/// A model borrows its formula or owns it, as it is given; one that owns it can be stored and sent to another thread.
///
/// ```
/// use neuroscale_quantity::{Address, Graph, Quantity, Spread};
/// use neuroscale_uncertainty::{Model, Sampling};
///
/// let graph = Graph::new();
/// let spread = Spread::LogNormal { low: 80.0, high: 174.05 };
/// let days = graph.input(&Quantity::new(Address::new("mine", "run"), "run", 118.0, spread, "day".parse()?));
/// let model: Model<'static> = Model::of(graph.formula(days)?.in_unit("day".parse()?)?)?;
/// let answer = std::thread::spawn(move || model.answer(&Sampling::default())).join().expect("an answer")?;
/// assert_eq!(answer.to_string(), "118 day (90 %: 80 to 174)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Model<'f> {
    inputs: Vec<Input>,
    function: Function<'f>,
    measure: Measure,
}

#[derive(Clone)]
struct Input {
    name: String,
    distribution: Distribution,
}

#[derive(Clone)]
enum Function<'f> {
    Formula(Box<Cow<'f, Formula>>),
    Columns(Columns<'f>),
}

/// A function of columns: one for each input, and the one to fill.
type Columns<'f> = Arc<dyn Fn(&[&[f64]], &mut [f64]) + Send + Sync + 'f>;

/// A model that cannot be sampled, and what to change.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// An input without a distribution.
    #[error("{input}: {error}")]
    Input {
        /// The name of the input.
        input: String,
        /// What is wrong with it.
        error: DistributionError,
    },
    /// Two inputs of one name would share their samples.
    #[error("two inputs are called `{name}` and would be sampled alike; give each a name of its own")]
    SameName {
        /// The name.
        name: String,
    },
    /// More inputs than Sobol' dimensions.
    #[error(
        "{found} uncertain numbers per sample exceed the {limit} dimensions of the Sobol' points; use `Sampling::random`"
    )]
    TooManyInputs {
        /// The number of dimensions that would be needed.
        found: usize,
        /// The number of dimensions there are.
        limit: usize,
    },
    /// Too few samples for an interval.
    #[error(
        "{samples} samples in {replicates} replicates give no error bars; take at least 2 of each, better 4096 in 16"
    )]
    TooFewSamples {
        /// Samples in a replicate.
        samples: u64,
        /// Replicates.
        replicates: u64,
    },
    /// A number of Sobol' points that leaves their net incomplete.
    #[error("{samples} Sobol' points are not a power of two and would be uneven; take {next}")]
    NotAPowerOfTwo {
        /// The number asked for.
        samples: u64,
        /// The next power of two.
        next: u64,
    },
    /// Results that are not numbers.
    #[error(
        "{count} of {samples} results are not numbers; an input may reach zero or below where the formula takes a logarithm, root or quotient: truncate it"
    )]
    NotANumber {
        /// How many.
        count: u64,
        /// Of how many.
        samples: u64,
    },
    /// A value that has no logarithm.
    #[error(
        "log10 of the result {value} does not exist; use `Scale::Linear` for results that may be zero or negative"
    )]
    NotPositive {
        /// The first such value.
        value: f64,
    },
    /// A value beyond all bounds.
    #[error(
        "the result {value} has no finite variance to divide among the inputs; truncate the inputs so that it stays finite"
    )]
    NotFinite {
        /// The first such value.
        value: f64,
    },
    /// A result that does not vary.
    #[error(
        "the result does not vary, so nothing can be attributed to its inputs; give at least one of them a spread"
    )]
    Constant,
    /// Columns that do not fit the formula.
    #[error(transparent)]
    Columns(#[from] ColumnError),
}

impl<'f> Model<'f> {
    /// A formula with the spreads of its own quantities. The addresses of the quantities name the inputs.
    pub fn of(formula: impl Into<Cow<'f, Formula>>) -> Result<Self, ModelError> {
        Self::with(formula, |quantity| quantity.try_into())
    }

    /// A formula with distributions of your choice: richer ones than a table can hold, or an assumption in
    /// place of a bound.
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Graph, Quantity, Spread};
    /// use neuroscale_uncertainty::{Distribution, Model, Sampling};
    ///
    /// let graph = Graph::new();
    /// let at_least = Quantity::new(Address::new("mine", "x"), "x", 2.0, Spread::AtLeast, "1".parse()?);
    /// let formula = graph.formula(graph.input(&at_least))?;
    /// assert!(Model::of(&formula).is_err());
    /// let model = Model::with(&formula, |x| Distribution::log_uniform(x.value(), 10.0 * x.value()))?;
    /// # let _ = model.answer(&Sampling::default())?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(
        formula: impl Into<Cow<'f, Formula>>,
        distribution: impl Fn(&Quantity) -> Result<Distribution, DistributionError>,
    ) -> Result<Self, ModelError> {
        let formula = formula.into();
        let inputs = formula.inputs().iter().map(|quantity| {
            let name = quantity.address().to_string();
            match distribution(quantity) {
                Ok(distribution) => Ok(Input { name, distribution }),
                Err(error) => Err(ModelError::Input { input: name, error }),
            }
        });
        let (inputs, measure) = (inputs.collect::<Result<_, _>>()?, formula.measure().clone());
        Ok(Self { measure, ..Self::checked(inputs, Function::Formula(Box::new(formula)))? })
    }

    /// Any function of columns: it receives one column for each input, in order, and fills the column of
    /// results.
    ///
    /// ```
    /// use neuroscale_uncertainty::{Distribution, Model, Sampling};
    ///
    /// let uniform = Distribution::uniform(-1.0, 1.0)?;
    /// let model = Model::new([("x", uniform.clone()), ("y", uniform)], |columns, out| {
    ///     for ((out, x), y) in out.iter_mut().zip(columns[0]).zip(columns[1]) {
    ///         *out = f64::from(u8::from(x * x + y * y <= 1.0));
    ///     }
    /// })?;
    /// let quarter = model.answer(&Sampling::random(100_000))?.exceedance(0.5);
    /// assert!(quarter.covers(std::f64::consts::FRAC_PI_4));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new<N: Into<String>>(
        inputs: impl IntoIterator<Item = (N, Distribution)>,
        function: impl Fn(&[&[f64]], &mut [f64]) + Send + Sync + 'f,
    ) -> Result<Self, ModelError> {
        let inputs = inputs.into_iter().map(|(name, distribution)| Input { name: name.into(), distribution });
        Self::checked(inputs.collect(), Function::Columns(Arc::new(function)))
    }

    fn checked(inputs: Vec<Input>, function: Function<'f>) -> Result<Self, ModelError> {
        let mut names = BTreeSet::new();
        for input in &inputs {
            if !names.insert(Stream::new(0, &input.name).name()) {
                return Err(ModelError::SameName { name: input.name.clone() });
            }
        }
        Ok(Self { inputs, function, measure: Unit::NONE.into() })
    }

    /// The same model, whose answers are shown in this unit: for a function of columns, which says nothing of its own.
    /// A formula is asked by [`Formula::in_unit`].
    #[must_use]
    pub fn shown_in(self, measure: Measure) -> Self {
        Self { measure, ..self }
    }
}

impl Model<'_> {
    /// What the model answers: from its closed form where it has one (with a mean), otherwise by sampling.
    pub fn answer(&self, sampling: &Sampling) -> Result<Answer, ModelError> {
        match self.closed_form().filter(|distribution| distribution.mean().is_some()) {
            Some(distribution) => Ok(Answer::exact(distribution).shown_in(self.measure.clone())),
            None => self.sampled(sampling),
        }
    }

    /// What the model answers by sampling, even where a closed form is known.
    pub fn sampled(&self, sampling: &Sampling) -> Result<Answer, ModelError> {
        sampling.check()?;
        let replicates = (0..sampling.replicates).into_par_iter().map(|replicate| {
            let summary = self.summarise(sampling, replicate, 0..sampling.samples)?;
            match summary.not_numbers() {
                0 => Ok(summary),
                count => Err(ModelError::NotANumber { count, samples: sampling.samples }),
            }
        });
        Ok(Answer::sampled(replicates.collect::<Result<_, _>>()?).shown_in(self.measure.clone()))
    }

    /// The distribution of the result, where it has a closed form.
    pub fn closed_form(&self) -> Option<Distribution> {
        Some(self.closed()?.distribution)
    }

    pub(crate) fn closed(&self) -> Option<ClosedForm> {
        match &self.function {
            Function::Formula(formula) => {
                let inputs: Vec<&Distribution> =
                    self.inputs.iter().map(|input| &input.distribution).collect();
                closed_form(formula, &inputs)
            }
            Function::Columns(_) => None,
        }
    }

    /// The summary of a range of the samples of one replicate: the part of a run that one machine takes.
    /// Merged in any order, parts have the same bits as the whole.
    pub fn summarise(
        &self,
        sampling: &Sampling,
        replicate: u64,
        samples: Range<u64>,
    ) -> Result<Summary, ModelError> {
        let numbers = self.numbers(sampling, replicate, 0)?;
        let length = self.block();
        let blocks = samples.end.saturating_sub(samples.start).div_ceil(length);
        let block = |mut summary: Summary, block: u64| {
            let start = samples.start + block * length;
            let mut results = vec![0.0; width(length.min(samples.end - start))];
            self.results(&numbers, start, &mut results)?;
            summary.add(&results);
            Ok(summary)
        };
        let share = width(samples.end.saturating_sub(samples.start)) / rayon::current_num_threads().max(1);
        let start = || {
            let mut summary = Summary::default();
            summary.reserve(share);
            summary
        };
        (0..blocks).into_par_iter().try_fold(start, block).try_reduce(Summary::default, |mut all, part| {
            all.absorb(&part);
            Ok(all)
        })
    }

    /// The samples themselves, from `start` on, of the first replicate.
    pub fn fill(&self, sampling: &Sampling, start: u64, out: &mut [f64]) -> Result<(), ModelError> {
        let numbers = self.numbers(sampling, 0, 0)?;
        let length = self.block();
        out.par_chunks_mut(width(length)).enumerate().try_for_each(|(block, out)| {
            self.results(&numbers, start.wrapping_add(block as u64 * length), out)
        })
    }

    /// The names of the inputs that vary, in order.
    pub(crate) fn varying(&self) -> impl Iterator<Item = &str> {
        self.inputs.iter().filter(|input| input.varies()).map(|input| input.name.as_str())
    }

    /// Where the numbers of every input come from: its own stream or its own dimension. Further sets of
    /// numbers for the same inputs, as sensitivity analysis needs them, are told apart by `set`.
    pub(crate) fn numbers(
        &self,
        sampling: &Sampling,
        replicate: u64,
        set: u64,
    ) -> Result<Vec<Numbers>, ModelError> {
        let varying = self.varying().count();
        let mut dimension = width(set) * varying;
        let mut numbers = vec![];
        for input in &self.inputs {
            let stream = Stream::new(sampling.seed, &input.name);
            let branch = replicate.wrapping_mul(2).wrapping_add(set);
            numbers.push(match sampling.points {
                _ if !input.varies() => Numbers::None,
                Points::Random if replicate == 0 && set == 0 => Numbers::Random(stream),
                Points::Random => Numbers::Random(stream.branch(branch)),
                Points::Sobol => {
                    let found = dimension + varying - dimension % varying;
                    let error = ModelError::TooManyInputs { found, limit: DIMENSIONS };
                    dimension += 1;
                    let scramble = stream.branch(branch);
                    Numbers::Sobol(Box::new(Sobol::new(dimension - 1, scramble).ok_or(error)?))
                }
            });
        }
        Ok(numbers)
    }

    /// How many samples to take at a time.
    pub(crate) fn block(&self) -> u64 {
        (HELD / self.inputs.len().max(1)).clamp(512, 8192) as u64
    }

    /// Results from sample `start` on.
    fn results(&self, numbers: &[Numbers], start: u64, out: &mut [f64]) -> Result<(), ModelError> {
        let values = self.values(numbers, start, out.len());
        let columns: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        self.apply(&columns, out)
    }

    /// A column of values for each input, from sample `start` on.
    pub(crate) fn values(&self, numbers: &[Numbers], start: u64, length: usize) -> Vec<Vec<f64>> {
        let column = |(input, numbers): (&Input, &Numbers)| {
            let mut column = vec![0.0; length];
            numbers.fill(start, &mut column);
            input.distribution.transform(&mut column);
            column
        };
        self.inputs.iter().zip(numbers).map(column).collect()
    }

    /// The result where every input stands at the same quantile, except for one.
    pub(crate) fn at_quantiles(&self, common: f64, of: usize, own: f64) -> Result<f64, ModelError> {
        let quantile = |(index, input): (usize, &Input)| {
            input.distribution.quantile(if index == of { own } else { common })
        };
        let values: Vec<f64> = self.inputs.iter().enumerate().map(quantile).collect();
        let columns: Vec<&[f64]> = values.iter().map(std::slice::from_ref).collect();
        let mut result = [f64::NAN];
        self.apply(&columns, &mut result)?;
        Ok(result[0])
    }

    /// Results from columns of values.
    pub(crate) fn apply(&self, columns: &[&[f64]], out: &mut [f64]) -> Result<(), ModelError> {
        match &self.function {
            Function::Formula(formula) => Ok(formula.evaluate(columns, out)?),
            Function::Columns(function) => {
                function(columns, out);
                Ok(())
            }
        }
    }

    /// The positions of the inputs that vary.
    pub(crate) fn varying_positions(&self) -> impl Iterator<Item = usize> {
        self.inputs.iter().enumerate().filter(|(_, input)| input.varies()).map(|(position, _)| position)
    }
}

impl Input {
    fn varies(&self) -> bool {
        self.distribution.as_exact().is_none()
    }
}

/// Where the numbers between zero and one of one input come from.
#[derive(Clone)]
pub(crate) enum Numbers {
    None,
    Random(Stream),
    Sobol(Box<Sobol>),
}

impl Numbers {
    fn fill(&self, start: u64, out: &mut [f64]) {
        match self {
            Self::None => {}
            Self::Random(stream) => stream.fill(start, out),
            Self::Sobol(sobol) => sobol.fill(start, out),
        }
    }
}

impl fmt::Debug for Model<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.inputs.iter().map(|input| (&input.name, &input.distribution))).finish()
    }
}

/// A length that fits into memory.
fn width(length: u64) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}
