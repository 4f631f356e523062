use crate::{FitError, Forecast, Observation};

/// A law of growth: fitted to what was observed, it says what to expect of a later date, and when a target is reached.
///
/// A forecast is a distribution for every date. That of a crossing follows from it: the first date on which the target is
/// reached with a probability; where no date has that probability, never.
///
/// ```
/// use neuroscale_hpc::{ExponentialFit, FitError, ForecastModel, Observation, RandomWalk};
///
/// /// The median and the 95 % point of the year in which a series reaches a target.
/// fn years<M: ForecastModel>(heads: &[Observation<f64>], target: f64) -> Result<[f64; 2], FitError> {
///     let model = M::fit(heads)?;
///     Ok([0.5, 0.95].map(|probability| model.crossing_year(target, probability).unwrap_or(f64::NAN)))
/// }
///
/// let heads = [(2000.0, 1.0), (2001.0, 2.0), (2002.0, 8.0), (2003.0, 8.0), (2004.0, 16.0)];
/// let heads = heads.map(|(year, value)| Observation { year, value });
/// let [line, late] = years::<ExponentialFit>(&heads, 1024.0)?;
/// let [walk, later] = years::<RandomWalk>(&heads, 1024.0)?;
/// assert!(line.round() == 2010.0 && walk.round() == 2010.0);
/// assert!(late < 2015.0 && later > 2200.0, "steps that add up are known less well than scatter about a line");
/// # Ok::<(), FitError>(())
/// ```
pub trait ForecastModel: Sized {
    /// Fits the model to observations, in any order.
    ///
    /// # Errors
    ///
    /// [`FitError`] when there are too few observations, or numbers that the model cannot have.
    fn fit(observations: &[Observation<f64>]) -> Result<Self, FitError>;

    /// Fits the model to what was known on a date: a hindcast.
    ///
    /// # Errors
    ///
    /// Those of [`fit`](Self::fit), about the observations up to the date.
    fn fit_until(observations: &[Observation<f64>], year: f64) -> Result<Self, FitError> {
        let known: Vec<_> = observations.iter().copied().filter(|one| one.year <= year).collect();
        Self::fit(&known)
    }

    /// The last observation; a forecast is about the time after it.
    fn last(&self) -> Observation<f64>;

    /// What is expected of a date; `None` before the last observation, and where the model knows no spread.
    fn forecast(&self, year: f64) -> Option<Forecast>;

    /// The first date on which a target is reached with a probability: the date of the last observation where that has
    /// reached it, infinite where no date has that probability. `None` for a probability that is not between zero and
    /// one, and where the model knows no spread.
    fn crossing_year(&self, target: f64, probability: f64) -> Option<f64>;

    /// The probability that a target is reached on no date; not a number where the model knows no spread.
    fn never(&self, target: f64) -> f64;
}
