//! A post of July 2015 that sets the cost of a cascade of the brain against the growth of supercomputers; one function
//! per part, in the order of the post.

use crate::{ClaimError, Document};

pub use cells::CerebellarCells;

mod singularity;
mod reference_numbers;
mod neuron;
mod reconstruction;
mod cells;
mod cerebellum;
mod limitations;
mod machines;
mod forecasts;

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    singularity::bind(d)?;
    reference_numbers::bind(d)?;
    neuron::bind(d)?;
    cerebellum::bind(d)?;
    limitations::bind(d)?;
    machines::bind(d)?;
    forecasts::bind(d)
}
