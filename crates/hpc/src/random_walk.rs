#[cfg(feature = "serde")]
mod exchange;

use crate::crossing::stretch;
use crate::fit::each_checked;
use crate::{
    FitError, Forecast, ForecastModel, Observation, doublings, student, walk_crossing_year, years_between,
};

/// Growth as a random walk with drift: every step adds doublings that depend on no other step, about as many as the
/// mean of all steps.
///
/// A line through the observations takes its residuals as independent. Those of the head of a list are not: a machine
/// that leads for years lies above the line and then below it. Here the steps are what varies, so that a forecast
/// starts from the last observation, and its spread grows with the time ahead and with what nobody knows of the mean
/// step.
///
/// ```
/// use neuroscale_hpc::{ForecastModel, Observation, RandomWalk};
///
/// let heads = [(2000.0, 1.0), (2001.0, 2.0), (2002.0, 8.0), (2003.0, 8.0)];
/// let walk = RandomWalk::fit(&heads.map(|(year, value)| Observation { year, value }))?;
/// assert_eq!(walk.drift(), 1.0);
/// assert_eq!(walk.crossing_year(64.0, 0.5).map(f64::round), Some(2006.0));
/// assert_eq!(walk.crossing_year(64.0, 0.95), Some(f64::INFINITY), "that surely it never gets there");
/// # Ok::<(), neuroscale_hpc::FitError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "exchange::Written", try_from = "exchange::Written"))]
pub struct RandomWalk {
    first: Observation<f64>,
    last: Observation<f64>,
    steps: f64,
    drift: f64,
    volatility: f64,
}

impl RandomWalk {
    /// The mean growth, μ, in `doubling/year`.
    #[must_use]
    pub fn drift(&self) -> f64 {
        self.drift
    }

    /// How much the steps vary, K: the standard deviation of the doublings of a year.
    #[must_use]
    pub fn volatility(&self) -> f64 {
        self.volatility
    }

    /// The degrees of freedom of every Student's t of this walk: one fewer than it has steps.
    #[must_use]
    pub fn freedom(&self) -> f64 {
        self.steps - 1.0
    }

    /// The standard error of the mean growth, `K / √T`, in `doubling/year`.
    #[must_use]
    pub fn drift_error(&self) -> f64 {
        self.volatility / self.span().sqrt()
    }

    /// The mean growth that is not exceeded with a probability, in `doubling/year`; `None` for a probability that is
    /// not between zero and one.
    ///
    /// # Formula
    ///
    /// `μ + K/√T · t`, with t the quantile of Student's distribution with m − 1 degrees of freedom.
    #[must_use]
    pub fn growth_quantile(&self, probability: f64) -> Option<f64> {
        Some(self.drift + self.drift_error() * student::quantile(probability, self.freedom())?)
    }

    /// The date on which a path of the walk reaches a target: the path whose growth in the long run is `growth`, in
    /// `doubling/year`. Not earlier with less growth, and infinite where the path never gets there.
    ///
    /// A target that the last observation reaches has the date of the last observation: by then at the latest.
    #[must_use]
    pub fn crossing_with_growth(&self, target: f64, growth: f64) -> f64 {
        if target.is_nan() || growth.is_nan() {
            return f64::NAN;
        }
        if target <= self.last.value {
            return self.last.year;
        }
        let ahead = doublings(self.last.value, target);
        // Not a number, too: a walk that has shrunk may have no root.
        if stretch(self.seen(), ahead, growth * self.span()) > 1.0 {
            walk_crossing_year(self.first, self.last, growth, target)
        } else {
            f64::INFINITY
        }
    }

    fn span(&self) -> f64 {
        years_between(self.first.year, self.last.year)
    }

    fn seen(&self) -> f64 {
        doublings(self.first.value, self.last.value)
    }
}

impl ForecastModel for RandomWalk {
    /// Fits a random walk with drift to observations, in any order.
    ///
    /// The steps may differ in length, as where a list is missing: a longer step varies more, by the root of its
    /// length.
    ///
    /// # Formula
    ///
    /// With the observations in the order of their dates t in `year`, performances y in any one unit, m steps between
    /// them and the span `T = tₘ − t₀`: drift `μ = log2(yₘ / y₀) / T` in `doubling/year`, and volatility
    /// `K = √(Σ (log2(yᵢ / yᵢ₋₁) − μ·(tᵢ − tᵢ₋₁))² / (tᵢ − tᵢ₋₁) / (m − 1))` in doublings per root of a year.
    ///
    /// # Errors
    ///
    /// [`FitError`] when there are fewer than three observations, one of them is not positive and finite, two are of one
    /// date, or dates or growth are too large or too small for double precision.
    ///
    /// # Source
    ///
    /// Farmer and Lafond 2016, *How predictable is technological progress?*, Research Policy 45:647–665, with
    /// equal steps; with unequal ones the maximum of the likelihood of a Brownian motion with drift, its variance
    /// divided by m − 1.
    fn fit(observations: &[Observation<f64>]) -> Result<Self, FitError> {
        each_checked(observations)?;
        let series = in_order(observations)?;
        let [first, _, .., last] = series[..] else {
            return Err(FitError::TooFew { found: series.len(), needed: 3 });
        };
        let drift = doublings(first.value, last.value) / span_of(first, last)?;
        let surplus = |pair: &[Observation<f64>]| {
            let step = years_between(pair[0].year, pair[1].year);
            let surplus = doublings(pair[0].value, pair[1].value) - drift * step;
            surplus * surplus / step
        };
        let steps = series.len() as f64 - 1.0;
        let squares: f64 = series.windows(2).map(surplus).sum();
        let volatility = (squares / (steps - 1.0)).sqrt();
        if volatility.is_finite() {
            Ok(Self { first, last, steps, drift, volatility })
        } else {
            Err(FitError::Steps { first: first.year, last: last.year })
        }
    }

    /// The last observation, from which every forecast starts.
    fn last(&self) -> Observation<f64> {
        self.last
    }

    /// What the walk makes of a date: `None` before the last observation.
    ///
    /// # Formula
    ///
    /// Student's t with m − 1 degrees of freedom about `log2 yₘ + μ·τ`, stretched by `K·√(τ + τ²/T)`, with `τ = year −
    /// tₘ`. The first term under the root are the steps to come, the second is what nobody knows of the drift.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::{ForecastModel, Observation, RandomWalk};
    ///
    /// let heads = [(2000.0, 1.0), (2001.0, 2.0), (2002.0, 8.0), (2003.0, 8.0)];
    /// let walk = RandomWalk::fit(&heads.map(|(year, value)| Observation { year, value }))?;
    /// let forecast = walk.forecast(2006.0).unwrap();
    /// assert_eq!((forecast.location, forecast.freedom), (6.0, 2.0));
    /// assert!((forecast.scale - 6.0_f64.sqrt()).abs() < 1e-12);
    /// # Ok::<(), neuroscale_hpc::FitError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Farmer and Lafond 2016, for steps that are independent of each other.
    fn forecast(&self, year: f64) -> Option<Forecast> {
        let ahead = years_between(self.last.year, year);
        (ahead >= 0.0).then(|| Forecast {
            location: libm::log2(self.last.value) + self.drift * ahead,
            scale: self.volatility * (ahead + ahead * ahead / self.span()).sqrt(),
            freedom: self.freedom(),
        })
    }

    /// The first date on which the walk is at a target or above it with a probability; infinite where it never is, and
    /// `None` for a probability that is not between zero and one.
    ///
    /// # Formula
    ///
    /// The first root τ of `log2 yₘ + μ·τ − t·K·√(τ + τ²/T) = log2 target`, with t the quantile of Student's
    /// distribution with m − 1 degrees of freedom at that probability: [`walk_crossing_year`] of the growth
    /// `μ − t·K/√T`.
    fn crossing_year(&self, target: f64, probability: f64) -> Option<f64> {
        let margin = self.drift_error() * student::quantile(probability, self.freedom())?;
        Some(self.crossing_with_growth(target, self.drift - margin))
    }

    /// The probability that the walk is at a target or above it on no date.
    ///
    /// # Formula
    ///
    /// `F((g − μ)·√T / K)`, with F the distribution function of Student's t with m − 1 degrees of freedom and g the
    /// largest growth with which no path reaches the target: zero, unless the walk has shrunk by more than twice the
    /// doublings D that are missing, `D = log2(target / yₘ)` and `M = log2(yₘ / y₀) < −2·D`. Then paths rise for a
    /// while before they fall for ever, and `g·T = M + 2·√(−D·(D + M))`.
    fn never(&self, target: f64) -> f64 {
        if target <= self.last.value {
            return 0.0;
        }
        let (ahead, seen) = (doublings(self.last.value, target), self.seen());
        let grown = if seen < -2.0 * ahead { seen + 2.0 * (-ahead * (ahead + seen)).sqrt() } else { 0.0 };
        let missing = grown / self.span() - self.drift;
        if self.volatility > 0.0 {
            student::cumulative(missing / self.drift_error(), self.freedom())
        } else {
            f64::from(u8::from(missing >= 0.0))
        }
    }
}

/// The time between the first and the last observation, if a double can hold its square.
fn span_of(first: Observation<f64>, last: Observation<f64>) -> Result<f64, FitError> {
    let span = years_between(first.year, last.year);
    if (span * span).is_normal() {
        Ok(span)
    } else {
        Err(FitError::Dates { first: first.year, last: last.year })
    }
}

/// The observations by date, each of a date of its own.
fn in_order(observations: &[Observation<f64>]) -> Result<Vec<Observation<f64>>, FitError> {
    let mut places: Vec<_> = observations.iter().copied().enumerate().collect();
    places.sort_by(|(_, a), (_, b)| a.year.total_cmp(&b.year));
    let same = places.windows(2).find(|pair| pair[1].1.year <= pair[0].1.year);
    match same {
        Some(&[(one, observation), (other, _)]) => {
            Err(FitError::SameDate { one, other, year: observation.year })
        }
        _ => Ok(places.into_iter().map(|(_, observation)| observation).collect()),
    }
}
