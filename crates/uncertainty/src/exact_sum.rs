//! Sums without rounding, so that they are the same in any order.

/// The bits of a digit; an `i64` holds one with room for 2³¹ additions before carries must move on.
const DIGIT: u32 = 32;
const MASK: i64 = 0xffff_ffff;

/// A sum of doubles, or of their squares, kept as one long whole number.
///
/// Adding and merging are exact, so any order and any grouping give the same number, and it is rounded once, when it is read.
#[derive(Clone, Debug)]
pub(crate) struct ExactSum {
    /// Base 2³², least first, in multiples of `unit`; every digit is signed and may exceed its base until carried.
    digits: Vec<i64>,
    /// The exponent of two of the last place.
    unit: i32,
    additions: u32,
}

impl ExactSum {
    /// A sum of doubles.
    pub(crate) fn of_values() -> Self {
        Self { digits: vec![0; 70], unit: -1074, additions: 0 }
    }

    /// A sum of squares of doubles.
    pub(crate) fn of_squares() -> Self {
        Self { digits: vec![0; 136], unit: -2148, additions: 0 }
    }

    /// Adds a finite double.
    pub(crate) fn add(&mut self, value: f64) {
        let (mantissa, exponent) = split(value);
        let wide = u128::from(mantissa) << (exponent % DIGIT);
        let digits = &mut self.digits[(exponent / DIGIT) as usize..][..3];
        let sign = if value < 0.0 { -1 } else { 1 };
        for (place, digit) in digits.iter_mut().enumerate() {
            *digit += sign * digit_of(wide, place);
        }
        self.count();
    }

    /// Adds the square of a finite double.
    pub(crate) fn add_square(&mut self, value: f64) {
        let (mantissa, exponent) = split(value);
        let square = u128::from(mantissa) * u128::from(mantissa);
        let (place, shift) = (2 * exponent / DIGIT, 2 * exponent % DIGIT);
        let low = (square & u128::from(u64::MAX)) << shift;
        let high = (square >> 64) << shift;
        let digits = &mut self.digits[place as usize..][..5];
        for (place, digit) in digits.iter_mut().enumerate() {
            let upper = if place < 2 { 0 } else { digit_of(high, place - 2) };
            *digit += digit_of(low, place) + upper;
        }
        self.count();
    }

    fn count(&mut self) {
        self.additions += 1;
        if self.additions >= 1 << 29 {
            self.carry();
        }
    }

    /// Adds another sum of the same kind.
    pub(crate) fn merge(&mut self, other: &Self) {
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

    /// The sum divided by a count, rounded once to the division's argument and once by the division.
    pub(crate) fn mean(&self, count: u64) -> f64 {
        let (negative, whole) = self.whole();
        let mean = whole.scaled(self.unit) / count as f64;
        if negative { -mean } else { mean }
    }

    /// The variance of `count` values from their exact sum and the exact sum of their squares.
    ///
    /// # Formula
    /// (n·Σx² − (Σx)²) / (n·(n − 1)), the numerator without rounding, so that nothing cancels.
    pub(crate) fn variance(values: &Self, squares: &Self, count: u64) -> f64 {
        if count < 2 {
            return f64::NAN;
        }
        let sum = values.whole().1;
        let spread = squares.whole().1.times(&Whole::from(count)).minus(&sum.times(&sum));
        spread.scaled(squares.unit) / (count as f64 * (count - 1) as f64)
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

/// The mantissa of a finite double, and the exponent of two of its last place, counted from the smallest there is.
fn split(value: f64) -> (u64, u32) {
    let bits = value.to_bits();
    #[expect(clippy::cast_possible_truncation, reason = "eleven bits")]
    let exponent = (bits >> 52) as u32 & 0x7ff;
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 { (fraction, 0) } else { (fraction | 1 << 52, exponent - 1) }
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
        let exponent = i64::from(unit) + 32 * (highest as i64 - 2) + i64::from(shift);
        libm::ldexp(kept as f64, i32::try_from(exponent).unwrap_or(i32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::ExactSum;

    fn sum(values: &[f64]) -> ExactSum {
        let mut sum = ExactSum::of_values();
        values.iter().for_each(|value| sum.add(*value));
        sum
    }

    #[test]
    fn what_cancels_leaves_the_rest_to_the_last_digit() {
        assert_eq!(sum(&[1e300, 1.0, -1e300, 1e-300, -1.0]).mean(1), 1e-300);
        assert_eq!(sum(&[f64::MAX, f64::MAX, -f64::MAX]).mean(1), f64::MAX);
        assert_eq!(sum(&[5e-324, -1.0]).mean(1), -1.0);
        assert_eq!(sum(&[5e-324; 3]).mean(1), 1.5e-323);
        assert_eq!(sum(&[]).mean(1), 0.0);
    }

    #[test]
    fn the_order_does_not_matter() {
        let values = [3.5e17, -2e-9, 7.0, 1e-320, -3.5e17, 0.1, 0.1, 0.1];
        let backwards: Vec<f64> = values.iter().rev().copied().collect();
        let mut halves = sum(&values[..3]);
        halves.merge(&sum(&values[3..]));
        assert!(sum(&values) == sum(&backwards) && sum(&values) == halves);
    }

    /// NIST Statistical Reference Datasets, univariate "NumAcc4": mean 10000000.2, standard deviation 0.1, 1001 values.
    #[test]
    fn the_variance_of_large_numbers_keeps_its_digits() {
        let (mut values, mut squares) = (ExactSum::of_values(), ExactSum::of_squares());
        let mut add = |value: f64| {
            values.add(value);
            squares.add_square(value);
        };
        add(10000000.2);
        for _ in 0..500 {
            add(10000000.1);
            add(10000000.3);
        }
        let sd = ExactSum::variance(&values, &squares, 1001).sqrt();
        assert!((sd - 0.1).abs() < 1e-9, "{sd}");
        assert!((values.mean(1001) - 10000000.2).abs() < 2e-9);
    }
}
