use std::borrow::Cow;

use super::{key, value};

/// Cells at most.
const MOST: usize = 1 << 20;
/// New keys that are gathered before they are sorted into the cells.
const GATHERED: usize = 1 << 19;

/// A sample by cells of keys that begin with the same bits.
///
/// The cells are the finest, in steps of a bit, of which at most 2²⁰ are occupied: so they depend on the values alone.
/// Around numbers of one sign and magnitude, they resolve the spread of the sample to a half-millionth of the reach of its
/// values or better; where a sample spans many orders of magnitude, a cell is a fraction of the value: the width of a cell
/// is at most 2⁻⁸ of it, and 2⁻¹⁴ for up to 32 binary orders of magnitude.
#[derive(Clone, Default)]
pub(crate) struct Cells {
    /// Bits of a key that its cell leaves out.
    dropped: u32,
    /// The occupied cells by their leading bits, in order.
    occupied: Vec<(u64, Cell)>,
    /// Keys that are in no cell yet.
    gathered: Vec<u64>,
}

/// How many values a cell holds, and where. What is least is often an atom, and stays apart from the density around it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cell {
    count: u64,
    low: f64,
    high: f64,
    lowest: u64,
}

impl Cell {
    fn of(value: f64) -> Self {
        Self { count: 1, low: value, high: value, lowest: 1 }
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.high = self.high.max(other.high);
        if other.low < self.low {
            (self.low, self.lowest) = (other.low, other.lowest);
        } else if other.low == self.low {
            self.lowest += other.lowest;
        }
    }

    /// The value at a place among the cell's values in order.
    fn at(&self, place: u64) -> f64 {
        match (place + 1).checked_sub(self.lowest) {
            None | Some(0) => self.low,
            Some(above) => {
                self.low + (self.high - self.low) * (above as f64 / (self.count - self.lowest) as f64)
            }
        }
    }

    /// How many of the values exceed a threshold, as far as the cell knows.
    fn above(&self, threshold: f64) -> f64 {
        if threshold < self.low {
            self.count as f64
        } else if threshold >= self.high {
            0.0
        } else {
            (self.high - threshold) / (self.high - self.low) * (self.count - self.lowest) as f64
        }
    }
}

impl Cells {
    pub(crate) fn add(&mut self, keys: impl Iterator<Item = u64>) {
        for key in keys {
            self.gathered.push(key);
            if self.gathered.len() == GATHERED {
                self.settle();
            }
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        let other = other.settled();
        self.settle();
        self.coarsen(other.dropped);
        let shift = self.dropped - other.dropped;
        self.take(other.occupied.iter().map(|(leading, cell)| (leading >> shift, *cell)));
    }

    pub(crate) fn total(&self) -> u64 {
        self.occupied.iter().map(|(_, cell)| cell.count).sum::<u64>() + self.gathered.len() as u64
    }

    pub(crate) fn at(&self, mut place: u64) -> f64 {
        for (_, cell) in &self.settled().occupied {
            if place < cell.count {
                return cell.at(place);
            }
            place -= cell.count;
        }
        f64::NAN
    }

    pub(crate) fn above(&self, threshold: f64) -> f64 {
        let settled = self.settled();
        let leading = key(threshold) >> settled.dropped;
        let first = settled.occupied.partition_point(|(cell, _)| *cell < leading);
        settled.occupied[first..].iter().map(|(_, cell)| cell.above(threshold)).sum()
    }

    /// The same with every key in a cell.
    fn settled(&self) -> Cow<'_, Self> {
        if self.gathered.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut settled = self.clone();
        settled.settle();
        Cow::Owned(settled)
    }

    fn settle(&mut self) {
        let mut keys = std::mem::take(&mut self.gathered);
        keys.sort_unstable();
        let dropped = self.dropped;
        self.take(keys.into_iter().map(|key| (key >> dropped, Cell::of(value(key)))));
    }

    /// Merges cells of the same width, in order, and widens all until they are few enough.
    fn take(&mut self, others: impl Iterator<Item = (u64, Cell)>) {
        let ours = std::mem::take(&mut self.occupied).into_iter();
        self.occupied = merged(ours, others);
        while self.occupied.len() > MOST {
            self.coarsen(self.dropped + 1);
        }
    }

    /// Widens the cells until they leave out so many bits.
    fn coarsen(&mut self, dropped: u32) {
        let Some(shift @ 1..) = dropped.checked_sub(self.dropped) else { return };
        let cells = std::mem::take(&mut self.occupied).into_iter();
        self.occupied = merged(cells.map(|(leading, cell)| (leading >> shift, cell)), std::iter::empty());
        self.dropped = dropped;
    }
}

/// Two lists of cells in order as one; cells of the same leading bits become one cell.
fn merged(
    ours: impl Iterator<Item = (u64, Cell)>,
    others: impl Iterator<Item = (u64, Cell)>,
) -> Vec<(u64, Cell)> {
    let (mut ours, mut others) = (ours.peekable(), others.peekable());
    let mut all: Vec<(u64, Cell)> = vec![];
    loop {
        let next = match (ours.peek(), others.peek()) {
            (Some((one, _)), Some((other, _))) if one <= other => ours.next(),
            (_, Some(_)) => others.next(),
            _ => ours.next(),
        };
        let Some((leading, cell)) = next else { return all };
        match all.last_mut() {
            Some((last, known)) if *last == leading => known.merge(&cell),
            _ => all.push((leading, cell)),
        }
    }
}

/// The same cells, whether or not the last keys have settled.
impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.settled(), other.settled());
        one.dropped == other.dropped && one.occupied == other.occupied
    }
}
