use super::DistributionError;
use super::error::finite;
use super::family::Family;

/// How far the weights of outcomes may be from summing to one: the rounding of weights typed with nine
/// digits.
pub(super) const WEIGHT_TOLERANCE: f64 = 1e-9;

/// Beyond this rate the table would be large, and a normal distribution has the same first four digits.
const LARGEST_RATE: f64 = 1e9;

/// Single values, each with its probability.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Table {
    /// In ascending order, each once.
    values: Vec<f64>,
    masses: Vec<f64>,
    /// The probability of at most each value.
    cumulative: Vec<f64>,
    /// The probability of more than each value.
    exceedance: Vec<f64>,
    /// For each of `guide.len()` equal cells of the unit interval, the first value that a number from the
    /// cell can mean.
    guide: Vec<usize>,
    mean: f64,
}

impl Table {
    pub(super) fn discrete(outcomes: &[(f64, f64)]) -> Result<Self, DistributionError> {
        let sum = check_weights(outcomes.iter().map(|(_, weight)| *weight))?;
        let mut sorted = outcomes.to_vec();
        for (value, weight) in &mut sorted {
            *value = finite("outcome", *value)? + 0.0;
            *weight /= sum;
        }
        sorted.retain(|(_, weight)| *weight > 0.0);
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        sorted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        let (values, masses): (Vec<f64>, Vec<f64>) = sorted.into_iter().unzip();
        let mean = values.iter().zip(&masses).map(|(value, mass)| value * mass).sum();
        Ok(Self::new(values, masses, mean))
    }

    /// From the most probable count outwards by P(k + 1) / P(k) = rate / (k + 1), until nothing is left that
    /// a double could hold with all its digits.
    pub(super) fn poisson(rate: f64) -> Result<Self, DistributionError> {
        if rate > LARGEST_RATE {
            return Err(DistributionError::Shape { name: "rate", value: rate, low: 0.0, high: LARGEST_RATE });
        }
        let mode = rate.floor();
        let mut below = vec![];
        let (mut count, mut mass) = (mode, 1.0);
        while count > 0.0 && mass > f64::MIN_POSITIVE {
            mass *= count / rate;
            count -= 1.0;
            below.push((count, mass));
        }
        let mut outcomes: Vec<(f64, f64)> = below.into_iter().rev().collect();
        (count, mass) = (mode, 1.0);
        while mass > f64::MIN_POSITIVE {
            outcomes.push((count, mass));
            count += 1.0;
            mass *= rate / count;
        }
        let sum: f64 = outcomes.iter().map(|(_, mass)| mass).sum();
        let (values, masses) = outcomes.into_iter().map(|(value, mass)| (value, mass / sum)).unzip();
        Ok(Self::new(values, masses, rate))
    }

    fn new(values: Vec<f64>, masses: Vec<f64>, mean: f64) -> Self {
        let running = |sum: &mut f64, mass: &f64| {
            *sum += mass;
            Some(sum.min(1.0))
        };
        let mut cumulative: Vec<f64> = masses.iter().scan(0.0, running).collect();
        if let Some(last) = cumulative.last_mut() {
            *last = 1.0;
        }
        let mut exceedance: Vec<f64> = masses.iter().rev().scan(0.0, running).collect();
        exceedance.reverse();
        exceedance = exceedance.into_iter().skip(1).chain([0.0]).collect();
        let cells = values.len();
        let guide = (0..cells)
            .map(|cell| cumulative.partition_point(|reached| *reached < cell as f64 / cells as f64))
            .collect();
        Self { values, masses, cumulative, exceedance, guide, mean }
    }

    /// How many values are at most `x`.
    fn up_to(&self, x: f64) -> usize {
        self.values.partition_point(|value| *value <= x)
    }

    fn value(&self, position: usize) -> f64 {
        self.values.get(position).or(self.values.last()).copied().unwrap_or(f64::NAN)
    }
}

impl Family for Table {
    fn density(&self, x: f64) -> f64 {
        self.values
            .binary_search_by(|value| value.total_cmp(&x))
            .map_or(0.0, |position| self.masses[position])
    }

    fn cumulative(&self, x: f64) -> f64 {
        self.up_to(x).checked_sub(1).map_or(0.0, |last| self.cumulative[last])
    }

    fn exceedance(&self, x: f64) -> f64 {
        self.up_to(x).checked_sub(1).map_or(1.0, |last| self.exceedance[last])
    }

    fn reaching(&self, x: f64) -> f64 {
        (self.exceedance(x) + self.density(x)).min(1.0)
    }

    fn below(&self, x: f64) -> f64 {
        let position = self.values.partition_point(|value| *value < x);
        position.checked_sub(1).map_or(0.0, |last| self.cumulative[last])
    }

    fn quantile(&self, p: f64) -> f64 {
        self.value(self.cumulative.partition_point(|reached| *reached < p))
    }

    fn upper_quantile(&self, q: f64) -> f64 {
        self.value(self.exceedance.partition_point(|left| *left > q))
    }

    fn mean(&self) -> Option<f64> {
        Some(self.mean)
    }

    fn fill(&self, column: &mut [f64]) {
        let cells = self.guide.len() as f64;
        for value in column {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and the length"
            )]
            let cell = (*value * cells) as usize;
            let mut position = self.guide.get(cell).map_or(0, |first| first.saturating_sub(1));
            while self.cumulative.get(position).is_some_and(|reached| *reached < *value) {
                position += 1;
            }
            *value = self.value(position);
        }
    }
}

/// Checks weights one by one and together; returns their sum.
pub(super) fn check_weights(weights: impl Iterator<Item = f64>) -> Result<f64, DistributionError> {
    let (mut sum, mut count) = (0.0, 0);
    for (position, weight) in weights.enumerate() {
        if !(0.0..=1.0).contains(&weight) {
            return Err(DistributionError::Weight { position, weight });
        }
        sum += weight;
        count += 1;
    }
    match (count, sum) {
        (0, _) => Err(DistributionError::Empty),
        (_, sum) if (sum - 1.0_f64).abs() > WEIGHT_TOLERANCE => Err(DistributionError::Weights { sum }),
        (_, sum) => Ok(sum),
    }
}
