//! The three functions that samplers spend their time in, written as straight lines of plain additions,
//! multiplications, divisions and selections.
//!
//! Nothing is fused and nothing branches, so a loop over a column compiles to whichever vector instructions the machine
//! has, and every build gives the same bits. The platform's own functions promise neither.

mod exponential;
mod logarithm;
mod normal;

pub use exponential::exp;
pub use logarithm::ln;
pub use normal::normal_quantile;

pub(crate) use normal::{far_normal_quantile, fill_normal};

/// A polynomial by Horner's rule, its constant term first.
#[inline(always)]
fn polynomial<const N: usize>(coefficients: &[f64; N], x: f64) -> f64 {
    let mut sum = coefficients[N - 1];
    for coefficient in coefficients[..N - 1].iter().rev() {
        sum = sum * x + coefficient;
    }
    sum
}

/// Replaces every value of a column by its exponential.
pub(crate) fn exp_in_place(column: &mut [f64]) {
    for value in column {
        *value = exp(*value);
    }
}

/// Replaces every value of a column by its natural logarithm.
pub(crate) fn ln_in_place(column: &mut [f64]) {
    for value in column {
        *value = ln(*value);
    }
}
