use crate::student;

/// What a model of growth expects of a date: Student's t distribution of the binary logarithm of a performance.
///
/// ```
/// use neuroscale_hpc::Forecast;
///
/// let forecast = Forecast { location: 10.0, scale: 1.0, freedom: 4.0 };
/// assert_eq!(forecast.exceedance(1024.0), 0.5);
/// assert!(forecast.interval(0.9).is_some_and(|interval| interval.low < 512.0 && interval.high > 2048.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Forecast {
    /// The middle, as the binary logarithm of a performance.
    pub location: f64,
    /// By how many doublings one unit of Student's t moves; zero where nothing was ever seen to vary.
    pub scale: f64,
    /// The degrees of freedom.
    pub freedom: f64,
}

/// A forecast with an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Prediction {
    /// The lower end of the interval.
    pub low: f64,
    /// The middle: the fitted value, or the median.
    pub middle: f64,
    /// The upper end of the interval.
    pub high: f64,
}

impl Forecast {
    /// The performance that is not exceeded with a probability; `None` for a probability that is not between zero and
    /// one.
    ///
    /// # Formula
    ///
    /// `2^(location + scale·t)`, with t the quantile of Student's distribution.
    #[must_use]
    pub fn quantile(&self, probability: f64) -> Option<f64> {
        let t = student::quantile(probability, self.freedom)?;
        Some(libm::exp2(self.location + self.scale * t))
    }

    /// The interval that holds the performance with a probability, as much of the rest below as above; `None` for a
    /// probability that is not between zero and one.
    #[must_use]
    pub fn interval(&self, probability: f64) -> Option<Prediction> {
        let margin = self.scale * student::margin(probability, self.freedom)?;
        let points = [self.location - margin, self.location, self.location + margin];
        let [low, middle, high] = points.map(libm::exp2);
        Some(Prediction { low, middle, high })
    }

    /// The probability that a performance is reached.
    ///
    /// # Formula
    ///
    /// `F((location − log2 performance) / scale)`, with F the distribution function of Student's t; where the scale is
    /// zero, one up to the location and zero beyond.
    #[must_use]
    pub fn exceedance(&self, performance: f64) -> f64 {
        let ahead = self.location - libm::log2(performance);
        if self.scale > 0.0 {
            student::cumulative(ahead / self.scale, self.freedom)
        } else {
            f64::from(u8::from(ahead >= 0.0))
        }
    }
}
