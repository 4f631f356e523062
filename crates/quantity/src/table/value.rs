use super::date;
use super::decimal::Decimal;
use super::descriptor::Kind;

/// What a cell holds, compared as what it is: 1 and 1.0 are one number. Days are texts, whose order is theirs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value {
    Text(String),
    Number(Decimal),
}

const NUMBER: &str = "a finite number such as 86, 8.6e10 or 0.75 (a decimal point, no thousands separators)";
const SIZE: &str = "0 or a number whose size is between 2.3e-308 and 1.7e308";

/// The largest whole number up to which a count has no gaps, 2⁵³.
const LARGEST_COUNT: u64 = 1 << 53;

impl Kind {
    /// Reads a cell that is not empty.
    ///
    /// # Errors
    /// What would be right.
    pub(super) fn read(self, cell: &str) -> Result<Value, String> {
        match self {
            Self::String => Ok(Value::Text(cell.to_owned())),
            Self::Date => date::check(cell).map(|()| Value::Text(cell.to_owned())),
            Self::Integer if !is_whole(cell) => Err(self.expected().to_owned()),
            Self::Number | Self::Integer => {
                let decimal = Decimal::read(cell).ok_or(self.expected())?;
                let near = number(cell).is_some_and(|number| number.is_normal() || decimal.is_zero());
                if near { Ok(Value::Number(decimal)) } else { Err(SIZE.to_owned()) }
            }
        }
    }

    pub(super) fn expected(self) -> &'static str {
        match self {
            Self::String => "a text",
            Self::Number => NUMBER,
            Self::Integer => "a whole number up to 9007199254740992 (2^53), in digits alone, such as 96",
            Self::Date => date::FORM,
        }
    }
}

/// The number nearest to what is written.
pub(super) fn number(text: &str) -> Option<f64> {
    text.parse().ok().filter(|value: &f64| value.is_finite())
}

fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.parse().is_ok_and(|n: u64| n <= LARGEST_COUNT)
}
