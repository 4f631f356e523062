use neuroscale_quantity::Significant;

/// A date or a performance in a message: to the minute, and without the noise of its last digits.
fn of(number: f64) -> Significant {
    Significant::new(number, 10)
}

/// Observations through which no growth can be fitted.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FitError {
    /// Fewer observations than the fit has numbers to find.
    #[error("{found} observations were given; the fit needs {needed} or more")]
    TooFew {
        /// How many there are.
        found: usize,
        /// How many there must be.
        needed: usize,
    },
    /// A value that has no logarithm.
    #[error(
        "observation {position}, of {}, is {}; a logarithm needs a positive, finite number", of(*year), of(*value)
    )]
    NotPositive {
        /// Its position, counted from 0.
        position: usize,
        /// Its date.
        year: f64,
        /// Its value.
        value: f64,
    },
    /// A date that is infinite or not a number.
    #[error("observation {position} has the date {}, which is no year", of(*year))]
    NoDate {
        /// Its position, counted from 0.
        position: usize,
        /// Its date.
        year: f64,
    },
    /// All observations of one date.
    #[error("all {found} observations are of {}; growth needs two dates", of(*year))]
    EqualDates {
        /// How many there are.
        found: usize,
        /// Their date.
        year: f64,
    },
    /// Dates whose distances have no square.
    #[error(
        "the dates run from {first:e} to {last:e}, too far or not far enough for double precision; count in other units"
    )]
    Dates {
        /// The first.
        first: f64,
        /// The last.
        last: f64,
    },
    /// Steps of growth whose squares overflow.
    #[error(
        "the growth from {} to {} has steps too steep for double precision; leave out dates that nearly coincide, or \
         values that are no performances",
        of(*first),
        of(*last)
    )]
    Steps {
        /// The first date.
        first: f64,
        /// The last date.
        last: f64,
    },
    /// Two observations of one date, between which no step has a length.
    #[error("observations {one} and {other} are both of {}; keep one of them", of(*year))]
    SameDate {
        /// The position of one, counted from 0.
        one: usize,
        /// The position of the other.
        other: usize,
        /// Their date.
        year: f64,
    },
}
