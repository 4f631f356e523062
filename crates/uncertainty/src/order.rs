mod cells;
mod index;

use std::fmt;
use std::sync::OnceLock;

use self::cells::Cells;
use self::index::Index;

/// Values that are kept as they are, 32 MiB of them; a larger sample becomes [`Cells`].
pub(crate) const KEPT: usize = 1 << 22;

/// The values of a sample in order.
///
/// Up to [`KEPT`] values are kept, so that quantiles and probabilities are those of the sample itself. What is kept
/// depends on the values alone, and not on the order in which they came or were merged.
#[derive(Clone)]
pub(crate) enum Order {
    /// Every value, as its key.
    Values { keys: Vec<u64>, index: OnceLock<Index> },
    /// Counts of values that lie close together.
    Cells(Cells),
}

impl Default for Order {
    fn default() -> Self {
        Self::Values { keys: vec![], index: OnceLock::new() }
    }
}

impl Order {
    /// Makes room for so many more values, as far as they are kept.
    pub(crate) fn reserve(&mut self, values: usize) {
        if let Self::Values { keys, .. } = self {
            keys.reserve(values.min(KEPT.saturating_sub(keys.len())));
        }
    }

    /// Adds the numbers of a column; infinities are numbers.
    pub(crate) fn add(&mut self, column: &[f64]) {
        let numbers = column.iter().filter(|value| !value.is_nan()).map(|value| key(*value));
        match self {
            Self::Values { keys, index } => {
                index.take();
                keys.extend(numbers);
            }
            Self::Cells(cells) => cells.add(numbers),
        }
        self.limit();
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        match (&mut *self, other) {
            (Self::Values { keys, index }, Self::Values { keys: others, .. }) => {
                index.take();
                keys.extend_from_slice(others);
            }
            (Self::Cells(cells), Self::Values { keys, .. }) => cells.add(keys.iter().copied()),
            (Self::Cells(cells), Self::Cells(others)) => cells.merge(others),
            (Self::Values { keys, .. }, Self::Cells(others)) => {
                let mut cells = others.clone();
                cells.add(keys.iter().copied());
                *self = Self::Cells(cells);
            }
        }
        self.limit();
    }

    /// Turns more values than can be kept into cells.
    fn limit(&mut self) {
        if let Self::Values { keys, .. } = self
            && keys.len() > KEPT
        {
            let mut cells = Cells::default();
            cells.add(keys.iter().copied());
            *self = Self::Cells(cells);
        }
    }

    pub(crate) fn total(&self) -> u64 {
        match self {
            Self::Values { keys, .. } => keys.len() as u64,
            Self::Cells(cells) => cells.total(),
        }
    }

    /// The value at a place, counted from zero, among all values in order; not a number where there is none.
    pub(crate) fn at(&self, place: u64) -> f64 {
        self.around(place).0
    }

    /// The smallest and the largest value; not a number where there is none.
    pub(crate) fn ends(&self) -> (f64, f64) {
        match self {
            Self::Values { keys, .. } if keys.is_empty() => (f64::NAN, f64::NAN),
            Self::Values { keys, index } => {
                let (least, greatest) = index.get_or_init(|| Index::of(keys)).ends();
                (value(least), value(greatest))
            }
            Self::Cells(cells) => (cells.at(0), cells.at(cells.total() - 1)),
        }
    }

    /// The values at a place and at the next one.
    fn around(&self, place: u64) -> (f64, f64) {
        let Some(last) = self.total().checked_sub(1) else { return (f64::NAN, f64::NAN) };
        let place = place.min(last);
        match self {
            Self::Values { keys, index } => {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                let (key, next) = index.get_or_init(|| Index::of(keys)).at(keys, place);
                (value(key), value(next))
            }
            Self::Cells(cells) => (cells.at(place), cells.at((place + 1).min(last))),
        }
    }

    /// The quantile of the sample.
    ///
    /// # Formula
    /// Between the values at the places ⌊h⌋ and ⌈h⌉ of h = n·p − ½, counted from zero (Hazen): each value
    /// stands for the middle of its n-th part, as a point of a scrambled net does. Other conventions are off
    /// by 1/n, which is more than the net's error.
    pub(crate) fn quantile(&self, p: f64) -> f64 {
        let last = self.total().saturating_sub(1) as f64;
        let h = (p * self.total() as f64 - 0.5).max(0.0).min(last);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the total"
        )]
        let (below, above) = self.around(h.floor() as u64);
        if below == above || h == h.floor() { below } else { below + (above - below) * (h - h.floor()) }
    }

    /// The number of values above a threshold; a fraction only where cells are interpolated.
    pub(crate) fn above(&self, threshold: f64) -> f64 {
        match self {
            Self::Values { keys, .. } => {
                let threshold = key(threshold);
                keys.iter().map(|key| u64::from(*key > threshold)).sum::<u64>() as f64
            }
            Self::Cells(cells) => cells.above(threshold),
        }
    }
}

/// The same values, in whatever order they came.
impl PartialEq for Order {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Values { keys, .. }, Self::Values { keys: others, .. }) => sorted(keys) == sorted(others),
            (Self::Cells(cells), Self::Cells(others)) => cells == others,
            _ => false,
        }
    }
}

fn sorted(keys: &[u64]) -> Vec<u64> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys
}

impl fmt::Debug for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (least, greatest) = self.ends();
        write!(f, "{} values from {least} to {greatest}", self.total())
    }
}

const SIGN: u64 = 1 << 63;

/// A whole number for each number, in the same order; zero has one sign.
fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits & SIGN == 0 { bits | SIGN } else { !bits }
}

/// The number of a key.
fn value(key: u64) -> f64 {
    f64::from_bits(if key & SIGN == 0 { !key } else { key & !SIGN })
}
