use std::collections::BTreeSet;

use neuroscale_anatomy::PopulationSet;
use neuroscale_hpc::{ExponentialFit, Hpcg, Observation, crossing_year};
use neuroscale_quantity::{Address, Formula, Graph, Package, Quantity, Scalar, Spread, Unit};
use neuroscale_uncertainty::{Distribution, Model, ModelError};

use crate::computing_power::operations;
use crate::{EstimateError, Reading};

/// When the fastest machine on HPCG computes as much as the brain of a population set, if HPCG goes on to
/// grow as it has.
#[derive(Clone, Debug)]
pub struct Crossing {
    /// The date, in `year`; in the past where the last machine computes more already.
    pub year: Formula,
    /// The time in which HPCG doubles, in `year`.
    pub doubling_time: Formula,
    /// Doublings of HPCG in a year, fitted, in `doubling/year`.
    pub growth: Quantity,
    /// The probability that HPCG does not grow at all, so that no date is ever reached from below.
    pub never: f64,
    /// The machine from which the forecast starts: the head of the last list.
    pub start: Hpcg,
    /// Rows that decide the fit and which numbers enter, beside the numbers of the formulas.
    pub rows: BTreeSet<Address>,
}

impl Crossing {
    /// The crossing of HPCG with the brain of a set under a reading.
    ///
    /// # Formula
    ///
    /// `year = date of the last list + doubling time × log2(brain / head of the last list)`, doubling time = 1 / growth.
    /// The growth is the slope of a line through the binary logarithms of the heads of all lists, and spreads
    /// as its 5 % and 95 % points say: slope ± t·s / √Σ(tᵢ − t̄)², with s the standard deviation of the
    /// residuals, tᵢ the dates and t the 95 % point of Student's distribution with n − 2 degrees of freedom.
    ///
    /// One machine may lead several lists, so that the residuals are not independent: the spread is the
    /// smallest that the lists allow.
    ///
    /// # Errors
    ///
    /// [`EstimateError`] when a row is missing, no growth can be fitted, or units do not fit.
    ///
    /// # Source
    ///
    /// Draper and Smith 1998, *Applied Regression Analysis*, section 1.4.
    pub fn of(package: &Package, set: &PopulationSet, reading: Reading) -> Result<Self, EstimateError> {
        let mut heads = Hpcg::heads(package)?;
        heads.sort_by_key(|head| head.edition);
        let growth = growth(&heads)?;
        let start = heads.last().ok_or(EstimateError::NoMachine { lists: "HPCG" })?.clone();
        let graph = Graph::new();
        let (target, mut rows) = operations(package, set, reading, &graph)?;
        rows.extend(heads.iter().map(|head| head.performance.address().row()));
        let now =
            Observation { year: graph.input(&start.date), performance: graph.input(&start.performance) };
        let doubling_time = doubling_time_of_rate(graph.input(&growth));
        Ok(Self {
            year: graph.formula(crossing_year(now, doubling_time, target))?,
            doubling_time: graph.formula(doubling_time)?,
            never: distribution(&growth)?.cumulative(0.0),
            growth,
            start,
            rows,
        })
    }

    /// The date as a model to sample. Paths that do not grow reach nothing; they are counted in
    /// [`Crossing::never`], and the model is that of all others.
    ///
    /// # Errors
    ///
    /// [`ModelError`] when an input has no distribution.
    pub fn model(&self) -> Result<Model<'_>, ModelError> {
        Model::with(&self.year, |quantity| {
            let distribution = Distribution::try_from(quantity)?;
            if quantity.address() != self.growth.address() || self.never == 0.0 {
                return Ok(distribution);
            }
            distribution.truncated(0.0, f64::INFINITY)
        })
    }
}

/// The time in which something doubles that doubles so often in a year.
///
/// # Formula
///
/// `doubling time = 1 / rate`, in `year`, with the rate in `doubling/year`.
///
/// # Examples
///
/// ```
/// use neuroscale_estimates::doubling_time_of_rate;
///
/// assert_eq!(doubling_time_of_rate(0.5), 2.0);
/// ```
///
/// # Source
///
/// Definition.
pub fn doubling_time_of_rate<S: Scalar>(rate: S) -> S {
    (S::from(1_u32) / rate).counted_as(Unit::YEAR).called("doubling time")
}

/// The slope of the fitted line with its spread. It stands for all lists; its address is the row of the last
/// one.
fn growth(heads: &[Hpcg]) -> Result<Quantity, EstimateError> {
    let of = |head: &Hpcg| Observation { year: head.date.value(), performance: head.performance.value() };
    let observations: Vec<_> = heads.iter().map(of).collect();
    let fit = ExponentialFit::new(&observations)?;
    let spread = match standard_error(&fit, &observations) {
        Some(error) if error > 0.0 => {
            let t = Distribution::student_t(0.0, 1.0, observations.len() as f64 - 2.0)?.quantile(0.95);
            Spread::Normal { low: fit.slope() - t * error, high: fit.slope() + t * error }
        }
        _ => Spread::Exact,
    };
    let last = heads.last().ok_or(EstimateError::NoMachine { lists: "HPCG" })?;
    let address = last.performance.address().row().column("growth of all heads");
    let measure = (Unit::DOUBLING / Unit::YEAR).into();
    let growth = Quantity::new(address, "Growth of HPCG", fit.slope(), spread, measure);
    Ok(match last.performance.source() {
        Some(source) => growth.from_source(source.clone().into()),
        None => growth,
    })
}

/// The standard error of the slope; `None` for two observations, which leave no residual.
fn standard_error(fit: &ExponentialFit, observations: &[Observation<f64>]) -> Option<f64> {
    let count = observations.len() as f64;
    let mean = observations.iter().map(|observation| observation.year).sum::<f64>() / count;
    let squares = observations.iter().map(|o| (o.year - mean) * (o.year - mean)).sum::<f64>();
    Some(fit.residual_sd()? / squares.sqrt())
}

fn distribution(quantity: &Quantity) -> Result<Distribution, EstimateError> {
    Ok(Distribution::try_from(quantity)?)
}
