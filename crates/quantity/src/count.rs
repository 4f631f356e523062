use std::cmp::Ordering;
use std::fmt;
use std::iter::{Product, Sum};
use std::num::ParseIntError;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use crate::{Ring, Unit};

/// An exact count that never wraps: an overflow, or a difference below zero, stays visible to the end.
///
/// ```
/// use neuroscale_quantity::Count;
///
/// let parameters = Count::from(175_000) * Count::from(1_000_000);
/// assert_eq!(parameters.get(), Some(175_000_000_000));
/// assert_eq!((Count::from(1) - Count::from(2)).get(), None);
/// assert_eq!([3_u64, 4, 5].map(Count::from).into_iter().sum::<Count>(), "12".parse()?);
/// assert!(Count::from(2) < Count::from(u64::MAX));
/// # Ok::<(), std::num::ParseIntError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "crate::exchange::Whole", try_from = "crate::exchange::Whole"))]
pub struct Count(Option<u128>);

impl Count {
    /// An exact count.
    #[must_use]
    pub const fn new(count: u128) -> Self {
        Self(Some(count))
    }

    /// The count, or `None` where it left the range 0 ..= 2¹²⁸ − 1 on the way.
    #[must_use]
    pub const fn get(self) -> Option<u128> {
        self.0
    }
}

macro_rules! from_unsigned {
    ($($unsigned:ty),*) => {
        $(impl From<$unsigned> for Count {
            fn from(count: $unsigned) -> Self {
                Self(Some(count.into()))
            }
        })*
    };
}

from_unsigned!(u8, u16, u32, u64, u128);

/// A number below zero is out of range, as a difference below zero is.
impl From<i32> for Count {
    fn from(count: i32) -> Self {
        Self(u128::try_from(count).ok())
    }
}

impl FromStr for Count {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        text.parse().map(Self::new)
    }
}

/// A count that is out of range is neither more nor less than another: nobody knows on which side it left.
impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other { Some(Ordering::Equal) } else { Some(self.0?.cmp(&other.0?)) }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::new(0), Add::add)
    }
}

impl<'c> Sum<&'c Self> for Count {
    fn sum<I: Iterator<Item = &'c Self>>(counts: I) -> Self {
        counts.copied().sum()
    }
}

impl Product for Count {
    fn product<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::new(1), Mul::mul)
    }
}

impl<'c> Product<&'c Self> for Count {
    fn product<I: Iterator<Item = &'c Self>>(counts: I) -> Self {
        counts.copied().product()
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(count) => count.fmt(f),
            None => f.pad("out of range"),
        }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.with(other, u128::checked_add)
    }
}

impl Sub for Count {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.with(other, u128::checked_sub)
    }
}

impl Mul for Count {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        self.with(other, u128::checked_mul)
    }
}

impl Count {
    fn with(self, other: Self, checked: fn(u128, u128) -> Option<u128>) -> Self {
        Self(self.0.zip(other.0).and_then(|(a, b)| checked(a, b)))
    }
}

impl Ring for Count {
    fn counted_as(self, _: Unit) -> Self {
        self
    }

    fn called(self, _: &'static str) -> Self {
        self
    }
}
