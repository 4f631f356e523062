use neuroscale_quantity::{Package, Row, Significant, Table, TableError};
use neuroscale_uncertainty::Distribution;

/// By how much a point may be off, as a share of its distance from the middle: points are printed with four digits.
const ROUNDING: f64 = 0.005;

/// More degrees of freedom are taken as these: t no longer differs in the digits of a point.
const MOST_FREEDOM: f64 = 1e6;

/// Digits of a point in a message.
const DIGITS: usize = 4;

/// Checks that the points of every sample follow from its number of subjects and their standard deviation.
///
/// # Formula
///
/// `low, high = value ∓ t·sd·√(1 + 1/n)`, with t the 95 % point of Student's distribution with n − 1 degrees of freedom: where
/// one more subject would lie with a probability of 90 %. Without a value, that of the middle of the two points.
///
/// # Errors
///
/// [`TableError::Cell`] at a point that does not follow, at a standard deviation that is none, or at fewer than two subjects.
pub fn check_samples(package: &Package) -> Result<(), TableError> {
    let rows = package.tables().flat_map(Table::rows);
    let mut samples = rows.filter(|row| row.text("shape").is_ok_and(|shape| shape == "student"));
    samples.try_for_each(check)
}

fn check(row: &Row) -> Result<(), TableError> {
    let reach = reach(row)?;
    let (low, high) = (row.needed_number("low")?, row.needed_number("high")?);
    let middle = row.number("value")?.unwrap_or(f64::midpoint(low, high));
    for (column, found, expected) in [("low", low, middle - reach), ("high", high, middle + reach)] {
        if (found - expected).abs() > ROUNDING * reach {
            return Err(refused(row, column, expected));
        }
    }
    Ok(())
}

fn refused(row: &Row, column: &str, expected: f64) -> TableError {
    let expected = Significant::new(expected, DIGITS);
    let formula = "value ∓ t·sd·√(1 + 1/n) with t the 95 % point of Student's distribution for n − 1";
    row.error(column, &format!("{expected}, {formula} (n is `subjects`); change what belongs together"))
}

/// How far from the middle the points of a sample lie.
fn reach(row: &Row) -> Result<f64, TableError> {
    let deviation = row.needed_number("sd")?;
    if deviation <= 0.0 {
        return Err(row.error("sd", "a standard deviation above 0"));
    }
    let subjects = row.needed_number("subjects")?;
    let student = Distribution::student_t(0.0, 1.0, (subjects - 1.0).min(MOST_FREEDOM));
    let t = student.map_err(|_| row.error("subjects", "how many subjects were measured, 2 or more"))?;
    Ok(t.quantile(0.95) * deviation * (1.0 + 1.0 / subjects).sqrt())
}
