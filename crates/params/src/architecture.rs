use neuroscale_quantity::{Package, TableError};

const ARCHITECTURES: &str = "models/architectures.csv";

/// Checks that the heads of every architecture share its width equally, as attention does.
///
/// # Errors
///
/// [`TableError`] when the table or one of the columns is missing, and at heads that do not divide the width.
///
/// # Examples
///
/// ```
/// assert_eq!(neuroscale_params::check_architectures(&neuroscale_data::package()?), Ok(()));
/// # Ok::<(), neuroscale_quantity::TableError>(())
/// ```
pub fn check_architectures(package: &Package) -> Result<(), TableError> {
    package.table(ARCHITECTURES)?.rows().iter().try_for_each(|row| {
        let (heads, width) = (row.count("heads")?.get(), row.count("width")?.get());
        let rest = width.zip(heads).and_then(|(width, heads)| width.checked_rem(heads));
        if rest == Some(0) {
            return Ok(());
        }
        let width = row.text("width")?;
        Err(row.error("heads", &format!("a divisor of the width, {width}, which the heads share equally")))
    })
}
