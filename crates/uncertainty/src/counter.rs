/// Philox 4 × 32 with ten rounds: the multipliers and the steps of the key.
const MULTIPLIERS: [u64; 2] = [0xd251_1f53, 0xcd9e_8d57];
const STEPS: [u64; 2] = [0x9e37_79b9, 0xbb67_ae85];
const ROUNDS: u64 = 10;
const WORD: u64 = 0xffff_ffff;

/// A stream of random numbers in which every number is a pure function of seed, name and index.
///
/// So any number of threads, any order and any cut of the indices give the same numbers, and streams of
/// different names never meet: the generator is a bijection of (index, name) under the seed. A name is told
/// from others by 64 bits of its FNV-1a hash.
///
/// Philox 4 × 32-10 was chosen over `ChaCha` because its products of 32-bit words are one vector instruction
/// everywhere, and over Philox 4 × 64 because that one's 128-bit products are not. It passes the whole of `TestU01`
/// (Salmon et al., below).
///
/// ```
/// use neuroscale_uncertainty::Stream;
///
/// let stream = Stream::new(0, "anatomy/populations.csv#human-cortex-neurons");
/// let mut numbers = [0.0; 8];
/// stream.fill(100, &mut numbers);
/// assert_eq!(numbers[5], stream.uniform(105));
/// ```
///
/// # Source
/// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC '11,
/// <https://doi.org/10.1145/2063384.2063405>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Stream {
    seed: u64,
    name: u64,
}

impl Stream {
    /// The stream of this name under this seed. Every seed is as good as any other, zero included.
    #[must_use]
    pub fn new(seed: u64, name: &str) -> Self {
        Self { seed, name: hash(name) }
    }

    /// A stream for another purpose under the same name: one of several scrambles, for instance.
    #[must_use]
    pub(crate) fn branch(self, index: u64) -> Self {
        Self { seed: Self { seed: !self.seed, ..self }.word(index), ..self }
    }

    /// The 64 bits that tell the stream from the others of its seed.
    pub(crate) fn name(self) -> u64 {
        self.name
    }

    /// Sixty-four random bits.
    #[must_use]
    pub fn word(self, index: u64) -> u64 {
        self.pair(index / 2)[usize::from(index % 2 == 1)]
    }

    /// A number between zero and one, never either of them: (k + ½) / 2⁵² for a whole k.
    #[must_use]
    pub fn uniform(self, index: u64) -> f64 {
        open_unit(self.word(index))
    }

    /// The numbers from `start` on.
    pub fn fill(self, start: u64, out: &mut [f64]) {
        let odd = usize::from(start % 2 == 1).min(out.len());
        let (first, rest) = out.split_at_mut(odd);
        for number in first {
            *number = self.uniform(start);
        }
        let start = start.wrapping_add(odd as u64);
        let (pairs, last) = rest.as_chunks_mut::<2>();
        let end = start.wrapping_add(2 * pairs.len() as u64);
        for (index, pair) in pairs.iter_mut().enumerate() {
            *pair = self.pair((start / 2).wrapping_add(index as u64)).map(open_unit);
        }
        for number in last {
            *number = self.uniform(end);
        }
    }

    /// Two words at once, the yield of one counter: the index stands in its lower half, the name in its upper
    /// half, the seed is the key.
    #[inline(always)]
    fn pair(self, index: u64) -> [u64; 2] {
        let mut counter = [index & WORD, index >> 32, self.name & WORD, self.name >> 32];
        let mut key = [self.seed & WORD, self.seed >> 32];
        for _ in 0..ROUNDS {
            let products = [counter[0] * MULTIPLIERS[0], counter[2] * MULTIPLIERS[1]];
            counter = [
                (products[1] >> 32) ^ counter[1] ^ key[0],
                products[1] & WORD,
                (products[0] >> 32) ^ counter[3] ^ key[1],
                products[0] & WORD,
            ];
            key = [(key[0] + STEPS[0]) & WORD, (key[1] + STEPS[1]) & WORD];
        }
        [counter[1] << 32 | counter[0], counter[3] << 32 | counter[2]]
    }
}

/// The middle of one of 2⁵² equal cells between zero and one: exact, symmetric about one half, and never an
/// end.
#[inline(always)]
pub(crate) fn open_unit(word: u64) -> f64 {
    f64::from_bits((word >> 12) | 1.0_f64.to_bits()) - (1.0 - f64::EPSILON / 2.0)
}

/// FNV-1a in 64 bits (Fowler, Noll, Vo): fixed for ever, so that a name keeps its stream from release to
/// release.
fn hash(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Stream, hash};

    /// The words of a counter under a key, in the order of the reference implementation.
    fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
        let wide = |low: u32, high: u32| u64::from(high) << 32 | u64::from(low);
        let stream = Stream { seed: wide(key[0], key[1]), name: wide(counter[2], counter[3]) };
        let [a, b] = stream.pair(wide(counter[0], counter[1]));
        [a, a >> 32, b, b >> 32].map(|word| (word & 0xffff_ffff) as u32)
    }

    /// Random123 1.14, `tests/kat_vectors`, rows `philox4x32 10`.
    #[test]
    fn philox_gives_the_known_answers_of_its_authors() {
        let digits_of_pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
        let all = u32::MAX;
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox([all; 4], [all; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox(digits_of_pi, [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    /// Test vectors of draft-eastlake-fnv, 64-bit FNV-1a.
    #[test]
    fn names_are_hashed_by_fnv_1a() {
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_column_is_the_same_however_it_is_cut() {
        let stream = Stream::new(0, "cut");
        let mut whole = [0.0; 101];
        stream.fill(7, &mut whole);
        for cut in 0..=whole.len() {
            let mut parts = [0.0; 101];
            let (left, right) = parts.split_at_mut(cut);
            stream.fill(7, left);
            stream.fill(7 + cut as u64, right);
            assert_eq!(parts, whole);
        }
    }

    #[test]
    fn numbers_stay_strictly_between_zero_and_one() {
        assert_eq!(super::open_unit(0), 2.0_f64.recip() * f64::EPSILON);
        assert_eq!(super::open_unit(u64::MAX), 1.0 - f64::EPSILON / 2.0);
    }
}
