use std::fmt;

/// A number for people and files: rounded to a few significant digits before it is written, without trailing zeros,
/// plain where that is short and in scientific notation elsewhere.
///
/// ```
/// use neuroscale_quantity::Significant;
///
/// assert_eq!(Significant::new(1.07500001e21, 6).to_string(), "1.075e21");
/// assert_eq!(Significant::new(2046.7412, 6).to_string(), "2046.74");
/// assert_eq!(Significant::new(86e9, 2).to_string(), "8.6e10");
/// assert_eq!(Significant::new(0.1 + 0.2, 6).to_string(), "0.3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "crate::exchange::Digits"))]
pub struct Significant {
    value: f64,
    digits: usize,
}

impl Significant {
    /// A value to be written with so many significant digits, at least one and at most 17.
    #[must_use]
    pub fn new(value: f64, digits: usize) -> Self {
        Self { value, digits: digits.clamp(1, 17) }
    }

    /// The number that is written, as a number.
    #[must_use]
    pub fn rounded(self) -> f64 {
        self.scientific().parse().unwrap_or(self.value)
    }

    /// The numbers of so many digits next to the one that is written: below and above.
    ///
    /// ```
    /// use neuroscale_quantity::Significant;
    ///
    /// assert_eq!(Significant::new(15.2, 2).neighbours(), (14.0, 16.0));
    /// assert_eq!(Significant::new(1e3, 1).neighbours(), (900.0, 2e3));
    /// assert_eq!(Significant::new(-1e3, 1).neighbours(), (-2e3, -900.0));
    /// ```
    #[must_use]
    pub fn neighbours(self) -> (f64, f64) {
        let text = self.scientific();
        let Some((mantissa, exponent)) = text.split_once('e') else { return (self.value, self.value) };
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let (Ok(count), Ok(exponent)) = (digits.parse::<u64>(), exponent.parse::<i32>()) else {
            return (self.value, self.value);
        };
        let place = exponent - i32::try_from(self.digits).unwrap_or(0) + 1;
        let number = |count: u64, place: i32| format!("{count}e{place}").parse().unwrap_or(self.value);
        let is_power_of_ten = digits.trim_end_matches('0') == "1";
        let (towards, away) = match count {
            0 => (-number(1, place), number(1, place)),
            _ if is_power_of_ten => (number(count * 10 - 1, place - 1), number(count + 1, place)),
            _ => (number(count - 1, place), number(count + 1, place)),
        };
        if self.value < 0.0 { (-away, -towards) } else { (towards, away) }
    }

    fn scientific(self) -> String {
        format!("{:.*e}", self.digits - 1, self.value)
    }
}

impl fmt::Display for Significant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounded = self.rounded();
        let plain = rounded == 0.0 || (1e-4..1e7).contains(&rounded.abs()) || !rounded.is_finite();
        f.pad(&if plain { format!("{rounded}") } else { format!("{rounded:e}") })
    }
}
