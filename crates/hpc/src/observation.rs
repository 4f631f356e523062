/// Anything that grows, such as the performance of a machine, on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Observation<S> {
    /// The date as a calendar year with a fraction, in `year`.
    pub year: S,
    /// What was observed, in the unit of its series: `FLOP/s`, `USD`, `bit/s`. It must be positive.
    pub value: S,
}
