mod error;
mod family;
mod interval;
mod gaussian;
mod normal;
mod split;
mod uniform;
mod logarithmic;
mod log_uniform;
mod triangular;
mod curve;
mod beta;
mod student;
mod table;
mod mixture;
mod truncated;

use std::sync::Arc;

use neuroscale_quantity::{Quantity, Spread};

use crate::kernel::{exp, ln};

pub use error::DistributionError;

use self::beta::Beta;
use self::error::{finite, positive};
use self::family::{Exact, Family};
use self::interval::Interval;
use self::log_uniform::LogUniform;
use self::logarithmic::Logarithmic;
use self::mixture::Mixture;
use self::normal::Normal;
use self::split::Split;
use self::student::StudentT;
use self::table::Table;
use self::triangular::Triangular;
use self::truncated::Truncated;
use self::uniform::Uniform;

/// The 95 % point of the standard normal distribution.
const Z_95: f64 = 1.644_853_626_951_472_7;

/// How probable each value of an uncertain number is.
///
/// Every distribution knows its density, cumulative and quantile functions, and is sampled through its
/// quantile: one uniform number gives one value. A distribution is cheap to clone.
///
/// ```
/// use neuroscale_uncertainty::Distribution;
///
/// let synapses = Distribution::lognormal_between(1e3, 1e4, 0.9)?;
/// assert!((synapses.quantile(0.95) - 1e4).abs() < 1e-8);
/// assert!((synapses.cumulative(1e3) - 0.05).abs() < 1e-15);
/// # Ok::<(), neuroscale_uncertainty::DistributionError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution(Kind);

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Exact(Exact),
    Normal(Normal),
    LogNormal(Logarithmic<Normal>),
    Split(Split),
    LogSplit(Logarithmic<Split>),
    Uniform(Uniform),
    LogUniform(LogUniform),
    Triangular(Triangular),
    Beta(Beta),
    StudentT(StudentT),
    Table(Arc<Table>),
    Mixture(Arc<Mixture>),
    Truncated(Arc<Truncated>),
}

/// The distributions, by the parameters of their definition or by an interval.
impl Distribution {
    /// A number without uncertainty.
    pub fn exact(value: f64) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Exact(Exact(finite("value", value)?))))
    }

    /// The normal distribution.
    ///
    /// # Formula
    /// f(x) = exp(−(x − mean)² / 2 sd²) / (sd · √(2π)).
    pub fn normal(mean: f64, sd: f64) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Normal(Normal::new(finite("mean", mean)?, positive("standard deviation", sd)?))))
    }

    /// The normal distribution that lies between two points with a probability of `coverage`, as much of the
    /// rest below as above.
    pub fn normal_between(low: f64, high: f64, coverage: f64) -> Result<Self, DistributionError> {
        let (mean, sd) = Interval::new(low, high, coverage)?.normal();
        Self::normal(mean, sd)
    }

    /// The distribution of a number whose natural logarithm is normal with mean `mu` and standard deviation
    /// `sigma`.
    ///
    /// # Formula
    /// quantile exp(μ + σ·z), mean exp(μ + σ²/2).
    pub fn lognormal(mu: f64, sigma: f64) -> Result<Self, DistributionError> {
        let logarithm = Normal::new(finite("mu", mu)?, positive("sigma", sigma)?);
        Ok(Self(Kind::LogNormal(Logarithmic(logarithm))))
    }

    /// The lognormal distribution that lies between two positive points with a probability of `coverage`:
    /// `8e10 to 9.2e10 at 90 %`.
    ///
    /// # Formula
    /// μ = (ln low + ln high) / 2, σ = (ln high − ln low) / 2z, z the standard normal quantile of (1 +
    /// coverage) / 2.
    pub fn lognormal_between(low: f64, high: f64, coverage: f64) -> Result<Self, DistributionError> {
        let (mu, sigma) = Interval::new(low, high, coverage)?.logarithmic()?.normal();
        Self::lognormal(mu, sigma)
    }

    /// Every value between two ends equally probable.
    pub fn uniform(low: f64, high: f64) -> Result<Self, DistributionError> {
        let (low, high) = Interval::ends(low, high)?;
        Ok(Self(Kind::Uniform(Uniform::new(low, high))))
    }

    /// The uniform distribution that lies between two points with a probability of `coverage`; its ends lie
    /// outside of them.
    pub fn uniform_between(low: f64, high: f64, coverage: f64) -> Result<Self, DistributionError> {
        let (low, high) = Interval::new(low, high, coverage)?.uniform();
        Self::uniform(low, high)
    }

    /// Every order of magnitude between two positive ends equally probable.
    ///
    /// # Formula
    /// f(x) = 1 / (x · ln(high / low)).
    pub fn log_uniform(low: f64, high: f64) -> Result<Self, DistributionError> {
        Self::log_uniform_between(low, high, 1.0)
    }

    /// The log-uniform distribution that lies between two positive points with a probability of `coverage`.
    pub fn log_uniform_between(low: f64, high: f64, coverage: f64) -> Result<Self, DistributionError> {
        let interval =
            if coverage == 1.0 { Interval::whole(low, high)? } else { Interval::new(low, high, coverage)? };
        let (ln_low, ln_high) = interval.logarithmic()?.uniform();
        if ln_low < ln(f64::MIN_POSITIVE) || ln_high > ln(f64::MAX) {
            return Err(DistributionError::Overflow { low, high });
        }
        let end = |end: f64, logarithm| if coverage == 1.0 { end } else { exp(logarithm) };
        let logarithm = Uniform::new(ln_low, ln_high);
        Ok(Self(Kind::LogUniform(LogUniform::new(end(low, ln_low), end(high, ln_high), logarithm))))
    }

    /// The triangular distribution: a density that rises straight to the most probable value, and falls
    /// straight behind it.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        let (low, mode, high) = Interval::with_mode(low, mode, high)?;
        Ok(Self(Kind::Triangular(Triangular::new(low, mode, high))))
    }

    /// The PERT distribution: smooth between two ends with a most probable value, its mean (low + 4·mode +
    /// high) / 6.
    ///
    /// # Formula
    /// A beta distribution stretched to [low, high] with a = 1 + 4 (mode − low)/(high − low), b = 1 + 4 (high
    /// − mode)/(high − low).
    ///
    /// # Source
    /// Malcolm, Roseboom, Clark and Fazar (1959), Operations Research 7, 646-669.
    pub fn pert(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        let (low, mode, high) = Interval::with_mode(low, mode, high)?;
        let a = 1.0 + 4.0 * ((mode - low) / (high - low));
        let b = 1.0 + 4.0 * ((high - mode) / (high - low));
        Ok(Self(Kind::Beta(Beta::new(a, b, low, high))))
    }

    /// The beta distribution between zero and one.
    ///
    /// # Formula
    /// f(x) = xᵃ⁻¹ (1 − x)ᵇ⁻¹ / B(a, b), for shapes from 0.01 to 1e4; others are refused. The cumulative function is that
    /// of statrs for shapes up to ten and a continued fraction in logarithms beyond, the quantile Newton's iteration of
    /// the latter; all are within 2e-12 of their value however small it is. Columns are drawn from a table of the
    /// quantile, within 1e-12 of the value.
    pub fn beta(a: f64, b: f64) -> Result<Self, DistributionError> {
        let shape = |name, value| match positive(name, value)? {
            inside @ 0.01..=1e4 => Ok(inside),
            value => Err(DistributionError::Shape { name, value, low: 0.01, high: 1e4 }),
        };
        Ok(Self(Kind::Beta(Beta::new(shape("a", a)?, shape("b", b)?, 0.0, 1.0))))
    }

    /// The number of events that happen independently at a mean of `rate`.
    ///
    /// # Formula
    /// P(k) = rateᵏ · exp(−rate) / k!, summed from the most probable count outwards to the last that a double holds
    /// with all its digits (statrs loses digits beyond a rate of a thousand).
    pub fn poisson(rate: f64) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Table(Arc::new(Table::poisson(positive("rate", rate)?)?))))
    }

    /// Student's t with this many degrees of freedom, moved and stretched.
    ///
    /// # Formula
    /// f(x) ∝ (1 + t²/ν)^(−(ν + 1)/2), t = (x − location) / scale, for 0.1 to a million degrees of freedom. Computed
    /// from the incomplete beta function on the side where nothing cancels, within 2e-12 of the value however small it
    /// is; statrs's own Student t has an error of 1e-9 near its centre. Columns are drawn from a table of the quantile,
    /// within 1e-10 of the value.
    pub fn student_t(location: f64, scale: f64, freedom: f64) -> Result<Self, DistributionError> {
        let freedom = match positive("degrees of freedom", freedom)? {
            inside @ 0.1..=1e6 => inside,
            value => {
                return Err(DistributionError::Shape {
                    name: "degrees of freedom",
                    value,
                    low: 0.1,
                    high: 1e6,
                });
            }
        };
        let (location, scale) = (finite("location", location)?, positive("scale", scale)?);
        Ok(Self(Kind::StudentT(StudentT::new(location, scale, freedom))))
    }

    /// The distribution with these 5 %, 50 % and 95 % points: below and above the median, half of a lognormal each (of a
    /// normal where the points reach zero).
    ///
    /// # Formula
    /// quantile exp(ln median + σ·z), σ = ln(median / low)/z₀.₉₅ below and ln(high / median)/z₀.₉₅ above the median.
    fn pooled(low: f64, median: f64, high: f64) -> Result<Self, DistributionError> {
        let (low, median, high) = Interval::with_mode(low, median, high)?;
        Ok(Self(if low > 0.0 {
            let half = |end: f64| (ln(end) - ln(median)).abs() / Z_95;
            Kind::LogSplit(Logarithmic(Split::new(ln(median), half(low), half(high))))
        } else {
            Kind::Split(Split::new(median, (median - low) / Z_95, (high - median) / Z_95))
        }))
    }

    /// Student's t that lies between two points with a probability of 90 %; an amount, whose lower point is positive, has no
    /// negative values.
    ///
    /// # Formula
    /// location (low + high) / 2, scale (high − low) / 2t, t the 95 % point of the standard distribution.
    fn student_between(low: f64, high: f64, freedom: f64) -> Result<Self, DistributionError> {
        let t = Self::student_t(0.0, 1.0, freedom)?.quantile(0.95);
        let whole = Self::student_t(f64::midpoint(low, high), (high - low) / (2.0 * t), freedom)?;
        if low > 0.0 { whole.truncated(0.0, f64::INFINITY) } else { Ok(whole) }
    }

    /// One of several values, each with its probability.
    pub fn discrete(outcomes: &[(f64, f64)]) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Table(Arc::new(Table::discrete(outcomes)?))))
    }

    /// One of several distributions, each with its probability.
    ///
    /// ```
    /// use neuroscale_uncertainty::Distribution;
    ///
    /// let either = Distribution::mixture(&[
    ///     (Distribution::exact(0.0)?, 0.6),
    ///     (Distribution::lognormal_between(1.0, 3.0, 0.9)?, 0.4),
    /// ])?;
    /// assert_eq!(either.cumulative(0.0), 0.6);
    /// # Ok::<(), neuroscale_uncertainty::DistributionError>(())
    /// ```
    pub fn mixture(parts: &[(Self, f64)]) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Mixture(Arc::new(Mixture::new(parts)?))))
    }

    /// The same distribution, known to lie between two ends: what lies outside is taken away, and the rest
    /// scaled up.
    ///
    /// Nothing is clipped, so no probability gathers at the ends. Use ±∞ for an end that stays open.
    ///
    /// # Formula
    /// F(x) = (G(x) − G(low)) / (G(high) − G(low)), G the whole distribution; quantile G⁻¹(G(low) + p ·
    /// (G(high) − G(low))), counted from above where that keeps more digits.
    pub fn truncated(&self, low: f64, high: f64) -> Result<Self, DistributionError> {
        Ok(Self(Kind::Truncated(Arc::new(Truncated::new(self.clone(), low, high)?))))
    }
}

/// What a distribution knows.
impl Distribution {
    /// The probability density at `x`; for single values, their probability.
    pub fn density(&self, x: f64) -> f64 {
        self.family().density(x)
    }

    /// The probability of a value of at most `x`.
    pub fn cumulative(&self, x: f64) -> f64 {
        self.family().cumulative(x)
    }

    /// The probability of a value above `x`, with all its digits where it is small.
    pub fn exceedance(&self, x: f64) -> f64 {
        self.family().exceedance(x)
    }

    /// The smallest value that is not exceeded with a probability of `p`; not a number unless 0 ≤ p ≤ 1.
    pub fn quantile(&self, p: f64) -> f64 {
        if (0.0..=1.0).contains(&p) { self.family().quantile(p + 0.0) } else { f64::NAN }
    }

    /// The mean, where it has a closed form; infinite or missing means are `None`.
    pub fn mean(&self) -> Option<f64> {
        self.family().mean().filter(|mean| mean.is_finite())
    }

    /// The value itself, if it is exact.
    pub fn as_exact(&self) -> Option<f64> {
        match &self.0 {
            Kind::Exact(Exact(value)) => Some(*value),
            _ => None,
        }
    }

    /// Mean and standard deviation, if it is normal.
    pub fn as_normal(&self) -> Option<(f64, f64)> {
        match &self.0 {
            Kind::Normal(normal) => Some((normal.mean, normal.sd)),
            _ => None,
        }
    }

    /// Mean and standard deviation of the natural logarithm, if it is lognormal.
    pub fn as_lognormal(&self) -> Option<(f64, f64)> {
        match &self.0 {
            Kind::LogNormal(Logarithmic(normal)) => Some((normal.mean, normal.sd)),
            _ => None,
        }
    }

    /// Replaces each uniform number of a column, strictly between zero and one, by a value.
    pub fn transform(&self, column: &mut [f64]) {
        self.family().fill(column);
    }

    fn family(&self) -> &dyn Family {
        match &self.0 {
            Kind::Exact(family) => family,
            Kind::Normal(family) => family,
            Kind::LogNormal(family) => family,
            Kind::Split(family) => family,
            Kind::LogSplit(family) => family,
            Kind::Uniform(family) => family,
            Kind::LogUniform(family) => family,
            Kind::Triangular(family) => family,
            Kind::Beta(family) => family,
            Kind::StudentT(family) => family,
            Kind::Table(family) => &**family,
            Kind::Mixture(family) => &**family,
            Kind::Truncated(family) => &**family,
        }
    }
}

/// The spread of a quantity as a distribution: its points are the 5 % and 95 % points, and the stated value
/// itself counts only where the quantity is exact. A range is taken as every order of magnitude between its ends equally
/// probable (every value, where it reaches zero).
impl TryFrom<&Quantity> for Distribution {
    type Error = DistributionError;

    fn try_from(quantity: &Quantity) -> Result<Self, DistributionError> {
        match quantity.spread() {
            Spread::Exact => Self::exact(quantity.value()),
            Spread::Normal { low, high } => Self::normal_between(low, high, 0.9),
            Spread::LogNormal { low, high } => Self::lognormal_between(low, high, 0.9),
            Spread::Uniform { low, high } => Self::uniform_between(low, high, 0.9),
            Spread::LogUniform { low, high } => Self::log_uniform_between(low, high, 0.9),
            Spread::Student { low, high, subjects } => {
                Self::student_between(low, high, f64::from(subjects) - 1.0)
            }
            Spread::Range { low, high } if low == high => Self::exact(low),
            Spread::Range { low, high } if low > 0.0 => Self::log_uniform(low, high),
            Spread::Range { low, high } => Self::uniform(low, high),
            Spread::Pooled { low, median, high } => Self::pooled(low, median, high),
            Spread::AtLeast => Err(DistributionError::OneSided { bound: "lower" }),
            Spread::AtMost => Err(DistributionError::OneSided { bound: "upper" }),
            _ => Err(DistributionError::Unknown),
        }
    }
}
