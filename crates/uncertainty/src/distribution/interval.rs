use super::DistributionError;
use super::error::finite;
use crate::kernel::{ln, normal_quantile};

/// Two points between which a number lies with a known probability, the rest shared equally by both sides.
#[derive(Clone, Copy)]
pub(super) struct Interval {
    low: f64,
    high: f64,
    coverage: f64,
}

impl Interval {
    pub(super) fn new(low: f64, high: f64, coverage: f64) -> Result<Self, DistributionError> {
        if !(coverage > 0.0 && coverage < 1.0) {
            return Err(DistributionError::Coverage { coverage });
        }
        Ok(Self { coverage, ..Self::whole(low, high)? })
    }

    /// Two points between which the number lies for certain.
    pub(super) fn whole(low: f64, high: f64) -> Result<Self, DistributionError> {
        let (low, high) = Self::ends(low, high)?;
        Ok(Self { low, high, coverage: 1.0 })
    }

    /// Two finite points in order, their distance finite as well.
    pub(super) fn ends(low: f64, high: f64) -> Result<(f64, f64), DistributionError> {
        let (low, high) = (finite("lower point", low)?, finite("upper point", high)?);
        if low > high {
            Err(DistributionError::Inverted { low, high })
        } else if low == high {
            Err(DistributionError::ZeroWidth { value: low })
        } else if !(high - low).is_finite() {
            Err(DistributionError::Overflow { low, high })
        } else {
            Ok((low, high))
        }
    }

    pub(super) fn with_mode(low: f64, mode: f64, high: f64) -> Result<(f64, f64, f64), DistributionError> {
        let (low, high) = Self::ends(low, high)?;
        let mode = finite("most probable value", mode)?;
        if (low..=high).contains(&mode) {
            Ok((low, mode, high))
        } else {
            Err(DistributionError::Mode { low, mode, high })
        }
    }

    /// The same interval of the natural logarithm.
    pub(super) fn logarithmic(self) -> Result<Self, DistributionError> {
        if self.low > 0.0 {
            let (low, high) = (ln(self.low), ln(self.high));
            if low == high {
                Err(DistributionError::ZeroWidth { value: self.low })
            } else {
                Ok(Self { low, high, ..self })
            }
        } else {
            Err(DistributionError::NotLogarithmic { low: self.low })
        }
    }

    /// Mean and standard deviation of the normal distribution with these points.
    pub(super) fn normal(self) -> (f64, f64) {
        let z = normal_quantile(0.5 + 0.5 * self.coverage);
        (f64::midpoint(self.low, self.high), (self.high - self.low) / (2.0 * z))
    }

    /// The ends of the uniform distribution with these points.
    pub(super) fn uniform(self) -> (f64, f64) {
        let beyond = (self.high - self.low) * ((1.0 - self.coverage) / (2.0 * self.coverage));
        (self.low - beyond, self.high + beyond)
    }
}
