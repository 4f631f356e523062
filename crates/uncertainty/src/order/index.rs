/// Values for each part of an index, about: few enough to be searched at once, many enough to make an index cheap.
const IN_A_PART: usize = 16;
/// Parts at most, so that their counts stay in the first-level cache.
const PARTS: usize = 1 << 12;

/// Keys in parts that are in order, each of them in any order within: the value at a place is found in one part alone.
#[derive(Clone)]
pub(crate) struct Index {
    keys: Vec<u64>,
    /// Where each part begins, and where the last one ends.
    starts: Vec<usize>,
}

impl Index {
    /// Parts of equal width between the least and the greatest key.
    pub(crate) fn of(keys: &[u64]) -> Self {
        let (least, greatest) =
            keys.iter().fold((u64::MAX, 0), |(least, greatest), key| (least.min(*key), greatest.max(*key)));
        let parts = (keys.len() / IN_A_PART).clamp(1, PARTS);
        let width = (greatest.saturating_sub(least) / parts as u64).saturating_add(1);
        // A quotient by a power of two is a shift; parts are at most twice as wide for it.
        let shift = u64::BITS - (width - 1).leading_zeros();
        let part =
            |key: u64| usize::try_from((key - least).checked_shr(shift).unwrap_or(0)).unwrap_or(usize::MAX);
        let mut starts = vec![0; parts + 2];
        for key in keys {
            starts[part(*key) + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let (mut next, mut grouped) = (starts.clone(), vec![0; keys.len()]);
        for key in keys {
            let place = &mut next[part(*key)];
            grouped[*place] = *key;
            *place += 1;
        }
        Self { keys: grouped, starts }
    }

    /// The key at a place, which must exist.
    pub(crate) fn at(&self, place: usize) -> u64 {
        let part = self.starts.partition_point(|start| *start <= place) - 1;
        let mut keys = self.keys[self.starts[part]..self.starts[part + 1]].to_vec();
        *keys.select_nth_unstable(place - self.starts[part]).1
    }
}
