use neuroscale_quantity::{Address, Formula, Quantity, Significant};

use crate::{Claim, Kind, Relation, Scale};

/// What became of a forecast, by the last list of machines in the tables.
#[derive(Clone, Debug)]
pub struct ForecastOutcome {
    /// Whether it came.
    pub came: Came,
    /// What there is, over what the forecast wants by now, where it wants an amount.
    pub share: Option<Formula>,
    /// The date by which that was judged, in `year`.
    pub by: Quantity,
}

/// Whether what was forecast came.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// It came as forecast, in this year.
    Came(f64),
    /// It did not come as forecast; the year in which it did, if it has.
    Failed(Option<f64>),
    /// Its time has not come.
    NotDue,
}

/// What the function of a document says about a forecast.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decided {
    /// When it came, in `year`.
    pub(crate) date: Option<Formula>,
    /// What there is over what is wanted by now.
    pub(crate) share: Option<Formula>,
}

impl Decided {
    /// Every row that decides.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Address> + '_ {
        self.date.iter().chain(&self.share).flat_map(Formula::inputs).flat_map(Quantity::rows)
    }
}

impl ForecastOutcome {
    /// What became of a claim; `None` for what is no forecast, and where the time has come and no row decides.
    pub(crate) fn of(claim: &Claim, decided: &Decided, by: &Quantity) -> Option<Self> {
        let stated = claim.stated.filter(|_| claim.kind == Kind::Forecast && claim.scale == Scale::Date)?;
        let latest = claim.stated_high.unwrap_or(stated);
        let came = match decided.date.as_ref().map(Formula::value) {
            Some(date) if is_as_forecast(claim.relation, stated, latest, date) => Came::Came(date),
            Some(date) => Came::Failed(Some(date)),
            None if latest.floor() > by.value().floor() => Came::NotDue,
            None => return None,
        };
        Some(Self { came, share: decided.share.clone(), by: by.clone() })
    }

    /// The outcome as it stands in tables.
    #[must_use]
    pub fn words(&self) -> String {
        let year = |date: f64| format!("{:.0}", date.floor());
        let share = self.share.as_ref().map(|share| {
            let amount = Significant::new(share.value(), 2);
            format!("; {amount} of what it wants by {}", month(self.by.value()))
        });
        let word = match self.came {
            Came::Came(date) => format!("came in {}", year(date)),
            Came::Failed(Some(date)) => format!("failed: {}", year(date)),
            Came::Failed(None) => "failed".to_owned(),
            Came::NotDue => "not due".to_owned(),
        };
        word + &share.unwrap_or_default()
    }
}

/// The month in which a date falls.
fn month(date: f64) -> String {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 11")]
    let month = ((date - date.floor()) * 12.0) as usize;
    format!("{} {:.0}", NAMES[month.min(11)], date.floor())
}

/// A year that is forecast is kept by that year or an earlier one; one before which nothing is expected, by no earlier one.
fn is_as_forecast(relation: Relation, stated: f64, latest: f64, date: f64) -> bool {
    match relation {
        Relation::AtLeast => date.floor() >= stated.floor(),
        Relation::AtMost | Relation::Equal => date.floor() <= latest.floor(),
        Relation::About => date.floor() <= latest.floor() + 1.0,
    }
}
