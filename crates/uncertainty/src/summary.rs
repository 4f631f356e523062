use crate::estimate::Estimate;
use crate::moments::Moments;
use crate::order::Order;

/// What is kept of a sample: its moments and its quantiles.
///
/// Summaries of parts merge into the summary of the whole, exactly and in any order: a run split over threads
/// or machines gives the same bits as a single one.
///
/// ```
/// use neuroscale_uncertainty::Summary;
///
/// let (left, right) = (Summary::of(&[3.0, 1.0]), Summary::of(&[2.0]));
/// assert!(left.merge(&right) == right.merge(&left) && left.merge(&right) == Summary::of(&[1.0, 2.0, 3.0]));
/// assert_eq!(left.merge(&right).quantile(0.5), 2.0);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    moments: Moments,
    order: Order,
    not_numbers: u64,
    infinities: u64,
}

impl Summary {
    /// The summary of a column.
    #[must_use]
    pub fn of(column: &[f64]) -> Self {
        let mut summary = Self::default();
        summary.add(column);
        summary
    }

    /// Makes room for so many more values.
    pub(crate) fn reserve(&mut self, values: usize) {
        self.order.reserve(values);
    }

    /// Adds a column.
    pub fn add(&mut self, column: &[f64]) {
        let before = self.count();
        self.order.add(column);
        let not_numbers = column.len() as u64 - (self.count() - before);
        self.infinities += self.moments.add(column) - not_numbers;
        self.not_numbers += not_numbers;
    }

    /// The summary of both samples together.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        let mut whole = self.clone();
        whole.absorb(other);
        whole
    }

    pub(crate) fn absorb(&mut self, other: &Self) {
        self.moments.merge(&other.moments);
        self.order.merge(&other.order);
        self.not_numbers += other.not_numbers;
        self.infinities += other.infinities;
    }

    /// How many numbers were seen.
    pub fn count(&self) -> u64 {
        self.order.total()
    }

    /// How many results were not numbers; they count nowhere else.
    pub fn not_numbers(&self) -> u64 {
        self.not_numbers
    }

    /// The mean; not a number where an infinity was seen, or nothing.
    pub fn mean(&self) -> f64 {
        if self.infinities > 0 || self.count() == 0 { f64::NAN } else { self.moments.mean(self.count()) }
    }

    /// The sample variance, without cancellation.
    ///
    /// # Formula
    /// (n·Σx² − (Σx)²) / (n·(n − 1)).
    pub fn variance(&self) -> f64 {
        if self.infinities > 0 { f64::NAN } else { self.moments.variance(self.count()) }
    }

    /// The smallest value.
    pub fn smallest(&self) -> f64 {
        self.order.ends().0
    }

    /// The largest value.
    pub fn largest(&self) -> f64 {
        self.order.ends().1
    }

    /// The share of the value farthest from the mean in the sum of squared distances: near one, a single draw
    /// makes the variance.
    pub(crate) fn largest_share(&self) -> f64 {
        let distance = (self.largest() - self.mean()).max(self.mean() - self.smallest());
        distance * distance / (self.variance() * (self.count().saturating_sub(1)) as f64)
    }

    /// A quantile of the sample: that of its values themselves up to four million of them (2²²), and of cells that resolve
    /// their spread beyond.
    pub fn quantile(&self, p: f64) -> f64 {
        self.order.quantile(p)
    }

    /// A quantile of the distribution that the sample was drawn from, with its 95 % interval.
    ///
    /// # Formula
    /// The number of draws below a quantile is binomial: the interval runs between the sample's values at the
    /// places n·p ± 1.96·√(n·p·(1 − p)).
    pub(crate) fn quantile_estimate(&self, p: f64) -> Estimate {
        let n = self.count() as f64;
        let reach = Z_95 * (n * p * (1.0 - p)).sqrt();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the sample's places"
        )]
        let at = |place: f64| self.order.at(place.max(0.0) as u64);
        Estimate {
            value: self.quantile(p),
            low: at((n * p - reach).floor() - 1.0),
            high: at((n * p + reach).ceil()),
        }
    }

    /// The probability of more than `threshold`, with its 95 % interval.
    ///
    /// # Formula
    /// Wilson's score interval.
    pub(crate) fn exceedance_estimate(&self, threshold: f64) -> Estimate {
        let n = self.count() as f64;
        let share = self.order.above(threshold) / n;
        let square = Z_95 * Z_95 / n;
        let middle = (share + square / 2.0) / (1.0 + square);
        let reach = (square * (share * (1.0 - share) + square / 4.0)).sqrt() / (1.0 + square);
        Estimate { value: share, low: (middle - reach).max(0.0), high: (middle + reach).min(1.0) }
    }

    /// The share of values above a threshold.
    pub(crate) fn exceedance(&self, threshold: f64) -> f64 {
        self.order.above(threshold) / self.count() as f64
    }
}

/// The 97.5 % point of the standard normal distribution.
pub(crate) const Z_95: f64 = 1.959963984540054;
