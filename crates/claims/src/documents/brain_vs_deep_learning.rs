use crate::{ClaimError, Document};

pub(super) fn bind(d: &mut Document<'_>) -> Result<(), ClaimError> {
    let _ = d;
    Ok(())
}
