use neuroscale_quantity::Ring;

/// Share of its time that a machine stands idle.
///
/// # Formula
///
/// `idle = 1 − used`, both shares without a unit.
///
/// # Examples
///
/// ```
/// use neuroscale_hpc::idle_share;
///
/// assert_eq!(idle_share(0.25), 0.75);
/// ```
///
/// # Source
///
/// Claim `dl-tianhe2-idle`.
pub fn idle_share<R: Ring>(used: R) -> R {
    (R::from(1_u32) - used).called("idle share")
}
