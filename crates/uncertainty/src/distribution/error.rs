/// A distribution that cannot be, and what to change.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DistributionError {
    /// A parameter that is infinite or not a number.
    #[error("the {name} is {value}; give a finite number")]
    NotFinite {
        /// The parameter.
        name: &'static str,
        /// What was found.
        value: f64,
    },
    /// A parameter that must be positive.
    #[error("the {name} is {value}; give a number above zero, or an exact value where nothing is uncertain")]
    NotPositive {
        /// The parameter.
        name: &'static str,
        /// What was found.
        value: f64,
    },
    /// A number so small that its digits are lost.
    #[error("the {name} is {value:e}, too small to keep its digits; choose a smaller unit")]
    Subnormal {
        /// The parameter.
        name: &'static str,
        /// What was found.
        value: f64,
    },
    /// A number so large that a sum or difference with it overflows.
    #[error(
        "the interval from {low:e} to {high:e} is too wide for double precision; choose a larger unit or coverage"
    )]
    Overflow {
        /// The lower point.
        low: f64,
        /// The upper point.
        high: f64,
    },
    /// Two points in the wrong order.
    #[error("the interval from {low} to {high} runs backwards; exchange its ends")]
    Inverted {
        /// The lower point.
        low: f64,
        /// The upper point.
        high: f64,
    },
    /// Two points that are one.
    #[error("the interval from {value} to {value} has no width; give an exact value instead")]
    ZeroWidth {
        /// Both points.
        value: f64,
    },
    /// A logarithmic spread that reaches zero.
    #[error(
        "a logarithmic spread starts at {low}; give a lower point above zero, or choose a normal or uniform spread"
    )]
    NotLogarithmic {
        /// The lower point.
        low: f64,
    },
    /// A coverage outside of its range.
    #[error("the coverage is {coverage}; give a probability above 0 and below 1, such as 0.9")]
    Coverage {
        /// What was found.
        coverage: f64,
    },
    /// A most probable value outside of the ends.
    #[error("the most probable value {mode} lies outside of {low} to {high}; move it between them")]
    Mode {
        /// The lower end.
        low: f64,
        /// The most probable value.
        mode: f64,
        /// The upper end.
        high: f64,
    },
    /// A shape beyond the range in which the functions are accurate.
    #[error(
        "the {name} is {value}; its functions are accurate from {low} to {high}: beyond, use a normal or lognormal"
    )]
    Shape {
        /// The parameter.
        name: &'static str,
        /// What was found.
        value: f64,
        /// The smallest value.
        low: f64,
        /// The largest value.
        high: f64,
    },
    /// No outcomes.
    #[error("there is nothing to choose from; give at least one outcome")]
    Empty,
    /// A weight that is no probability.
    #[error("weight {position} is {weight}; give a probability from 0 to 1")]
    Weight {
        /// The position of the outcome, from 0.
        position: usize,
        /// What was found.
        weight: f64,
    },
    /// Weights that do not sum to one.
    #[error("the weights sum to {sum}; divide each by that, so that they sum to 1")]
    Weights {
        /// Their sum.
        sum: f64,
    },
    /// A truncation that leaves nothing.
    #[error(
        "nothing of the distribution lies between {low} and {high}; widen the truncation, or look at the interval"
    )]
    NothingLeft {
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// A bound from one side, which has no distribution.
    #[error("a {bound} bound has no distribution; give an interval, or assume one for this input")]
    OneSided {
        /// The side.
        bound: &'static str,
    },
    /// A spread that this release does not know.
    #[error("this spread has no distribution yet; assume one for this input")]
    Unknown,
}

/// A finite number with all its digits: zero, or at least the smallest normal number.
pub(super) fn finite(name: &'static str, value: f64) -> Result<f64, DistributionError> {
    if !value.is_finite() {
        Err(DistributionError::NotFinite { name, value })
    } else if value.is_subnormal() {
        Err(DistributionError::Subnormal { name, value })
    } else {
        Ok(value)
    }
}

/// A finite number above zero.
pub(super) fn positive(name: &'static str, value: f64) -> Result<f64, DistributionError> {
    match finite(name, value)? {
        value if value > 0.0 => Ok(value),
        value => Err(DistributionError::NotPositive { name, value }),
    }
}
