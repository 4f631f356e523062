use std::fmt;
use std::str::FromStr;

/// An edition of a list that appears twice a year, written as in the tables: `2015-06`.
///
/// ```
/// use neuroscale_hpc::Edition;
///
/// let june: Edition = "2015-06".parse()?;
/// let november: Edition = "2015-11".parse()?;
/// assert!(june < november);
/// assert_eq!(june.to_string(), "2015-06");
/// # Ok::<(), neuroscale_hpc::EditionError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Edition {
    year: u16,
    month: u8,
}

/// A text that names no month.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditionError {
    /// Not four digits, a hyphen and two digits.
    #[error("`{text}` is not a list such as 2015-06")]
    Form {
        /// What was found.
        text: String,
    },
    /// A month that no calendar has.
    #[error("`{text}` has no month from 01 to 12")]
    Month {
        /// What was found.
        text: String,
    },
}

impl Edition {
    /// The middle of the edition's month as a calendar year with a fraction.
    ///
    /// # Formula
    ///
    /// `year + (month − ½)/12`, in `year`.
    ///
    /// # Examples
    ///
    /// ```
    /// use neuroscale_hpc::Edition;
    ///
    /// let edition: Edition = "2015-06".parse()?;
    /// assert_eq!(edition.date(), 2015.0 + 5.5 / 12.0);
    /// # Ok::<(), neuroscale_hpc::EditionError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Convention of this project: TOP500 appears in the third week of June or November.
    #[must_use]
    pub fn date(self) -> f64 {
        f64::from(self.year) + (f64::from(self.month) - 0.5) / 12.0
    }
}

impl FromStr for Edition {
    type Err = EditionError;

    fn from_str(text: &str) -> Result<Self, EditionError> {
        let form = || EditionError::Form { text: text.to_owned() };
        let (year, month) = text.split_once('-').ok_or_else(form)?;
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2)) {
            return Err(form());
        }
        let (year, month) = (year.parse().map_err(|_| form())?, month.parse().map_err(|_| form())?);
        if (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(EditionError::Month { text: text.to_owned() })
        }
    }
}

#[cfg(feature = "serde")]
impl From<Edition> for String {
    fn from(edition: Edition) -> Self {
        edition.to_string()
    }
}

#[cfg(feature = "serde")]
impl TryFrom<String> for Edition {
    type Error = EditionError;

    fn try_from(text: String) -> Result<Self, EditionError> {
        text.parse()
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}", self.year, self.month))
    }
}
