//! A random walk as `serde` writes it: what is read is checked again.

use serde::{Deserialize, Serialize};

use super::RandomWalk;
use crate::fit::each_checked;
use crate::{FitError, Observation, doublings, years_between};

/// The numbers from which a random walk follows; its drift is that of its ends.
#[derive(Serialize, Deserialize)]
pub(super) struct Written {
    first: Observation<f64>,
    last: Observation<f64>,
    steps: f64,
    volatility: f64,
}

/// Numbers that no walk has.
#[derive(Debug, thiserror::Error)]
pub(super) enum NoWalk {
    #[error(transparent)]
    Ends(#[from] FitError),
    #[error("a walk from {first} to {last} does not go on in time")]
    Order { first: f64, last: f64 },
    #[error(
        "{steps} steps of volatility {volatility} are no walk; expected two or more, and a finite number not below 0"
    )]
    Steps { steps: f64, volatility: f64 },
}

impl From<RandomWalk> for Written {
    fn from(walk: RandomWalk) -> Self {
        let RandomWalk { first, last, steps, volatility, .. } = walk;
        Self { first, last, steps, volatility }
    }
}

impl TryFrom<Written> for RandomWalk {
    type Error = NoWalk;

    fn try_from(written: Written) -> Result<Self, NoWalk> {
        let Written { first, last, steps, volatility } = written;
        if !(steps >= 2.0 && steps.fract() == 0.0 && volatility >= 0.0 && volatility.is_finite()) {
            return Err(NoWalk::Steps { steps, volatility });
        }
        each_checked(&[first, last])?;
        if first.year >= last.year {
            return Err(NoWalk::Order { first: first.year, last: last.year });
        }
        let drift = doublings(first.value, last.value) / years_between(first.year, last.year);
        Ok(Self { first, last, steps, drift, volatility })
    }
}
