use rayon::prelude::*;

/// Values for each part of an index, about: few enough to be searched at once, many enough to make an index cheap.
const IN_A_PART: usize = 16;
/// Parts at most, so that they stay in the second-level cache.
const PARTS: usize = 1 << 12;
/// Keys that one thread looks through at a time.
const AT_A_TIME: usize = 1 << 16;

/// Which keys lie where: parts of equal width between the least and the greatest key, so that the key at a place is looked
/// for in one part alone.
#[derive(Clone)]
pub(crate) struct Index {
    least: u64,
    /// A part is a power of two wide.
    shift: u32,
    parts: Vec<Part>,
}

#[derive(Clone, Copy)]
struct Part {
    count: usize,
    least: u64,
    greatest: u64,
}

const EMPTY: Part = Part { count: 0, least: u64::MAX, greatest: 0 };

impl Part {
    fn add(&mut self, key: u64) {
        self.count += 1;
        self.least = self.least.min(key);
        self.greatest = self.greatest.max(key);
    }

    fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.least = self.least.min(other.least);
        self.greatest = self.greatest.max(other.greatest);
    }
}

impl Index {
    pub(crate) fn of(keys: &[u64]) -> Self {
        let ends = |keys: &[u64]| {
            keys.iter().fold((u64::MAX, 0), |(least, greatest), key| (least.min(*key), greatest.max(*key)))
        };
        let (least, greatest) = keys
            .par_chunks(AT_A_TIME)
            .map(ends)
            .reduce(|| (u64::MAX, 0), |one, other| (one.0.min(other.0), one.1.max(other.1)));
        let parts = (keys.len() / IN_A_PART).clamp(1, PARTS);
        let width = greatest.saturating_sub(least) / parts as u64;
        let shift = u64::BITS - width.leading_zeros();
        let mut index = Self { least, shift, parts: vec![EMPTY; parts + 1] };
        let counted = |mut parts: Vec<Part>, keys: &[u64]| {
            for key in keys {
                parts[index.part(*key)].add(*key);
            }
            parts
        };
        let merged = |mut all: Vec<Part>, some: Vec<Part>| {
            all.iter_mut().zip(&some).for_each(|(all, some)| all.merge(some));
            all
        };
        let empty = || vec![EMPTY; parts + 1];
        index.parts = keys.par_chunks(AT_A_TIME).fold(empty, counted).reduce(empty, merged);
        index
    }

    /// The least and the greatest of all keys; there is at least one.
    pub(crate) fn ends(&self) -> (u64, u64) {
        (self.least, self.parts.iter().map(|part| part.greatest).max().unwrap_or(self.least))
    }

    fn part(&self, key: u64) -> usize {
        usize::try_from((key - self.least).checked_shr(self.shift).unwrap_or(0)).unwrap_or(usize::MAX)
    }

    /// The key at a place among all of them in order, and the one after it; the last one stands for its own successor.
    pub(crate) fn at(&self, keys: &[u64], place: usize) -> (u64, u64) {
        let (mut place, mut parts) = (place, self.parts.iter().enumerate());
        let found = parts.find(|(_, part)| {
            let is_here = place < part.count;
            place -= if is_here { 0 } else { part.count };
            is_here
        });
        let Some((number, part)) = found else { return (0, 0) };
        let later = parts.find(|(_, part)| part.count > 0).map(|(_, part)| part.least);
        if part.least == part.greatest {
            let next = if place + 1 < part.count { part.least } else { later.unwrap_or(part.least) };
            return (part.least, next);
        }
        let here = |keys: &[u64]| -> Vec<u64> {
            keys.iter().copied().filter(|key| self.part(*key) == number).collect()
        };
        let mut here: Vec<u64> = keys.par_chunks(AT_A_TIME).flat_map_iter(here).collect();
        let (_, key, after) = here.select_nth_unstable(place);
        let next = after.iter().min().copied().or(later).unwrap_or(*key);
        (*key, next)
    }
}
