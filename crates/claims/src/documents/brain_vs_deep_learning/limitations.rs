//! Part III: what the model leaves out, and whether less would do.

use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    d.input("dl-backpropagation-factor")?;
    d.input("dl-spindles-rem")?;
    d.note("dl-spindles-rem", "spindles mark the second stage of sleep without rapid eye movements")?;
    d.input("dl-einstein")?;
    d.input("dl-genie-age")?;
    d.input("dl-genie-years")?;
    d.input("dl-evolution")?;
    d.input("dl-cortex-shrink")?;
    d.input("dl-cortex-shrink-time")?;
    d.input("dl-mammoths")?;
    d.input("dl-circuits-age")?;
    d.input("dl-architectures")?;
    Ok(())
}
