use neuroscale_quantity::{Address, Measure, Package, Quantity, Row, Significant, Spread};

use crate::ClaimError;

/// A number that a document states, or one that it implies.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The name of the claim, unique over all documents.
    pub id: String,
    /// The document that makes it.
    pub document: String,
    /// Where in the document it stands.
    pub locator: String,
    /// What the claim is to the document.
    pub kind: Kind,
    /// How the document hedges it, in a word or two.
    pub qualifier: String,
    /// What is claimed, in our words.
    pub statement: String,
    /// How the stated number relates to the truth that is claimed.
    pub relation: Relation,
    /// The stated number, in `measure`; the low end of a range.
    pub stated: Option<f64>,
    /// The high end of a stated range, in `measure`.
    pub stated_high: Option<f64>,
    /// The significant digits with which the number is printed.
    pub digits: usize,
    /// The unit in which it is stated.
    pub measure: Measure,
    /// Whether the number is an amount or a calendar date.
    pub scale: Scale,
    /// Where the claim stands in the tables.
    pub address: Address,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $column:literal { $( $(#[$variant_doc:meta])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[$variant_doc])* $variant, )* }

        impl $name {
            /// The word that stands for it in tables.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            fn read(row: &Row) -> Result<Self, ClaimError> {
                match row.text($column)? {
                    $( $word => Ok(Self::$variant), )*
                    _ => Err(row.error($column, concat!("one of ", $( $word, " ", )*)).into()),
                }
            }
        }
    };
}

words! {
    /// What a claim is to its document.
    Kind, "kind" {
        /// Taken from elsewhere, or assumed.
        Input = "input",
        /// Computed from other claims.
        Derived = "derived",
        /// A date in the future of the document.
        Forecast = "forecast",
        /// Not stated, though it follows from what is.
        Implied = "implied",
    }
}

words! {
    /// How a stated number relates to the truth that is claimed.
    Relation, "relation" {
        /// The number itself.
        Equal = "=",
        /// About the number.
        About = "≈",
        /// The number or more.
        AtLeast = ">",
        /// The number or less.
        AtMost = "<",
    }
}

words! {
    /// Whether a number is an amount or a calendar date: dates differ by years, amounts by factors.
    Scale, "scale" {
        /// A count, a rate, a length of time, a share.
        Amount = "amount",
        /// A calendar date, in years.
        Date = "date",
    }
}

/// Years that documents can speak of: those of four digits.
const YEARS: std::ops::Range<f64> = 1000.0..10_000.0;

impl Claim {
    /// Reads the claims of one document.
    pub(crate) fn read_all(package: &Package, document: &str) -> Result<Vec<Self>, ClaimError> {
        let table = package.table(&format!("claims/{document}.csv"))?;
        table.rows().iter().map(|row| Self::read(row, document)).collect()
    }

    fn read(row: &Row, document: &str) -> Result<Self, ClaimError> {
        let text = |column| row.text(column).map(str::to_owned);
        let measure = row.measure("unit")?;
        let claim = Self {
            id: text("id")?,
            document: document.to_owned(),
            locator: text("locator")?,
            kind: Kind::read(row)?,
            qualifier: text("qualifier")?,
            statement: text("statement")?,
            relation: Relation::read(row)?,
            stated: row.number_in("stated", &measure)?,
            stated_high: row.number_in("stated_high", &measure)?,
            digits: read_digits(row)?,
            measure,
            scale: Scale::read(row)?,
            address: row.address(),
        };
        claim.check_date(row)?;
        match (claim.stated, claim.stated_high) {
            (None, Some(_)) => Err(row.error("stated", "a number, since stated_high gives one").into()),
            (Some(low), Some(high)) if low > high => {
                let high = row.text("stated_high")?;
                Err(row.error("stated", &format!("a number not above stated_high, which is {high}")).into())
            }
            _ => Ok(claim),
        }
    }

    fn check_date(&self, row: &Row) -> Result<(), ClaimError> {
        for (column, number) in [("stated", self.stated), ("stated_high", self.stated_high)] {
            let is_far = number.is_some_and(|number| !YEARS.contains(&self.measure.to_base(number)));
            if is_far && self.scale == Scale::Date {
                return Err(row
                    .error(column, "a calendar year of four digits, since the claim is a date")
                    .into());
            }
        }
        Ok(())
    }

    /// The stated number as a quantity; the low end of a range.
    pub(crate) fn low(&self) -> Result<Quantity, ClaimError> {
        self.quantity(self.stated, "stated")
    }

    /// The high end of the stated range as a quantity.
    pub(crate) fn high(&self) -> Result<Quantity, ClaimError> {
        self.quantity(self.stated_high, "stated_high")
    }

    fn quantity(&self, value: Option<f64>, column: &str) -> Result<Quantity, ClaimError> {
        let value = value.ok_or_else(|| ClaimError::NothingStated { claim: self.id.clone() })?;
        let address = self.address.clone().column(column);
        Ok(Quantity::new(address, &self.statement, value, Spread::Exact, self.measure.clone()))
    }

    /// Whether a recomputed value, in the measure of the claim, agrees with a stated one.
    ///
    /// Both are rounded as the claim is printed. `=` asks for the same number, `≈` allows its neighbours among the
    /// numbers of so many digits (the years before and after), `>` and `<` allow the number and everything beyond.
    pub(crate) fn agrees(&self, stated: f64, recomputed: f64) -> bool {
        let printed = self.rounded(stated);
        let (low, high) = match self.relation {
            Relation::Equal => (printed, printed),
            Relation::About => self.neighbours(stated),
            Relation::AtLeast => (printed, f64::INFINITY),
            Relation::AtMost => (f64::NEG_INFINITY, printed),
        };
        (low..=high).contains(&self.rounded(recomputed))
    }

    /// A value rounded as the claim is printed: an amount to its digits, a date to the year in which it falls.
    pub(crate) fn rounded(&self, value: f64) -> f64 {
        match self.scale {
            Scale::Date => value.floor(),
            Scale::Amount => Significant::new(value, self.digits).rounded(),
        }
    }

    pub(crate) fn neighbours(&self, value: f64) -> (f64, f64) {
        match self.scale {
            Scale::Date => (value.floor() - 1.0, value.floor() + 1.0),
            Scale::Amount => Significant::new(value, self.digits).neighbours(),
        }
    }
}

fn read_digits(row: &Row) -> Result<usize, ClaimError> {
    let needed = row.number("stated")?.is_some();
    match row.text("digits")? {
        "" if !needed => Ok(6),
        text => match text.parse() {
            Ok(digits @ 1..=17) => Ok(digits),
            _ => Err(row.error("digits", "the significant digits as printed, 1 to 17").into()),
        },
    }
}
