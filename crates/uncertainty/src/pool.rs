use neuroscale_quantity::{Formula, Quantity, Spread};

use crate::{Answer, Distribution, DistributionError, Model, ModelError, Policy, Summary};

/// What several measurements of one quantity come to together.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pooled {
    /// The number itself, or the median.
    pub value: f64,
    /// The low end; `None` where the measurements are open below.
    pub low: Option<f64>,
    /// The high end; `None` where the measurements are open above.
    pub high: Option<f64>,
    /// What the ends are.
    pub knowledge: Knowledge,
}

/// What is known of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Knowledge {
    /// One published number, and nothing about how far it may be off.
    Point,
    /// The least and the greatest published number; nobody said how likely the truth lies between them.
    Range,
    /// An interval that holds the truth with a probability of 90 %, as far as its inputs do.
    Interval,
    /// A number that the truth does not fall below, or does not exceed.
    Bound,
}

impl Knowledge {
    /// The word that stands for it in tables.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Range => "range",
            Self::Interval => "90 % interval",
            Self::Bound => "bound",
        }
    }
}

impl Pooled {
    /// Pools rival measurements, each a formula over rows; `None` without any.
    ///
    /// Points and ranges alone make a range from the least to the greatest; a bound among them leaves its side open.
    /// Otherwise each rival is as probable as any other: the interval is that of their mixture, so that it holds what
    /// separate laboratories found and not only the error with which one of them repeats itself.
    ///
    /// # Formula
    ///
    /// F(x) = Σᵢ Fᵢ(x) / n over the rivals i = 1 … n, each Fᵢ the distribution that the spreads of its rows give it; a
    /// number without a spread is a step. `low` and `high` are the 5 % and the 95 % point of F.
    ///
    /// # Errors
    ///
    /// [`ModelError`] when a rival cannot be sampled.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_quantity::{Address, Graph, Quantity, Spread};
    /// use neuroscale_uncertainty::{Knowledge, Pooled};
    ///
    /// let graph = Graph::new();
    /// let count = |key: &str, value, spread| -> Result<_, Box<dyn std::error::Error>> {
    ///     let quantity = Quantity::new(Address::new("mine", key), key, value, spread, "neuron".parse()?);
    ///     Ok(graph.formula(graph.input(&quantity))?)
    /// };
    /// let one = count("one", 3e7, Spread::Normal { low: 2.5e7, high: 3.5e7 })?;
    /// let other = count("other", 1.5e7, Spread::Exact)?;
    /// let pooled = Pooled::of(&[&one, &other])?.expect("two rivals");
    /// assert_eq!(pooled.knowledge, Knowledge::Interval);
    /// assert_eq!(pooled.low, Some(1.5e7));
    /// assert!(pooled.high > Some(3.3e7) && pooled.high < Some(3.5e7));
    /// assert_eq!(Pooled::of(&[&other])?.expect("one").knowledge, Knowledge::Point);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Stone 1961, *The opinion pool*, Annals of Mathematical Statistics 32:1339; with equal weights, since nothing says
    /// whom to trust more.
    pub fn of(rivals: &[&Formula]) -> Result<Option<Self>, ModelError> {
        let known: Vec<Knowledge> = rivals.iter().map(|rival| knowledge(rival)).collect();
        let Some(worst) = known.iter().max() else { return Ok(None) };
        match (worst, rivals) {
            (Knowledge::Point, [alone]) => Ok(Some(Self::point(alone.value()))),
            (Knowledge::Point | Knowledge::Range, _) => Ok(Some(Self::range(rivals))),
            (Knowledge::Interval, _) => Self::mixture(rivals).map(Some),
            (Knowledge::Bound, _) => Self::bound(rivals).map(Some),
        }
    }

    fn point(value: f64) -> Self {
        Self { value, low: Some(value), high: Some(value), knowledge: Knowledge::Point }
    }

    fn range(rivals: &[&Formula]) -> Self {
        let ends: Vec<(f64, f64)> = rivals.iter().map(|rival| ends(rival)).collect();
        let low = ends.iter().map(|(low, _)| *low).fold(f64::INFINITY, f64::min);
        let high = ends.iter().map(|(_, high)| *high).fold(f64::NEG_INFINITY, f64::max);
        let value = Spread::Range { low, high }.median().unwrap_or(low);
        Self { value, low: Some(low), high: Some(high), knowledge: Knowledge::Range }
    }

    fn mixture(rivals: &[&Formula]) -> Result<Self, ModelError> {
        let models = rivals.iter().map(|rival| measured(rival)).collect::<Result<Vec<_>, _>>()?;
        let answer = match &models[..] {
            [alone] => alone.answer(&Policy::sampling())?,
            several => mixed(several)?,
        };
        let [low, high] = answer.interval(Policy::COVERAGE).map(|end| end.value);
        let value = answer.median().value;
        Ok(Self { value, low: Some(low), high: Some(high), knowledge: Knowledge::Interval })
    }

    /// The ends that stay closed are those of the other rivals, and of what the bounds leave to vary.
    fn bound(rivals: &[&Formula]) -> Result<Self, ModelError> {
        let whole = Self::mixture(rivals)?;
        let open = |above: bool| rivals.iter().any(|rival| is_open(rival, above));
        Ok(Self {
            low: whole.low.filter(|_| !open(false)),
            high: whole.high.filter(|_| !open(true)),
            knowledge: Knowledge::Bound,
            ..whole
        })
    }
}

/// What a formula over rows is known to be.
fn knowledge(formula: &Formula) -> Knowledge {
    let spreads = || formula.inputs().iter().map(Quantity::spread);
    if spreads().any(|spread| matches!(spread, Spread::AtLeast | Spread::AtMost)) {
        Knowledge::Bound
    } else if !spreads().any(varies) {
        Knowledge::Point
    } else if the_range(formula).is_some() {
        Knowledge::Range
    } else {
        Knowledge::Interval
    }
}

fn varies(spread: Spread) -> bool {
    spread.interval().is_some_and(|(low, high)| low < high)
}

/// The one input that varies, where it is a range.
fn the_range(formula: &Formula) -> Option<(usize, f64, f64)> {
    let mut varying = formula.inputs().iter().enumerate().filter(|(_, input)| varies(input.spread()));
    match (varying.next(), varying.next()) {
        (Some((index, input)), None) => match input.spread() {
            Spread::Range { low, high } => Some((index, low, high)),
            _ => None,
        },
        _ => None,
    }
}

/// The least and the greatest value of a formula of points, or of points and one range.
fn ends(formula: &Formula) -> (f64, f64) {
    let Some((index, low, high)) = the_range(formula) else { return (formula.value(), formula.value()) };
    let at = |value| {
        let mut values: Vec<f64> = formula.inputs().iter().map(Quantity::value).collect();
        values[index] = value;
        formula.at(&values).unwrap_or(f64::NAN)
    };
    (at(low).min(at(high)), at(low).max(at(high)))
}

/// Whether a bound among the inputs leaves the formula open above, or below.
fn is_open(formula: &Formula, above: bool) -> bool {
    formula.inputs().iter().enumerate().any(|(index, input)| {
        let opens_up = match input.spread() {
            Spread::AtLeast => true,
            Spread::AtMost => false,
            _ => return false,
        };
        let mut values: Vec<f64> = formula.inputs().iter().map(Quantity::value).collect();
        values[index] *= 1.5;
        let grows = formula.at(&values).is_ok_and(|value| value > formula.value());
        (opens_up == grows) == above
    })
}

/// The model of a formula whose rows keep their spreads, bounds being taken at their value.
///
/// # Errors
///
/// [`ModelError::Input`] for a spread that is no distribution.
pub fn measured(formula: &Formula) -> Result<Model<'_>, ModelError> {
    Model::with(formula, distribution)
}

fn distribution(quantity: &Quantity) -> Result<Distribution, DistributionError> {
    if varies(quantity.spread()) { quantity.try_into() } else { Distribution::exact(quantity.value()) }
}

/// The mixture of what several models answer, each as probable as any other.
fn mixed(models: &[Model<'_>]) -> Result<Answer, ModelError> {
    let sampling = Policy::sampling();
    let replicates = (0..sampling.replicates).map(|replicate| {
        models.iter().try_fold(Summary::default(), |mixture, model| {
            Ok(mixture.merge(&model.summarise(&sampling, replicate, 0..sampling.samples)?))
        })
    });
    Ok(Answer::sampled(replicates.collect::<Result<_, ModelError>>()?))
}
