use std::fmt;

/// The leading bits of a mantissa that tell buckets apart: a bucket is at most 1/256 of its value wide.
const BITS: u32 = 8;
const SLOTS: usize = 1 << BITS;
/// One page for each sign and exponent.
const PAGES: usize = 1 << 12;
const SIGN: u64 = 1 << 63;

/// How often values fell into each of the buckets that are numbers' sign, exponent and eight leading bits.
///
/// Counts, smallest and largest values merge exactly, in any order. Between the smallest and the largest value of a bucket, quantiles
/// are interpolated: what that is off is the square of a bucket's width, a few millionths of the value.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Histogram {
    pages: Vec<Option<Page>>,
    total: u64,
}

#[derive(Clone, PartialEq)]
struct Page {
    total: u64,
    buckets: Vec<Bucket>,
}

#[derive(Clone, Copy, PartialEq)]
struct Bucket {
    count: u64,
    low: f64,
    high: f64,
    /// How many values are the lowest: whole numbers up to 512 and other round values are the lower ends of buckets, so an atom there stays apart
    /// from the density around it.
    lowest: u64,
}

const EMPTY: Bucket = Bucket { count: 0, low: f64::INFINITY, high: f64::NEG_INFINITY, lowest: 0 };

impl Bucket {
    fn add(&mut self, value: f64) {
        self.count += 1;
        self.high = if value > self.high { value } else { self.high };
        let lowest = self.lowest + u64::from(value == self.low);
        self.lowest = if value < self.low { 1 } else { lowest };
        self.low = if value < self.low { value } else { self.low };
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

    /// The value at a place among the bucket's values in order.
    fn at(&self, place: u64) -> f64 {
        match (place + 1).checked_sub(self.lowest) {
            None | Some(0) => self.low,
            Some(above) => {
                self.low + (self.high - self.low) * (above as f64 / (self.count - self.lowest) as f64)
            }
        }
    }

    /// How many of the values exceed a threshold, as far as the bucket knows.
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

impl Histogram {
    /// Counts a value that is a number; infinities have buckets of their own.
    pub(crate) fn add(&mut self, value: f64) {
        let (page, slot) = place(value);
        let page = self.page(page);
        page.total += 1;
        page.buckets[slot].add(value);
        self.total += 1;
    }

    fn page(&mut self, page: usize) -> &mut Page {
        if self.pages.is_empty() {
            self.pages.resize(PAGES, None);
        }
        self.pages[page].get_or_insert_with(|| Page { total: 0, buckets: vec![EMPTY; SLOTS] })
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (index, theirs) in other.pages.iter().enumerate() {
            if let Some(theirs) = theirs {
                let ours = self.page(index);
                ours.total += theirs.total;
                ours.buckets.iter_mut().zip(&theirs.buckets).for_each(|(ours, theirs)| ours.merge(theirs));
            }
        }
        self.total += other.total;
    }

    pub(crate) fn total(&self) -> u64 {
        self.total
    }

    /// The value at a place, counted from zero, among all values in order.
    pub(crate) fn at(&self, place: u64) -> f64 {
        let mut place = place.min(self.total.saturating_sub(1));
        for page in self.pages.iter().flatten() {
            if place >= page.total {
                place -= page.total;
                continue;
            }
            for bucket in &page.buckets {
                if place < bucket.count {
                    return bucket.at(place);
                }
                place -= bucket.count;
            }
        }
        f64::NAN
    }

    /// The quantile of the sample.
    ///
    /// # Formula
    /// Between the values at the places ⌊h⌋ and ⌈h⌉ of h = n·p − ½, counted from zero (Hazen): each value stands for the middle
    /// of its n-th part, as a point of a scrambled net does. Other conventions are off by 1/n, which is more than the net's error.
    pub(crate) fn quantile(&self, p: f64) -> f64 {
        let last = self.total.saturating_sub(1) as f64;
        let h = (p * self.total as f64 - 0.5).max(0.0).min(last);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the total"
        )]
        let (below, above) = (self.at(h.floor() as u64), self.at(h.ceil() as u64));
        if below == above { below } else { below + (above - below) * (h - h.floor()) }
    }

    /// The number of values above a threshold, interpolated within its bucket.
    pub(crate) fn above(&self, threshold: f64) -> f64 {
        let (page, slot) = place(threshold);
        let beyond: u64 = self.pages.iter().skip(page + 1).flatten().map(|page| page.total).sum();
        let Some(Some(page)) = self.pages.get(page) else { return beyond as f64 };
        let beside: u64 = page.buckets[slot + 1..].iter().map(|bucket| bucket.count).sum();
        (beyond + beside) as f64 + page.buckets[slot].above(threshold)
    }
}

impl fmt::Debug for Histogram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} values from {} to {}", self.total, self.at(0), self.at(u64::MAX))
    }
}

/// Page and bucket of a value, in the order of the numbers; zero has one sign.
fn place(value: f64) -> (usize, usize) {
    let bits = (value + 0.0).to_bits();
    let ordered = if bits & SIGN == 0 { bits | SIGN } else { !bits };
    let index = (ordered >> (52 - BITS)) as usize;
    (index >> BITS, index & (SLOTS - 1))
}
