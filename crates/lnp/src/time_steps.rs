use neuroscale_quantity::{Ring, Scalar, Unit};

/// Time steps that fit into a duration.
///
/// # Formula
///
/// `steps = duration × rate`, with the duration in `s` and the rate of steps (frames, updates) in `1/s`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::time_steps;
///
/// assert_eq!(time_steps(0.020, 30.0), 0.6);
/// assert_eq!(time_steps(0.200, 30.0), 6.0);
/// ```
///
/// # Source
///
/// Claims `dl-steps-20ms`, `dl-steps-80ms`, `dl-steps-200ms`.
pub fn time_steps<R: Ring>(duration: R, rate: R) -> R {
    (duration * rate).counted_as(Unit::STEP).called("time steps")
}

/// Duration of so many time steps.
///
/// # Formula
///
/// `duration = steps / rate`, with steps in `step` and their rate in `1/s`.
///
/// # Examples
///
/// ```
/// use neuroscale_lnp::window;
///
/// assert_eq!(window(6.0, 30.0), 0.2);
/// ```
///
/// # Source
///
/// Inverse of [`time_steps`]; claim `dl-window`.
pub fn window<S: Scalar>(steps: S, rate: S) -> S {
    (steps / rate).counted_as(Unit::SECOND).called("duration of the time steps")
}
