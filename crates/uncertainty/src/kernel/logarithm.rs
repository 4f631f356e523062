use super::polynomial;

const ROOT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcd;
const ONE_BITS: u64 = 0x3ff0_0000_0000_0000;
const MANTISSA: u64 = (1 << 52) - 1;
/// 2⁵² + 1023: the bits of a whole number, laid into this number's mantissa, are that number plus the bias.
const BIASED: f64 = 4503599627371519.0;
const LN_2_HIGH: f64 = 0.6931471803691238;
const LN_2_LOW: f64 = 1.9082149292705877e-10;

/// (ln((1 + s)/(1 − s)) − 2s) / s³ in powers of s²: Sun Microsystems' fdlibm (1993), `e_log.c`, error below 2^−58.45.
const SERIES: [f64; 7] = [
    0.6666666666666735,
    0.3999999999940942,
    0.2857142874366239,
    0.22222198432149784,
    0.1818357216161805,
    0.15313837699209373,
    0.14798198605116586,
];

/// The natural logarithm, to 1e-15 of its value, without a branch.
///
/// # Formula
/// x = 2ᵏ · (1 + f) with √½ ≤ 1 + f < √2; ln x = k · ln 2 + f − f²/2 + s · (f²/2 + R(s²)), s = f / (2 + f). The logarithm of
/// zero is −∞, that of a negative number is not a number.
///
/// ```
/// assert_eq!(neuroscale_uncertainty::ln(1.0), 0.0);
/// assert_eq!(neuroscale_uncertainty::ln(0.0), f64::NEG_INFINITY);
/// ```
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let subnormal = x < f64::MIN_POSITIVE;
    let scaled = if subnormal { x * 18014398509481984.0 } else { x };
    let bits = scaled.to_bits().wrapping_add(ONE_BITS - ROOT_HALF_BITS);
    let exponent = f64::from_bits((bits >> 52) | 0x4330_0000_0000_0000) - BIASED;
    let k = if subnormal { exponent - 54.0 } else { exponent };
    let f = f64::from_bits((bits & MANTISSA).wrapping_add(ROOT_HALF_BITS)) - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let half_square = 0.5 * f * f;
    let tail = s * (half_square + z * polynomial(&SERIES, z)) + k * LN_2_LOW;
    let value = k * LN_2_HIGH - ((half_square - tail) - f);
    let value = if x < f64::INFINITY { value } else { x };
    let value = if x == 0.0 { f64::NEG_INFINITY } else { value };
    if x < 0.0 { f64::NAN } else { value }
}
