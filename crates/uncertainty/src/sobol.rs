use crate::Stream;
use crate::counter::open_unit;

/// The dimensions for which direction numbers are at hand.
pub(crate) const DIMENSIONS: usize = 256;

/// One scramble holds at most 2⁴⁸ points.
const INDEX_BITS: usize = 48;

/// Points scrambled side by side.
const BLOCK: usize = 256;

const TABLE: &str = include_str!("sobol/joe-kuo.txt");

/// One dimension of a scrambled Sobol' sequence.
///
/// Point i is a pure function of the dimension, its scramble and i. The scramble is Owen's: it permutes the halves of the unit interval, the
/// halves of these halves and so on, each by a bit that depends on all bits before; here to 52 bits, through a hash
/// in which every bit changes only those below it.
///
/// # Source
/// Sobol' (1967); direction numbers of Joe and Kuo (2008), <https://doi.org/10.1137/070709359>; Owen (1995), "Randomly permuted
/// (t, m, s)-nets and (t, s)-sequences"; the hash follows Laine and Karras (2011), "Stratified sampling for
/// stochastic transparency", and Burley (2020), "Practical hash-based Owen scrambling", JCGT 9(4), widened to 64 bits.
#[derive(Clone, Debug)]
pub(crate) struct Sobol {
    /// The first binary digit in the lowest bit.
    directions: [u64; INDEX_BITS],
    scramble: Scramble,
}

impl Sobol {
    /// The dimension counted from zero, scrambled by the words of a stream; `None` beyond the table.
    pub(crate) fn new(dimension: usize, stream: Stream) -> Option<Self> {
        let scramble = Scramble(std::array::from_fn(|place| stream.word(place as u64)));
        Some(Self { directions: directions(dimension)?.map(u64::reverse_bits), scramble })
    }

    /// The points from `start` on, in the order of the Gray code.
    ///
    /// The digits come one after another, each point from the last; the scrambles of a block then run side by side.
    pub(crate) fn fill(&self, start: u64, out: &mut [f64]) {
        let mut digits = [0; BLOCK];
        let (mut next, mut index) = (self.digits(start), start);
        for points in out.chunks_mut(BLOCK) {
            for digits in &mut digits[..points.len()] {
                *digits = next;
                index += 1;
                next ^= self.directions.get(index.trailing_zeros() as usize).copied().unwrap_or(0);
            }
            for (point, digits) in points.iter_mut().zip(&digits) {
                *point = open_unit(self.scramble.apply(*digits));
            }
        }
    }

    /// The binary digits of a point before scrambling, the first in the lowest bit.
    fn digits(&self, index: u64) -> u64 {
        let gray = index ^ (index >> 1);
        let chosen = self.directions.iter().enumerate().filter(|(place, _)| gray >> place & 1 == 1);
        chosen.fold(0, |digits, (_, direction)| digits ^ direction)
    }
}

/// The direction numbers of a dimension, the first binary digit in the highest bit.
///
/// # Formula
/// mᵢ = 2a₁mᵢ₋₁ ⊕ 2²a₂mᵢ₋₂ ⊕ … ⊕ 2ˢmᵢ₋ₛ ⊕ mᵢ₋ₛ for the polynomial xˢ + a₁xˢ⁻¹ + … + 1; vᵢ = mᵢ / 2ⁱ.
fn directions(dimension: usize) -> Option<[u64; INDEX_BITS]> {
    let mut numbers = [0; INDEX_BITS];
    let Some(row) = dimension.checked_sub(1) else {
        return Some(std::array::from_fn(|place| 1 << (63 - place)));
    };
    let line = TABLE.lines().filter(|line| !line.starts_with('#')).nth(row)?;
    let mut words = line.split(' ').map_while(|word| word.parse::<u64>().ok());
    let polynomial = words.next()?;
    let degree = polynomial.ilog2() as usize;
    for (place, first) in words.enumerate() {
        numbers[place] = first << (63 - place);
    }
    for place in degree..INDEX_BITS {
        let chosen = (1..=degree).filter(|back| polynomial >> (degree - back) & 1 == 1);
        let sum = chosen.fold(0, |sum, back| sum ^ numbers[place - back]);
        numbers[place] = sum ^ (numbers[place - degree] >> degree);
    }
    Some(numbers)
}

/// The random words that fix one nested permutation.
#[derive(Clone, Debug)]
struct Scramble([u64; 4]);

impl Scramble {
    /// Scrambles a number whose first binary digit is its lowest bit, and turns it round. Sums, and products with odd numbers,
    /// carry upwards only, and so does x ^ (x · even): each digit depends on those before it.
    #[inline(always)]
    fn apply(&self, digits: u64) -> u64 {
        let [first, second, third, fourth] = self.0;
        let mut x = digits.wrapping_add(first);
        x ^= x.wrapping_mul(0x6c50_b47c_9f3a_5d26);
        x = x.wrapping_mul(second | 1);
        x ^= x.wrapping_mul(0xb82f_1e52_d8c1_73ea);
        x = x.wrapping_add(third);
        x ^= x.wrapping_mul(0xc7af_e638_25b9_0f74);
        x = x.wrapping_mul(fourth | 1);
        x ^= x.wrapping_mul(0x8d22_f6e6_4ac7_91b2);
        x.reverse_bits()
    }
}

#[cfg(test)]
mod tests {
    use super::{DIMENSIONS, Scramble, Sobol, directions};
    use crate::Stream;

    fn scramble(seed: u64) -> Scramble {
        let stream = Stream::new(seed, "scramble");
        Scramble(std::array::from_fn(|place| stream.word(place as u64)))
    }

    /// `scipy` 1.17, `scipy.stats.qmc.Sobol(d=256, scramble=False)`.
    #[test]
    fn points_are_those_of_scipy() {
        let known = [
            (1, 0, 0.5),
            (1, 255, 0.5),
            (5, 2, 0.125),
            (100, 50, 0.8828125),
            (777, 128, 0.6845703125),
            (1000, 9, 0.0693359375),
            (1023, 255, 0.8427734375),
        ];
        for (index, dimension, expected) in known {
            let sobol = Sobol::new(dimension, Stream::new(0, "")).expect("a dimension of the table");
            assert_eq!(
                libm::ldexp(sobol.digits(index).reverse_bits() as f64, -64),
                expected,
                "point {index}, dimension {dimension}"
            );
        }
    }

    #[test]
    fn the_table_ends_where_it_says() {
        assert!(directions(DIMENSIONS - 1).is_some() && directions(DIMENSIONS).is_none());
    }

    #[test]
    fn a_column_is_the_same_however_it_is_cut() {
        let sobol = Sobol::new(5, Stream::new(0, "cut")).expect("a dimension of the table");
        let (mut whole, mut parts) = ([0.0; 100], [0.0; 100]);
        sobol.fill(3, &mut whole);
        parts.chunks_mut(7).zip((3..).step_by(7)).for_each(|(part, start)| sobol.fill(start, part));
        assert_eq!(whole, parts);
    }

    /// Whatever the scramble, every one of 2ᵐ equal cells holds one of 2ᵐ points.
    #[test]
    fn a_scramble_keeps_the_net() {
        for seed in 0..20 {
            let sobol = Sobol::new(7, Stream::new(seed, "net")).expect("a dimension of the table");
            let mut points = [0.0; 1024];
            sobol.fill(0, &mut points);
            points.sort_by(f64::total_cmp);
            assert!(points.iter().enumerate().all(|(cell, point)| (point * 1024.0).floor() == cell as f64));
        }
    }

    /// Owen's property: two numbers that first differ in bit k are scrambled into numbers that first differ in bit k.
    #[test]
    fn numbers_that_part_at_a_bit_still_part_there() {
        for seed in 0..200 {
            let (scramble, stream) = (scramble(seed), Stream::new(seed, "numbers"));
            for index in 0..64 {
                let (a, b) =
                    (stream.word(index), stream.word(index) ^ stream.word(index + 64) << (index % 63));
                let parted = (scramble.apply(a) ^ scramble.apply(b)).leading_zeros();
                assert_eq!(parted, (a ^ b).trailing_zeros());
            }
        }
    }

    /// Below the bit at which two numbers part, their scrambled bits are as good as independent: they agree half of the time.
    #[test]
    fn below_the_parting_bit_all_is_chance() {
        const SEEDS: u32 = 4000;
        for parting in 0..20 {
            let mut agreements = [0_u32; 52];
            for seed in 0..SEEDS {
                let scramble = scramble(seed.into());
                let (a, b) = (scramble.apply(0), scramble.apply(1 << parting));
                for (bit, agreement) in agreements.iter_mut().enumerate().skip(parting + 1) {
                    *agreement += u32::from((a ^ b) >> (63 - bit) & 1 == 0);
                }
            }
            for (bit, agreement) in agreements.iter().enumerate().skip(parting + 1) {
                let share = f64::from(*agreement) / f64::from(SEEDS);
                assert!(
                    (share - 0.5).abs() < 5.0 * 0.5 / f64::from(SEEDS).sqrt(),
                    "bit {bit} after {parting}: {share}"
                );
            }
        }
    }
}
