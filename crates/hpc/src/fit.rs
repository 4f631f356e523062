mod crossing;

use nalgebra::{DMatrix, DVector};

use crate::{FitError, Forecast, ForecastModel, Observation, Prediction, doubling_time_of_rate, student};

/// Exponential growth fitted to observations: a straight line through the binary logarithms by ordinary least squares.
///
/// The head of a list of machines is a staircase: one machine leads for years, then the next is far ahead. Report the
/// doubling time between the endpoints ([`doubling_time`](crate::doubling_time)) beside the fitted one.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ExponentialFit {
    last: Observation<f64>,
    points: f64,
    mean_year: f64,
    spread_of_years: f64,
    height: f64,
    slope: f64,
    residual_squares: f64,
    residual_products: f64,
    residual_changes: f64,
    total_squares: f64,
}

impl ExponentialFit {
    /// Doublings in a year: the line's slope, b.
    #[must_use]
    pub fn slope(&self) -> f64 {
        self.slope
    }

    /// The line's height in the year 0, a: the binary logarithm of a performance.
    #[must_use]
    pub fn intercept(&self) -> f64 {
        self.height - self.slope * self.mean_year
    }

    /// The time in which the fitted growth doubles, `1/b`, in `year`; negative where it falls, and infinite where it does
    /// neither.
    #[must_use]
    pub fn doubling_time(&self) -> f64 {
        doubling_time_of_rate(self.slope)
    }

    /// The standard deviation of the residuals, in doublings: `√(Σ residual² / (n − 2))`; `None` for two observations,
    /// which leave none.
    #[must_use]
    pub fn residual_sd(&self) -> Option<f64> {
        (self.freedom() > 0.0).then(|| (self.residual_squares / self.freedom()).sqrt())
    }

    /// The standard error of the slope, `s / √Σ(tᵢ − t̄)²`, in `doubling/year`, if residuals are independent; `None`
    /// for two observations.
    ///
    /// Where they are not, it is too small: see [`residual_autocorrelation`](Self::residual_autocorrelation), and
    /// [`RandomWalk`](crate::RandomWalk) for a growth that takes no residuals as independent.
    #[must_use]
    pub fn slope_error(&self) -> Option<f64> {
        Some(self.residual_sd()? / self.spread_of_years.sqrt())
    }

    /// How alike neighbouring residuals are, from −1 to 1: their autocorrelation at lag one, in the order of the dates;
    /// `None` where there are no residuals. Near zero if residuals are independent.
    ///
    /// # Formula
    ///
    /// `r = Σ eᵢ·eᵢ₊₁ / Σ eᵢ²`, with e the residuals.
    ///
    /// # Source
    ///
    /// Box, Jenkins, Reinsel and Ljung 2015, *Time Series Analysis*, section 2.1.
    #[must_use]
    pub fn residual_autocorrelation(&self) -> Option<f64> {
        self.has_residuals().then(|| self.residual_products / self.residual_squares)
    }

    /// The statistic of Durbin and Watson, from 0 to 4, in the order of the dates; `None` where there are no residuals.
    /// Near two if residuals are independent, near zero if each is like its neighbour.
    ///
    /// # Formula
    ///
    /// `d = Σ (eᵢ₊₁ − eᵢ)² / Σ eᵢ²`, with e the residuals.
    ///
    /// # Source
    ///
    /// Durbin and Watson 1950, *Testing for serial correlation in least squares regression I*, Biometrika 37:409–428.
    #[must_use]
    pub fn durbin_watson(&self) -> Option<f64> {
        self.has_residuals().then(|| self.residual_changes / self.residual_squares)
    }

    fn has_residuals(&self) -> bool {
        self.points > 2.0 && self.residual_squares > 0.0
    }

    /// The share of the logarithms' variance that the line explains, R²; one where there is no variance to explain.
    #[must_use]
    pub fn r_squared(&self) -> f64 {
        if self.total_squares > 0.0 { 1.0 - self.residual_squares / self.total_squares } else { 1.0 }
    }

    /// The fitted performance on a date.
    ///
    /// # Formula
    ///
    /// `2^(a + b·year)`, in the unit of the observations, with the year in `year`.
    #[must_use]
    pub fn performance_at(&self, year: f64) -> f64 {
        libm::exp2(self.logarithm_at(year))
    }

    /// The interval that holds a further observation of a date with this probability, if residuals are normal and
    /// independent; `None` for two observations, and for a probability that is not between zero and one.
    ///
    /// Residuals of a staircase are neither, so that a list's next head falls outside more often than stated.
    ///
    /// # Formula
    ///
    /// `2^(a + b·t₀ ± t·s·√(1 + 1/n + (t₀ − t̄)²/Sₜₜ))`, where s is the standard deviation of the residuals, t̄ the
    /// mean date, `Sₜₜ = Σ(tᵢ − t̄)²` and t the quantile of Student's distribution with n − 2 degrees of freedom.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::{ExponentialFit, ForecastModel, Observation};
    ///
    /// let growing = [(2000.0, 1.0), (2001.0, 2.2), (2002.0, 3.9), (2003.0, 8.1)];
    /// let fit = ExponentialFit::fit(&growing.map(|(year, value)| Observation { year, value }))?;
    /// let forecast = fit.prediction(2004.0, 0.9).unwrap();
    /// assert!(forecast.low < 16.0 && 16.0 < forecast.high);
    /// # Ok::<(), neuroscale_hpc::FitError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Draper and Smith 1998, *Applied Regression Analysis*, section 3.1.
    #[must_use]
    pub fn prediction(&self, year: f64, probability: f64) -> Option<Prediction> {
        self.scatter(year)?.interval(probability)
    }

    /// What the line makes of any date, if residuals are normal and independent; `None` for two observations.
    fn scatter(&self, year: f64) -> Option<Forecast> {
        let offset = year - self.mean_year;
        let leverage = self.leverage() + offset * offset / self.spread_of_years;
        Some(Forecast {
            location: self.logarithm_at(year),
            scale: self.residual_sd()? * leverage.sqrt(),
            freedom: self.freedom(),
        })
    }

    /// The variance of a further observation at the mean date, in variances of a residual.
    fn leverage(&self) -> f64 {
        1.0 + 1.0 / self.points
    }

    fn freedom(&self) -> f64 {
        self.points - 2.0
    }

    fn logarithm_at(&self, year: f64) -> f64 {
        self.height + self.slope * (year - self.mean_year)
    }
}

impl ForecastModel for ExponentialFit {
    /// Fits exponential growth to observations.
    ///
    /// # Formula
    ///
    /// Minimises `Σ (log2 yᵢ − a − b·tᵢ)²` over a and b, with dates t in `year` and performances y in any one unit.
    ///
    /// # Errors
    ///
    /// [`FitError`] when there are fewer than two observations, one of them is not positive and finite, all are of the
    /// same date, or the distances of the dates have no square in double precision.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::{ExponentialFit, ForecastModel, Observation};
    ///
    /// let doubling_yearly = [(2000.0, 1.0), (2001.0, 2.0), (2002.0, 4.0)];
    /// let observations = doubling_yearly.map(|(year, value)| Observation { year, value });
    /// let fit = ExponentialFit::fit(&observations)?;
    /// assert!((fit.doubling_time() - 1.0).abs() < 1e-12);
    /// # Ok::<(), neuroscale_hpc::FitError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Any textbook on regression, such as Draper and Smith 1998, *Applied Regression Analysis*, chapter 1.
    fn fit(observations: &[Observation<f64>]) -> Result<Self, FitError> {
        let Dated { last, first, years, doublings } = checked(observations)?;
        let mean_year = years.mean();
        // Centred dates keep the normal equations diagonal, and thus as well conditioned as they can be.
        let offsets = years.add_scalar(-mean_year);
        let design = DMatrix::from_columns(&[DVector::repeat(years.len(), 1.0), offsets.clone()]);
        let spread_of_years = offsets.norm_squared();
        let solution = (design.transpose() * &design)
            .cholesky()
            .filter(|_| spread_of_years.is_normal())
            .map(|normal| normal.solve(&(design.transpose() * &doublings)))
            .ok_or(FitError::Dates { first: years.min(), last: years.max() })?;
        let residuals = &doublings - &design * &solution;
        let neighbours: Vec<(f64, f64)> =
            residuals.as_slice().windows(2).map(|pair| (pair[0], pair[1])).collect();
        Ok(Self {
            last,
            points: years.len() as f64,
            mean_year,
            spread_of_years,
            height: libm::log2(first.value) + solution[0],
            // Zero, where it is, without a sign.
            slope: solution[1] + 0.0,
            residual_squares: residuals.norm_squared(),
            residual_products: neighbours.iter().map(|(one, next)| one * next).sum(),
            residual_changes: neighbours.iter().map(|(one, next)| (next - one) * (next - one)).sum(),
            total_squares: doublings.add_scalar(-doublings.mean()).norm_squared(),
        })
    }

    fn last(&self) -> Observation<f64> {
        self.last
    }

    /// What the line makes of a date, if residuals are normal and independent: Student's t with n − 2 degrees of freedom
    /// about the line. `None` before the last observation, and for a line through two observations alone.
    ///
    /// # Formula
    ///
    /// `a + b·t₀`, stretched by `s·√(1 + 1/n + (t₀ − t̄)²/Sₜₜ)`, as for a [prediction](ExponentialFit::prediction).
    fn forecast(&self, year: f64) -> Option<Forecast> {
        if year >= self.last.year { self.scatter(year) } else { None }
    }

    /// The first date on which a further observation would be at a target or above it with a probability, if residuals
    /// are normal and independent; `None` for two observations alone.
    ///
    /// # Formula
    ///
    /// The first root of `a + b·t₀ − t·s·√(1 + 1/n + (t₀ − t̄)²/Sₜₜ) = log2 target`, with t the quantile of Student's
    /// distribution with n − 2 degrees of freedom at that probability: the calibration of Fieller, read towards the
    /// target.
    ///
    /// # Source
    ///
    /// Fieller 1954, *Some problems in interval estimation*, Journal of the Royal Statistical Society B 16:175–185.
    fn crossing_year(&self, target: f64, probability: f64) -> Option<f64> {
        let t = student::quantile(probability, self.freedom())?;
        Some(self.crossing_of_path(target, -t))
    }

    /// The probability that no further observation would be at a target or above it on any date; not a number for two
    /// observations alone.
    ///
    /// # Formula
    ///
    /// `F(min (log2 target − a − b·t₀) / (s·√(1 + 1/n + (t₀ − t̄)²/Sₜₜ)))` over the dates t₀ to come, with F the
    /// distribution function of Student's t with n − 2 degrees of freedom: for a target above the line, that of
    /// `−b / (s/√Sₜₜ)`, that growth is none.
    fn never(&self, target: f64) -> f64 {
        self.never_reached(target)
    }
}

/// Refuses an observation without a date or without a logarithm.
pub(crate) fn each_checked(observations: &[Observation<f64>]) -> Result<(), FitError> {
    for (position, Observation { year, value }) in observations.iter().copied().enumerate() {
        if !year.is_finite() {
            return Err(FitError::NoDate { position, year });
        }
        if !(value.is_finite() && value > 0.0) {
            return Err(FitError::NotPositive { position, year, value });
        }
    }
    Ok(())
}

/// Observations in the order of their dates: the first and the last, the dates, and every value in doublings of the first,
/// so that small growth keeps its digits and none is none.
struct Dated {
    first: Observation<f64>,
    last: Observation<f64>,
    years: DVector<f64>,
    doublings: DVector<f64>,
}

/// Those of one date are in the order of their size, so that the order in which observations are given does not matter.
fn checked(observations: &[Observation<f64>]) -> Result<Dated, FitError> {
    let found = observations.len();
    let mut dated = observations.to_vec();
    dated.sort_by(|a, b| a.year.total_cmp(&b.year).then(a.value.total_cmp(&b.value)));
    let [first, .., last] = dated[..] else { return Err(FitError::TooFew { found, needed: 2 }) };
    each_checked(observations)?;
    // Rounding in the mean could hide it.
    if first.year >= last.year {
        return Err(FitError::EqualDates { found, year: first.year });
    }
    let doublings = dated.iter().map(|o| doublings_from(first.value, o.value));
    Ok(Dated {
        first,
        last,
        years: DVector::from_iterator(found, dated.iter().map(|o| o.year)),
        doublings: DVector::from_iterator(found, doublings),
    })
}

/// The doublings from one performance to another, with all their digits where the two are alike.
fn doublings_from(first: f64, other: f64) -> f64 {
    let growth = (other - first) / first;
    if growth.abs() < 0.5 {
        libm::log1p(growth) * std::f64::consts::LOG2_E
    } else {
        libm::log2(other) - libm::log2(first)
    }
}
