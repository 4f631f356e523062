//! Which list of machines a claim speaks of: plain code that looks for a row.

use neuroscale_hpc::{ExponentialFit, ForecastModel, Hpcg, Observation, Top500};
use neuroscale_quantity::{Package, Quantity, Significant, Spread, TableError, Unit};

use crate::ClaimError;

const TOP500: &str = "machines/top500.csv";
const HPCG: &str = "machines/hpcg.csv";

/// Digits of a date or a performance that no list has.
const DIGITS: usize = 6;

/// The first edition of TOP500 whose fastest machine has a name that begins so.
pub(crate) fn first_headed_by<'l>(lists: &'l [Top500], name: &str) -> Result<&'l Top500, ClaimError> {
    let found = lists.iter().find(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list(TOP500, "system", &format!("is headed by {name}")))
}

/// The last edition of TOP500 before a date whose fastest machine has a name that begins so.
pub(crate) fn last_headed_by<'l>(
    lists: &'l [Top500],
    name: &str,
    before: f64,
) -> Result<&'l Top500, ClaimError> {
    let earlier = |list: &&Top500| list.date.value() < before;
    let found = lists.iter().filter(earlier).rfind(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list(TOP500, "system", &format!("is headed by {name} before {}", year(before))))
}

/// The first edition of TOP500 whose fastest machine reaches a performance in FLOP/s.
pub(crate) fn first_to_reach(lists: &[Top500], performance: f64) -> Result<&Top500, ClaimError> {
    let found = lists.iter().find(|list| list.head.value() >= performance);
    let performance = Significant::new(performance, DIGITS);
    found.ok_or_else(|| no_list(TOP500, "rmax_gflops", &format!("reaches {performance} FLOP/s")))
}

/// The first list of HPCG whose fastest machine has a name that begins so.
pub(crate) fn first_hpcg_headed_by<'l>(heads: &'l [Hpcg], name: &str) -> Result<&'l Hpcg, ClaimError> {
    let found = heads.iter().find(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list(HPCG, "system", &format!("is headed by {name}")))
}

/// The last list of HPCG before a date.
pub(crate) fn last_hpcg(heads: &[Hpcg], before: f64) -> Result<&Hpcg, ClaimError> {
    let found = heads.iter().rfind(|list| list.date.value() < before);
    found.ok_or_else(|| no_list(HPCG, "list", &format!("appeared before {}", year(before))))
}

fn no_list(file: &str, column: &str, sought: &str) -> ClaimError {
    TableError::no_such_row(file, column, &format!("is of a list that {sought}")).into()
}

fn year(date: f64) -> Significant {
    Significant::new(date, DIGITS)
}

/// A column of TOP500 with its dates, in the base unit, and the row of its last list.
pub(crate) struct Column {
    observations: Vec<Observation<f64>>,
    last: Quantity,
}

/// Every list of TOP500 that has a number in a column, by date.
pub(crate) fn column_of_top500(package: &Package, column: &str) -> Result<Column, ClaimError> {
    let table = package.table(TOP500)?;
    let mut found: Vec<(f64, Quantity)> = vec![];
    for list in Top500::read(package)? {
        if let Some(cell) = table.row(&list.edition.to_string())?.quantity(column)? {
            found.push((list.date.value(), cell));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let last = found.last().ok_or_else(|| no_list(TOP500, column, "has a number there"))?.1.clone();
    let at = |(year, cell): &(f64, Quantity)| Observation { year: *year, value: cell.value() };
    Ok(Column { observations: found.iter().map(at).collect(), last })
}

/// The doubling time between two dates over that of all lists before, by least squares.
pub(crate) fn slowing(column: &Column, from: f64, until: f64) -> Result<Quantity, ClaimError> {
    let doubling_time = |wanted: &dyn Fn(f64) -> bool| {
        let lists: Vec<_> = column.observations.iter().copied().filter(|one| wanted(one.year)).collect();
        let fit = ExponentialFit::fit(&lists)
            .map_err(|error| no_list(TOP500, "list", &format!("mends this: {error}")))?;
        Ok::<_, ClaimError>(1.0 / fit.slope())
    };
    let ratio = doubling_time(&|year| from <= year && year < until)? / doubling_time(&|year| year < from)?;
    let label = "doubling time before the post over that of the lists before";
    let quantity =
        Quantity::new(column.last.address().clone(), label, ratio, Spread::Exact, Unit::NONE.into());
    Ok(quantity.pooled_from([&column.last]))
}
