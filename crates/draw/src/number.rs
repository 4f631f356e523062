//! Numbers as people read them.

/// A number with so many significant digits: plain from a thousandth to a million, in powers of ten beyond;
/// without zeros at its end.
///
/// # Examples
/// ```
/// use neuroscale_draw::number;
///
/// assert_eq!(number(86.06e9, 3), "8.61 × 10¹⁰");
/// assert_eq!(number(0.0567, 2), "0.057");
/// assert_eq!(number(-175_000.0, 3), "−175\u{202f}000");
/// ```
pub fn number(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let (mantissa, power) = decompose(value.abs(), digits);
    let sign = if value < 0.0 { "−" } else { "" };
    match power {
        _ if value == 0.0 => "0".into(),
        -3..=5 => {
            let decimals = digits.max(1).saturating_add_signed(-1 - power as isize);
            let rounded: f64 = format!("{mantissa}e{power}").parse().unwrap_or(value.abs());
            format!("{sign}{}", grouped(trimmed(&format!("{rounded:.decimals$}"))))
        }
        _ if mantissa == "1" => format!("{sign}{}", power_of_ten(power)),
        _ => format!("{sign}{mantissa} × {}", power_of_ten(power)),
    }
}

/// Ten to a power, with superscript digits.
pub(super) fn power_of_ten(power: i32) -> String {
    let superscript = |digit: char| match digit {
        '-' => '⁻',
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        _ => '⁹',
    };
    format!("10{}", power.to_string().chars().map(superscript).collect::<String>())
}

/// Digits in groups of three from ten thousand on, with narrow spaces that do not break.
pub(super) fn grouped(plain: &str) -> String {
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if whole.len() > 4 && place > 0 && (whole.len() - place) % 3 == 0 {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// Mantissa of so many digits and power of ten, correctly rounded.
fn decompose(value: f64, digits: usize) -> (String, i32) {
    let written = format!("{value:.*e}", digits.max(1) - 1);
    let (mantissa, power) = written.split_once('e').unwrap_or((&written, "0"));
    (trimmed(mantissa).to_string(), power.parse().unwrap_or(0))
}

/// Digits without idle zeros behind the point.
fn trimmed(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        let read = [0.0, 1.0, 1e21, 1.075e21, 999_999.0, 0.5, 1e-21, -3.14e-8].map(|value| number(value, 4));
        assert_eq!(read, ["0", "1", "10²¹", "1.075 × 10²¹", "10⁶", "0.5", "10⁻²¹", "−3.14 × 10⁻⁸"]);
    }

    #[test]
    fn rounding_may_reach_the_next_power() {
        assert_eq!(number(9.996e9, 3), "10¹⁰");
        assert_eq!(number(0.09996, 3), "0.1");
    }

    #[test]
    fn what_is_no_number_says_so() {
        assert_eq!(number(f64::NAN, 3), "NaN");
    }
}
