use std::fmt;
use std::ops::{Add, Mul, Sub};

use crate::{Ring, Unit};

/// An exact count that never wraps: an overflow, or a difference below zero, stays visible to the end.
///
/// ```
/// use neuroscale_quantity::Count;
///
/// let parameters = Count::from(175_000) * Count::from(1_000_000);
/// assert_eq!(parameters.get(), Some(175_000_000_000));
/// assert_eq!((Count::from(1) - Count::from(2)).get(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl From<u32> for Count {
    fn from(count: u32) -> Self {
        Self(Some(count.into()))
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
