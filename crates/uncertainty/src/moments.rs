//! Moments without rounding, so that they are the same in any order.

/// The bits of a digit; an `i64` holds one with room for 2³¹ additions before carries must move on.
const DIGIT: u32 = 32;
const MASK: i64 = 0xffff_ffff;

/// Values added to the bins of a [`Moments`] before they must be emptied: 2⁵³ times as many fit into an `i64`.
const BATCH: usize = 1 << 10;

/// The number of exponents of a finite double, the smallest shared by all subnormal numbers.
const EXPONENTS: usize = 2046;

/// The sum of doubles and the sum of their squares.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moments {
    values: ExactSum,
    squares: ExactSum,
}

impl Default for Moments {
    fn default() -> Self {
        Self { values: ExactSum::new(-1074, 70), squares: ExactSum::new(-2148, 136) }
    }
}

impl Moments {
    /// Adds the finite values of a column; returns how many were not finite.
    ///
    /// Mantissas of one exponent are whole numbers of one unit: they are added in a bin for each exponent, and the bins, few of which are in
    /// use, to the long sums.
    pub(crate) fn add(&mut self, column: &[f64]) -> u64 {
        let mut bins = vec![(0_i64, 0_u128); EXPONENTS];
        let mut others = 0;
        for batch in column.chunks(BATCH) {
            let (mut lowest, mut highest) = (EXPONENTS, 0);
            for value in batch.iter().copied() {
                let (mantissa, exponent) = split(value);
                let Some((sum, squares)) = bins.get_mut(exponent) else {
                    others += 1;
                    continue;
                };
                *sum += mantissa;
                *squares += u128::from(mantissa.unsigned_abs()) * u128::from(mantissa.unsigned_abs());
                // Zero has the lowest exponent, but leaves its bin empty.
                lowest = if mantissa == 0 { lowest } else { lowest.min(exponent) };
                highest = highest.max(exponent);
            }
            for (exponent, (sum, squares)) in bins.iter_mut().enumerate().take(highest + 1).skip(lowest) {
                self.values.add(u128::from(sum.unsigned_abs()), exponent, *sum < 0);
                self.squares.add(*squares, 2 * exponent, false);
                (*sum, *squares) = (0, 0);
            }
        }
        others
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.values.merge(&other.values);
        self.squares.merge(&other.squares);
    }

    /// The mean of `count` values: the exact sum, rounded, divided by the count.
    pub(crate) fn mean(&self, count: u64) -> f64 {
        let (negative, whole) = self.values.whole();
        let mean = whole.scaled(self.values.unit) / count as f64;
        if negative { -mean } else { mean }
    }

    /// The variance of `count` values.
    ///
    /// # Formula
    /// (n·Σx² − (Σx)²) / (n·(n − 1)), the numerator without rounding, so that nothing cancels.
    pub(crate) fn variance(&self, count: u64) -> f64 {
        if count < 2 {
            return f64::NAN;
        }
        let sum = self.values.whole().1;
        let spread = self.squares.whole().1.times(&Whole::from(count)).minus(&sum.times(&sum));
        spread.scaled(self.squares.unit) / (count as f64 * (count - 1) as f64)
    }
}

/// A sum kept as one long whole number.
///
/// Adding and merging are exact, so any order and any grouping give the same number, and it is rounded once, when it is read.
#[derive(Clone, Debug)]
struct ExactSum {
    /// Base 2³², least first, in multiples of 2ᵘⁿⁱᵗ; every digit is signed and may exceed its base until carried.
    digits: Vec<i64>,
    unit: i32,
    additions: u32,
}

impl ExactSum {
    fn new(unit: i32, digits: usize) -> Self {
        Self { digits: vec![0; digits], unit, additions: 0 }
    }

    /// Adds ±magnitude · 2ᵉˣᵖᵒⁿᵉⁿᵗ units.
    fn add(&mut self, magnitude: u128, exponent: usize, negative: bool) {
        let (place, shift) = (exponent / 32, exponent % 32);
        let halves = [magnitude & u128::from(u64::MAX), magnitude >> 64].map(|half| half << shift);
        for (place, digit) in self.digits.iter_mut().skip(place).take(5).enumerate() {
            let upper = place.checked_sub(2).map_or(0, |place| digit_of(halves[1], place));
            let more = digit_of(halves[0], place) + upper;
            *digit += if negative { -more } else { more };
        }
        self.additions += 1;
        if self.additions >= 1 << 29 {
            self.carry();
        }
    }

    /// Adds another sum of the same kind.
    fn merge(&mut self, other: &Self) {
        let mut other = other.clone();
        other.carry();
        self.carry();
        self.digits.iter_mut().zip(&other.digits).for_each(|(digit, more)| *digit += more);
        self.carry();
    }

    /// Brings every digit but the highest into its base; the same sum then has the same digits.
    fn carry(&mut self) {
        let mut carried = 0;
        if let Some((highest, digits)) = self.digits.split_last_mut() {
            for digit in digits {
                *digit += carried;
                carried = *digit >> DIGIT;
                *digit &= MASK;
            }
            *highest += carried;
        }
        self.additions = 0;
    }

    /// The whole number of last places, by sign and magnitude.
    fn whole(&self) -> (bool, Whole) {
        let mut sum = self.clone();
        sum.carry();
        let negative = sum.digits.last().is_some_and(|highest| *highest < 0);
        if negative {
            sum.digits.iter_mut().for_each(|digit| *digit = -*digit);
            sum.carry();
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "carried digits are in their base"
        )]
        let digits = sum.digits.iter().map(|digit| *digit as u32).collect();
        (negative, Whole(digits))
    }
}

impl PartialEq for ExactSum {
    fn eq(&self, other: &Self) -> bool {
        let carried = |sum: &Self| {
            let mut sum = sum.clone();
            sum.carry();
            sum.digits
        };
        self.unit == other.unit && carried(self) == carried(other)
    }
}

/// The mantissa of a double with its sign, and the exponent of two of its last place, counted from the smallest there is. Infinities and
/// what is not a number have exponents beyond [`EXPONENTS`].
fn split(value: f64) -> (i64, usize) {
    let bits = value.to_bits();
    let exponent = (bits >> 52) as usize & 0x7ff;
    let fraction = (bits & ((1 << 52) - 1)).cast_signed();
    let mantissa = if exponent == 0 { fraction } else { fraction | 1 << 52 };
    (if value < 0.0 { -mantissa } else { mantissa }, exponent.saturating_sub(1))
}

fn digit_of(wide: u128, place: usize) -> i64 {
    let shift = DIGIT * u32::try_from(place).unwrap_or(u32::MAX);
    #[expect(clippy::cast_possible_truncation, reason = "one digit is kept")]
    let digit = wide.checked_shr(shift).unwrap_or(0) as i64;
    digit & MASK
}

/// A whole number of any length, base 2³², least digit first.
struct Whole(Vec<u32>);

impl From<u64> for Whole {
    #[expect(clippy::cast_possible_truncation, reason = "the two halves")]
    fn from(value: u64) -> Self {
        Self(vec![value as u32, (value >> 32) as u32])
    }
}

impl Whole {
    #[expect(clippy::cast_possible_truncation, reason = "one digit is kept, the rest carried")]
    fn times(&self, other: &Self) -> Self {
        let mut product = vec![0_u32; self.0.len() + other.0.len()];
        for (start, a) in self.0.iter().enumerate() {
            let mut carried = 0_u64;
            for (place, digit) in product[start..].iter_mut().enumerate() {
                let b = other.0.get(place).copied().unwrap_or(0);
                let sum = u64::from(*a) * u64::from(b) + u64::from(*digit) + carried;
                *digit = sum as u32;
                carried = sum >> 32;
            }
        }
        Self(product)
    }

    /// The difference, or zero where it would be negative.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "one digit is kept, the rest borrowed"
    )]
    fn minus(&self, other: &Self) -> Self {
        let mut borrowed = 0_i64;
        let places = self.0.len().max(other.0.len());
        let digit = |whole: &Self, place: usize| i64::from(whole.0.get(place).copied().unwrap_or(0));
        let difference = (0..places)
            .map(|place| {
                let difference = digit(self, place) - digit(other, place) + borrowed;
                borrowed = difference >> 32;
                difference as u32
            })
            .collect();
        if borrowed < 0 { Self(vec![0]) } else { Self(difference) }
    }

    /// This number times 2ᵘⁿⁱᵗ as a double: the highest 64 bits, the rest as a last bit, rounded to nearest.
    fn scaled(&self, unit: i32) -> f64 {
        let Some(highest) = self.0.iter().rposition(|digit| *digit != 0) else { return 0.0 };
        let window = |from: usize| self.0.get(from).copied().unwrap_or(0);
        let place = |back: usize| highest.checked_sub(back).map_or(0, window);
        let top = (u128::from(place(0)) << 64) | (u128::from(place(1)) << 32) | u128::from(place(2));
        let rest = self.0[..highest.saturating_sub(2)].iter().any(|digit| *digit != 0);
        let shift = 96 - (top.leading_zeros() - 32);
        let shift = shift.saturating_sub(62);
        let lost = top & ((1 << shift) - 1) != 0 || rest;
        #[expect(clippy::cast_possible_truncation, reason = "62 bits are left")]
        let kept = (top >> shift) as u64 | u64::from(lost);
        let places = i32::try_from(highest).unwrap_or(i32::MAX / 64) - 2;
        let shift = i32::try_from(shift).unwrap_or(0);
        libm::ldexp(kept as f64, unit + 32 * places + shift)
    }
}

#[cfg(test)]
mod tests {
    use super::Moments;

    fn moments(values: &[f64]) -> Moments {
        let mut moments = Moments::default();
        assert_eq!(moments.add(values), 0);
        moments
    }

    fn sum(values: &[f64]) -> f64 {
        moments(values).mean(1)
    }

    #[test]
    fn what_cancels_leaves_the_rest_to_the_last_digit() {
        assert_eq!(sum(&[1e300, 1.0, -1e300, 1e-300, -1.0]), 1e-300);
        assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]), f64::MAX);
        assert_eq!(sum(&[5e-324, -1.0]), -1.0);
        assert_eq!(sum(&[5e-324; 3]), 1.5e-323);
        assert_eq!(sum(&[-f64::MIN_POSITIVE, 5e-324]), -f64::MIN_POSITIVE + 5e-324);
        assert_eq!(sum(&[]), 0.0);
    }

    #[test]
    fn the_order_does_not_matter() {
        let values = [3.5e17, -2e-9, 7.0, 1e-320, -3.5e17, 0.1, 0.1, 0.1];
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let mut halves = moments(&values[..3]);
        halves.merge(&moments(&values[3..]));
        assert!(moments(&values) == moments(&backwards) && moments(&values) == halves);
    }

    #[test]
    fn many_values_fill_no_bin_beyond_its_brim() {
        let values = vec![-f64::MAX; 100_000];
        assert_eq!(moments(&values).mean(100_000), f64::NEG_INFINITY, "the sum is beyond doubles");
        let values = vec![1.0 - f64::EPSILON; 100_000];
        assert_eq!(sum(&values), 100_000.0 - 100_000.0 * f64::EPSILON);
        assert_eq!(moments(&values).variance(100_000), 0.0);
    }

    #[test]
    fn what_is_not_finite_is_counted_apart() {
        let mut moments = Moments::default();
        assert_eq!(moments.add(&[1.0, f64::INFINITY, f64::NAN, f64::NEG_INFINITY]), 3);
        assert_eq!(moments.mean(1), 1.0);
    }

    /// NIST Statistical Reference Datasets, univariate "NumAcc4": mean 10000000.2, standard deviation 0.1, 1001 values.
    #[test]
    fn the_variance_of_large_numbers_keeps_its_digits() {
        let mut values = vec![10000000.2];
        values.extend([10000000.1, 10000000.3].repeat(500));
        let moments = moments(&values);
        let sd = moments.variance(1001).sqrt();
        assert!((sd - 0.1).abs() < 1e-9, "{sd}");
        assert!((moments.mean(1001) - 10000000.2).abs() < 2e-9);
    }
}
