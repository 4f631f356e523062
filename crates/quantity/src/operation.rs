use crate::{Scalar, Unit};

/// One operation of a formula, on operands of any kind: positions in a graph, values, or whatever a formula
/// is read as by [`Formula::fold`](crate::Formula::fold).
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Operation<T> {
    /// An input, by its position among [`Formula::inputs`](crate::Formula::inputs).
    Input(usize),
    /// A number without a unit.
    Constant(f64),
    /// A sum.
    Add(T, T),
    /// A difference.
    Subtract(T, T),
    /// A product.
    Multiply(T, T),
    /// A quotient.
    Divide(T, T),
    /// A binary logarithm.
    Log2(T),
    /// An exponential.
    Exp(T),
    /// A square root.
    Sqrt(T),
    /// The same value, counted in another unit.
    CountedAs(T, Unit),
    /// The same value, named for people.
    Called(T, &'static str),
}

impl<T> Operation<T> {
    /// The operands, from left to right.
    pub fn operands(self) -> impl Iterator<Item = T> {
        let (first, second) = match self {
            Self::Input(_) | Self::Constant(_) => (None, None),
            Self::Add(a, b) | Self::Subtract(a, b) | Self::Multiply(a, b) | Self::Divide(a, b) => {
                (Some(a), Some(b))
            }
            Self::Log2(a) | Self::Exp(a) | Self::Sqrt(a) | Self::CountedAs(a, _) | Self::Called(a, _) => {
                (Some(a), None)
            }
        };
        first.into_iter().chain(second)
    }

    /// The same operation on other operands.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Operation<U> {
        match self {
            Self::Input(index) => Operation::Input(index),
            Self::Constant(value) => Operation::Constant(value),
            Self::Add(a, b) => Operation::Add(f(a), f(b)),
            Self::Subtract(a, b) => Operation::Subtract(f(a), f(b)),
            Self::Multiply(a, b) => Operation::Multiply(f(a), f(b)),
            Self::Divide(a, b) => Operation::Divide(f(a), f(b)),
            Self::Log2(a) => Operation::Log2(f(a)),
            Self::Exp(a) => Operation::Exp(f(a)),
            Self::Sqrt(a) => Operation::Sqrt(f(a)),
            Self::CountedAs(a, unit) => Operation::CountedAs(f(a), unit),
            Self::Called(a, name) => Operation::Called(f(a), name),
        }
    }
}

impl<S: Scalar> Operation<S> {
    /// The operation, done by the numbers themselves.
    #[track_caller]
    pub(crate) fn over(self, input: impl FnOnce(usize) -> S) -> S {
        match self {
            Self::Input(index) => input(index),
            Self::Constant(value) => S::from(value),
            Self::Add(a, b) => a + b,
            Self::Subtract(a, b) => a - b,
            Self::Multiply(a, b) => a * b,
            Self::Divide(a, b) => a / b,
            Self::Log2(a) => a.log2(),
            Self::Exp(a) => a.exp(),
            Self::Sqrt(a) => a.sqrt(),
            Self::CountedAs(a, unit) => a.counted_as(unit),
            Self::Called(a, name) => a.called(name),
        }
    }
}
