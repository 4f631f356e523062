use std::fmt;

use neuroscale_quantity::Measure;
use rayon::prelude::*;

use crate::estimate::Estimate;
use crate::kernel::ln_in_place;
use crate::{Model, ModelError, Sampling};

/// On which scale the variance of a result is divided among its inputs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Scale {
    /// The decimal logarithm: for results that are known within factors. They must be positive.
    #[default]
    Log10,
    /// The result itself: for results that may be zero or negative.
    Linear,
}

/// How much of a result's variance one input is responsible for.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Indices {
    /// The name of the input.
    pub input: String,
    /// The first-order index: the share that would vanish, on average, if the input alone were known.
    ///
    /// Estimator of Saltelli et al. (2010).
    pub first: Estimate,
    /// The first-order index once more, by the estimator of Janon et al. (2014): the two should agree.
    pub first_janon: Estimate,
    /// The total index: the share that would remain, on average, if everything but the input were known.
    ///
    /// Estimator of Jansen (1999).
    pub total: Estimate,
}

/// The input's swing in a tornado: the result with all other inputs at their medians.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Swing {
    /// The name of the input.
    pub input: String,
    /// The result with the input at its 5 % point.
    pub at_low: f64,
    /// The result with the input at its 95 % point.
    pub at_high: f64,
}

impl Model<'_> {
    /// The Sobol' indices of every input that varies, in order: exact where the result has a closed form on
    /// this scale, otherwise by sampling.
    ///
    /// # Formula
    /// For a product of lognormals on the logarithmic scale, and a sum of normals on its own, first-order and
    /// total index are σᵢ² / σ².
    pub fn sensitivity(&self, sampling: &Sampling, scale: Scale) -> Result<Vec<Indices>, ModelError> {
        let shares = self.closed().and_then(|closed| closed.shares).filter(|(of, _)| *of == scale);
        let Some((_, shares)) = shares else { return self.sampled_sensitivity(sampling, scale) };
        let exact = |(position, input): (usize, &str)| {
            let share = Estimate::exact(shares.get(&position).copied().unwrap_or(0.0));
            Indices { input: input.to_owned(), first: share, first_janon: share, total: share }
        };
        Ok(self.varying_positions().zip(self.varying()).map(exact).collect())
    }

    /// The Sobol' indices by sampling, with t-intervals from the replicates, even where closed forms are
    /// known.
    ///
    /// # Formula
    /// With two independent sets of inputs A and B, and Aᵢ equal to A but for input i, which is B's; f centred on its
    /// mean, V its variance over A and B, m the mean of f(B) and f(Aᵢ), ⟨ ⟩ an average over the samples:
    ///
    /// - Saltelli 2010, first order: ⟨f(B) · (f(Aᵢ) − f(A))⟩ / V
    /// - Janon, first order: (⟨f(B) · f(Aᵢ)⟩ − m²) / (⟨f(B)² + f(Aᵢ)²⟩ / 2 − m²)
    /// - Jansen, total: ⟨(f(A) − f(Aᵢ))²⟩ / 2V
    ///
    /// The cost is (inputs + 2) · samples · replicates evaluations.
    ///
    /// # Source
    /// Saltelli et al. (2010), <https://doi.org/10.1016/j.cpc.2009.09.018>; Janon et al. (2014),
    /// <https://doi.org/10.1051/ps/2013040>; Jansen (1999), <https://doi.org/10.1016/S0010-4655(98)00154-4>.
    pub fn sampled_sensitivity(&self, sampling: &Sampling, scale: Scale) -> Result<Vec<Indices>, ModelError> {
        sampling.check_replicated()?;
        if self.varying().next().is_none() {
            return Err(ModelError::Constant);
        }
        let replicates = (0..sampling.replicates)
            .into_par_iter()
            .map(|replicate| self.replicate(sampling, replicate, scale));
        let replicates = replicates.collect::<Result<Vec<Vec<[f64; 3]>>, _>>()?;
        let estimate = |input: usize, which: usize| {
            let values: Vec<f64> = replicates.iter().map(|indices| indices[input][which]).collect();
            Estimate::of_replicates(&values)
        };
        let indices = |(position, input): (usize, &str)| Indices {
            input: input.to_owned(),
            first: estimate(position, 0),
            first_janon: estimate(position, 1),
            total: estimate(position, 2),
        };
        Ok(self.varying().enumerate().map(indices).collect())
    }

    /// One replicate's indices: Saltelli's, Janon's and Jansen's for each input.
    fn replicate(
        &self,
        sampling: &Sampling,
        replicate: u64,
        scale: Scale,
    ) -> Result<Vec<[f64; 3]>, ModelError> {
        let sets = [self.numbers(sampling, replicate, 0)?, self.numbers(sampling, replicate, 1)?];
        let varying: Vec<usize> = self.varying_positions().collect();
        let mut sums = Sums::new(varying.len());
        let mut start = 0;
        while start < sampling.samples {
            let length = self.block().min(sampling.samples - start);
            let values = sets
                .each_ref()
                .map(|set| self.values(set, start, usize::try_from(length).unwrap_or(usize::MAX)));
            let [mut mixed, other] =
                values.each_ref().map(|set| set.iter().map(Vec::as_slice).collect::<Vec<_>>());
            let (a, b) = (self.on_scale(&mixed, start, scale)?, self.on_scale(&other, start, scale)?);
            sums.add_base(&a, &b);
            for (position, input) in varying.iter().enumerate() {
                let own = std::mem::replace(&mut mixed[*input], other[*input]);
                sums.add_mixed(position, &a, &b, &self.on_scale(&mixed, start, scale)?);
                mixed[*input] = own;
            }
            start += length;
        }
        sums.indices()
    }

    fn on_scale(&self, columns: &[&[f64]], start: u64, scale: Scale) -> Result<Vec<f64>, ModelError> {
        let mut results = vec![0.0; columns.first().map_or(0, |column| column.len())];
        self.apply(columns, &mut results)?;
        if let Some(position) = results.iter().position(|result| result.is_nan()) {
            return Err(ModelError::NotANumber { count: 1, samples: start + position as u64 + 1 });
        }
        if scale == Scale::Log10 {
            if let Some(value) = results.iter().copied().find(|result| *result <= 0.0) {
                return Err(ModelError::NotPositive { value });
            }
            ln_in_place(&mut results);
            for logarithm in &mut results {
                *logarithm *= std::f64::consts::LOG10_E;
            }
        }
        match results.iter().copied().find(|result| !result.is_finite()) {
            Some(value) => Err(ModelError::NotFinite { value }),
            None => Ok(results),
        }
    }

    /// The result at the 5 % and the 95 % point of each input that varies, all others at their medians; the
    /// widest swing first.
    pub fn tornado(&self) -> Result<Vec<Swing>, ModelError> {
        let mut swings = vec![];
        for (position, input) in self.varying_positions().zip(self.varying()) {
            let [at_low, at_high] = [0.05, 0.95].map(|own| self.at_quantiles(0.5, position, own));
            swings.push(Swing { input: input.to_owned(), at_low: at_low?, at_high: at_high? });
        }
        swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
        Ok(swings)
    }
}

impl Swing {
    /// How far the result moves.
    pub fn width(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }

    /// The swing in a unit, given in the base unit: `mine#x: 4 day to 9 day`.
    #[must_use]
    pub fn show(&self, measure: &Measure) -> String {
        format!("{}: {} to {}", self.input, measure.show(self.at_low), measure.show(self.at_high))
    }
}

/// The swing in its base unit, which is not named.
impl fmt::Display for Swing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.show(&Measure::default()))
    }
}

/// Both shares of the variance, which have no unit.
impl fmt::Display for Indices {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: first {}, total {}", self.input, self.first, self.total)
    }
}

/// The sums from which all indices of a replicate follow, taken from a fixed centre near the mean, so that
/// little cancels.
struct Sums {
    centre: Option<f64>,
    count: f64,
    a: f64,
    b: f64,
    squares: f64,
    b_squares: f64,
    mixed: Vec<Mixed>,
}

#[derive(Clone, Copy, Default)]
struct Mixed {
    sum: f64,
    squares: f64,
    with_b: f64,
    b_times_change: f64,
    change: f64,
    change_squares: f64,
}

impl Sums {
    fn new(inputs: usize) -> Self {
        let mixed = vec![Mixed::default(); inputs];
        Self { centre: None, count: 0.0, a: 0.0, b: 0.0, squares: 0.0, b_squares: 0.0, mixed }
    }

    /// The mean of the first block stands for the mean of all.
    fn add_base(&mut self, a: &[f64], b: &[f64]) {
        let centre = *self.centre.get_or_insert_with(|| a.iter().sum::<f64>() / a.len() as f64);
        for (a, b) in a.iter().zip(b) {
            let (a, b) = (a - centre, b - centre);
            self.a += a;
            self.b += b;
            self.squares += a * a + b * b;
            self.b_squares += b * b;
        }
        self.count += a.len() as f64;
    }

    fn add_mixed(&mut self, input: usize, a: &[f64], b: &[f64], mixed: &[f64]) {
        let centre = self.centre.unwrap_or(0.0);
        let mut sums = self.mixed[input];
        for ((a, b), mixed) in a.iter().zip(b).zip(mixed) {
            let (a, b, mixed) = (a - centre, b - centre, mixed - centre);
            let change = mixed - a;
            sums.sum += mixed;
            sums.squares += mixed * mixed;
            sums.with_b += b * mixed;
            sums.b_times_change += b * change;
            sums.change += change;
            sums.change_squares += change * change;
        }
        self.mixed[input] = sums;
    }

    fn indices(&self) -> Result<Vec<[f64; 3]>, ModelError> {
        let n = self.count;
        let mean = (self.a + self.b) / (2.0 * n);
        let variance = self.squares / (2.0 * n) - mean * mean;
        if variance <= 0.0 {
            return Err(ModelError::Constant);
        }
        let of = |mixed: &Mixed| {
            let saltelli = (mixed.b_times_change - mean * mixed.change) / n / variance;
            let both = (self.b + mixed.sum) / (2.0 * n);
            let janon = (mixed.with_b / n - both * both)
                / ((self.b_squares + mixed.squares) / (2.0 * n) - both * both);
            [saltelli, janon, mixed.change_squares / (2.0 * n) / variance]
        };
        Ok(self.mixed.iter().map(of).collect())
    }
}
