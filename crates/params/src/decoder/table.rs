use neuroscale_quantity::{Count, Package, Quantity, Row, TableError};

use super::{Decoder, Experts, Mlp, Norm, Positions};

const ARCHITECTURES: &str = "models/architectures.csv";

/// Checks that every row of `models/architectures.csv` is an architecture.
///
/// # Errors
///
/// [`TableError`] when the table or one of the columns is missing, at heads that do not divide the width, at
/// key-value heads that do not divide the heads, and at experts that are fewer than a token passes.
///
/// # Examples
///
/// ```
/// use neuroscale_params::decoder::check_architectures;
///
/// assert_eq!(check_architectures(&neuroscale_data::package()?), Ok(()));
/// # Ok::<(), neuroscale_quantity::TableError>(())
/// ```
pub fn check_architectures(package: &Package) -> Result<(), TableError> {
    package.table(ARCHITECTURES)?.rows().iter().try_for_each(check)
}

impl Decoder<Quantity> {
    /// An architecture of `models/architectures.csv`, its numbers with their addresses.
    ///
    /// # Errors
    ///
    /// Those of [`check_architectures`], and when no row has the key.
    pub fn read(package: &Package, key: &str) -> Result<Self, TableError> {
        let row = package.table(ARCHITECTURES)?.row(key)?;
        let needed = |column| row.error(column, "a number, since the model is counted by it");
        configured(row, |column| row.quantity(column)?.ok_or_else(|| needed(column)))
    }
}

impl Decoder<Count> {
    /// An architecture of `models/architectures.csv` in exact counts.
    ///
    /// # Errors
    ///
    /// Those of [`check_architectures`], and when no row has the key.
    pub fn read(package: &Package, key: &str) -> Result<Self, TableError> {
        let row = package.table(ARCHITECTURES)?.row(key)?;
        configured(row, |column| row.count(column))
    }
}

fn configured<R>(
    row: &Row,
    number: impl Fn(&'static str) -> Result<R, TableError>,
) -> Result<Decoder<R>, TableError> {
    check(row)?;
    let experts = || Ok(Experts { stored: number("experts")?, per_token: number("experts_per_token")? });
    Ok(Decoder {
        layers: number("layers")?,
        width: number("width")?,
        heads: number("heads")?,
        key_value_heads: number("key_value_heads")?,
        head_width: number("head_width")?,
        feed_forward: number("feed_forward")?,
        experts: has_experts(row)?.then(experts).transpose()?,
        vocabulary: number("vocabulary")?,
        context: number("context")?,
        mlp: choice(row, "mlp", [("plain", Mlp::Plain), ("gated", Mlp::Gated)])?,
        norm: choice(row, "norm", [("layer", Norm::Layer), ("rms", Norm::Rms)])?,
        positions: choice(
            row,
            "positions",
            [("learned", Positions::Learned), ("rotary", Positions::Rotary)],
        )?,
        biases: choice(row, "biases", [("yes", true), ("no", false)])?,
        tied: choice(row, "output", [("tied", true), ("untied", false)])?,
    })
}

/// Refuses heads that leave a rest, and more experts for a token than there are.
fn check(row: &Row) -> Result<(), TableError> {
    let (width, heads) = (row.text("width")?, row.text("heads")?);
    divides(row, "heads", "width", &format!("the width, {width}, which the heads share equally"))?;
    divides(
        row,
        "key_value_heads",
        "heads",
        &format!("the heads, {heads}, which share them in equal groups"),
    )?;
    if !has_experts(row)? {
        return Ok(());
    }
    let (stored, per_token) = (row.count("experts")?, row.count("experts_per_token")?);
    if per_token.get() <= stored.get() {
        return Ok(());
    }
    Err(row.error("experts_per_token", &format!("at most {stored}, the experts of a block")))
}

/// Whether a block chooses among MLPs: both of its columns are filled then, and neither otherwise.
fn has_experts(row: &Row) -> Result<bool, TableError> {
    match (row.text("experts")?, row.text("experts_per_token")?) {
        ("", "") => Ok(false),
        ("", _) => Err(row.error("experts", "a number, since `experts_per_token` has one")),
        (_, "") => Err(row.error("experts_per_token", "a number, since `experts` has one")),
        _ => Ok(true),
    }
}

fn divides(row: &Row, column: &str, of: &str, whole: &str) -> Result<(), TableError> {
    let (part, of) = (row.count(column)?.get(), row.count(of)?.get());
    if of.zip(part).and_then(|(of, part)| of.checked_rem(part)) == Some(0) {
        return Ok(());
    }
    Err(row.error(column, &format!("a divisor of {whole}")))
}

fn choice<T: Copy, const N: usize>(
    row: &Row,
    column: &str,
    choices: [(&str, T); N],
) -> Result<T, TableError> {
    let text = row.text(column)?;
    let chosen = choices.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    chosen.ok_or_else(|| row.error(column, &format!("one of {}", choices.map(|(word, _)| word).join(", "))))
}
