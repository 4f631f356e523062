/// A performance, or anything else that grows, on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Observation<S> {
    /// The date as a calendar year with a fraction, in `year`.
    pub year: S,
    /// What was observed, such as the performance of a machine, in `FLOP/s`. It must be positive.
    pub performance: S,
}
