use std::cmp::Ordering;

/// A number as it is written, without rounding: ±0.digits × 10^exponent, the first and the last digit not zero.
///
/// A cell of 1.00000000000000000001 is above a maximum of 1, though the nearest `f64` is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

/// The largest exponent of ten that may be written: far beyond every `f64`.
const EXPONENTS: i64 = 9999;

impl Decimal {
    /// Reads a sign, digits with at most one point among them, and an exponent of ten.
    pub(super) fn read(text: &str) -> Option<Self> {
        let (negative, unsigned) = sign(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, written_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = [whole, part].concat();
        if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = all.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self { negative: false, digits: String::new(), exponent: 0 });
        }
        let leading = i64::try_from(all.len() - digits.len()).ok()?;
        let exponent = exponent + i64::try_from(whole.len()).ok()? - leading;
        Some(Self { negative, digits: digits.trim_end_matches('0').to_owned(), exponent })
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Compares how far two numbers are from zero.
    fn compare_size(&self, other: &Self) -> Ordering {
        let size = |number: &Self| (!number.is_zero()).then_some(number.exponent);
        size(self).cmp(&size(other)).then_with(|| self.digits.cmp(&other.digits))
    }
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn written_exponent(text: &str) -> Option<i64> {
    let exponent: i64 = text.parse().ok()?;
    (-EXPONENTS..=EXPONENTS).contains(&exponent).then_some(exponent)
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_size(other),
            (true, true) => other.compare_size(self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
