//! A formula over whole columns of values.

use super::Formula;
use crate::Operation;
use crate::graph::Id;

/// Values evaluated at a time: a few columns of this length stay in the first-level cache.
const BLOCK: usize = 512;

/// Columns that do not fit a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// The wrong number of columns.
    #[error(
        "{found} columns were given for {expected} inputs; give one column per input, in the order of `inputs()`"
    )]
    Count {
        /// The number of columns given.
        found: usize,
        /// The number of inputs.
        expected: usize,
    },
    /// A column of another length.
    #[error("column {column} has {found} values, the output {expected}; make all of them the same length")]
    Length {
        /// The position of the column.
        column: usize,
        /// Its length.
        found: usize,
        /// The length of the output.
        expected: usize,
    },
}

impl Formula {
    /// The value for other values of the inputs, in the order of [`Formula::inputs`].
    pub fn at(&self, inputs: &[f64]) -> Result<f64, ColumnError> {
        let columns: Vec<&[f64]> = inputs.iter().map(std::slice::from_ref).collect();
        let mut value = [0.0];
        self.evaluate(&columns, &mut value)?;
        Ok(value[0])
    }

    /// Evaluates whole columns: one column of values per input, in the order of [`Formula::inputs`].
    ///
    /// Value by value, the result has the same bits as the formula on `f64`.
    ///
    /// # Errors
    /// [`ColumnError`] when the number or the lengths of the columns do not fit.
    pub fn evaluate(&self, columns: &[&[f64]], out: &mut [f64]) -> Result<(), ColumnError> {
        self.check(columns, out.len())?;
        let mut scratch = vec![[0.0; BLOCK]; self.operations.len()];
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            let rows = block * BLOCK..block * BLOCK + out.len();
            for id in 0..self.operations.len() {
                let (done, rest) = scratch.split_at_mut(id);
                let target = &mut rest[0][..out.len()];
                self.operations[id].fill(|index| &columns[index][rows.clone()], done, target);
            }
            if let Some(last) = scratch.last() {
                out.copy_from_slice(&last[..out.len()]);
            }
        }
        Ok(())
    }

    fn check(&self, columns: &[&[f64]], length: usize) -> Result<(), ColumnError> {
        if columns.len() != self.inputs.len() {
            return Err(ColumnError::Count { found: columns.len(), expected: self.inputs.len() });
        }
        match columns.iter().position(|column| column.len() != length) {
            Some(column) => {
                Err(ColumnError::Length { column, found: columns[column].len(), expected: length })
            }
            None => Ok(()),
        }
    }
}

impl Operation<Id> {
    /// One operation over a block: the match stands outside the loop, so that each loop is a plain run of
    /// numbers.
    fn fill<'c>(self, input: impl FnOnce(usize) -> &'c [f64], done: &[[f64; BLOCK]], target: &mut [f64]) {
        match self {
            Self::Input(index) => target.copy_from_slice(input(index)),
            Self::Constant(value) => target.fill(value),
            Self::Add(a, b) => pairs(target, &done[a], &done[b], |x, y| x + y),
            Self::Subtract(a, b) => pairs(target, &done[a], &done[b], |x, y| x - y),
            Self::Multiply(a, b) => pairs(target, &done[a], &done[b], |x, y| x * y),
            Self::Divide(a, b) => pairs(target, &done[a], &done[b], |x, y| x / y),
            Self::Log2(a) => each(target, &done[a], libm::log2),
            Self::Exp(a) => each(target, &done[a], libm::exp),
            Self::Sqrt(a) => each(target, &done[a], f64::sqrt),
            Self::CountedAs(a, _) | Self::Called(a, _) => each(target, &done[a], |x| x),
        }
    }
}

fn each(target: &mut [f64], xs: &[f64], f: impl Fn(f64) -> f64) {
    target.iter_mut().zip(xs).for_each(|(out, x)| *out = f(*x));
}

fn pairs(target: &mut [f64], xs: &[f64], ys: &[f64], f: impl Fn(f64, f64) -> f64) {
    target.iter_mut().zip(xs).zip(ys).for_each(|((out, x), y)| *out = f(*x, *y));
}
