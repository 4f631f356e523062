//! What lists since 1993 and prices of their parts have kept to: a number that breaks it has a wrong unit or stands in a
//! wrong row.

use neuroscale_quantity::{Package, Quantity, Row, Table, TableError};

const SOURCES: &str = "sources.csv";

/// By how much a number may change until the next, in every ten years that begin between them. Heads of lists have gained
/// at most a factor of 12.6 (Green500, over lists that the table leaves out) and fallen at most to 0.22 (the power of the
/// head of TOP500, in 2005); a chip factory came to cost a thousand times as much in 33 years.
const GREATEST_STEP: f64 = 20.0;

/// A row of a series, in the order of time.
pub(crate) struct Dated<'r> {
    pub(crate) row: &'r Row,
    /// In `year`.
    pub(crate) date: f64,
    /// The row in words: *list 1993-06*.
    pub(crate) name: String,
}

/// No list is later than the last day on which a source was read: nobody can have read it.
///
/// # Errors
///
/// [`TableError::Cell`] at the edition of the row.
pub(crate) fn published(rows: &[&Row], package: &Package) -> Result<(), TableError> {
    let Some(last) = last_reading(package)? else { return Ok(()) };
    rows.iter().try_for_each(|row| match row.text("list")? {
        list if last.get(..list.len()).is_some_and(|month| list > month) => {
            let expected = format!(
                "a list not after {last}, the last day on which a source was read; \
                 correct it, or give its source the day in column `read` of {SOURCES}"
            );
            Err(row.error("list", &expected))
        }
        _ => Ok(()),
    })
}

/// The last day in the table of sources; `None` where no source says on which day it was read.
fn last_reading(package: &Package) -> Result<Option<&str>, TableError> {
    let mut last = None;
    for row in package.table(SOURCES).map_or(&[][..], Table::rows) {
        last = last.max(Some(row.text("read")?).filter(|day| !day.is_empty()));
    }
    Ok(last)
}

/// A row's number is at most that of another column.
///
/// # Errors
///
/// [`TableError::Cell`] at the row's number.
pub(crate) fn at_most(row: &Row, column: &str, limit: &str, what: &str) -> Result<(), TableError> {
    let (Some(number), Some(most)) = (row.quantity(column)?, row.quantity(limit)?) else { return Ok(()) };
    if number.value() <= most.value() {
        return Ok(());
    }
    let most = number.measure().show(most.value());
    Err(row.error(column, &format!("at most {most}, {what} (column `{limit}`); {CHECK}")))
}

/// No place is faster than the place before it on the same list.
///
/// # Errors
///
/// [`TableError::Cell`] at the number of the later place.
pub(crate) fn falling(places: &[&Row], column: &str) -> Result<(), TableError> {
    pairs(places, column)?.into_iter().try_for_each(|((before, faster), (row, number))| {
        if before.text("list")? != row.text("list")? || number.value() <= faster.value() {
            return Ok(());
        }
        let (faster, place) = (number.measure().show(faster.value()), before.place());
        Err(row.error(column, &format!("at most {faster}, what the place before it did ({place}); {CHECK}")))
    })
}

/// From one row of a series to the next a number changes by a factor that history has known.
///
/// # Errors
///
/// [`TableError::Cell`] at the number of the later row.
pub(crate) fn steady(series: &[Dated<'_>], column: &str) -> Result<(), TableError> {
    let mut before: Option<(&Dated<'_>, Quantity)> = None;
    for one in series {
        let Some(new) = one.row.quantity(column)? else { continue };
        if let Some((earlier, old)) = &before {
            let decades = ((one.date - earlier.date) / 10.0).ceil().max(1.0);
            let most = libm::pow(GREATEST_STEP, decades);
            if !(most.recip()..=most).contains(&(new.value() / old.value())) {
                let (old, name) = (new.measure().show(old.value()), &earlier.name);
                let place = earlier.row.place();
                let expected = format!(
                    "a number within a factor of {most} of the {old} of {name} ({place}); {CHECK} (of both)"
                );
                return Err(one.row.error(column, &expected));
            }
        }
        before = Some((one, new));
    }
    Ok(())
}

/// By how much a number may differ from the nearest other of its unit, in a table of alike things. Electricity differs at
/// most by a factor of 3.7 (homes of Germany and of the United States), its parts in a machine by 2.8.
const GREATEST_DIFFERENCE: f64 = 100.0;

/// No number is far from every other of its unit.
///
/// # Errors
///
/// [`TableError::Cell`] at the number that stands alone.
pub(crate) fn alike(numbers: &[&Quantity], table: &Table) -> Result<(), TableError> {
    numbers.iter().try_for_each(|number| {
        let others = numbers.iter().filter(|other| other.address() != number.address());
        let factor = |other: &&&Quantity| libm::fabs(libm::log(number.value() / other.value()));
        let Some(nearest) = others.min_by(|a, b| factor(a).total_cmp(&factor(b))) else { return Ok(()) };
        if factor(&nearest) <= libm::log(GREATEST_DIFFERENCE) {
            return Ok(());
        }
        let (near, key) = (number.measure().show(nearest.value()), nearest.address().key().to_owned());
        let expected = format!(
            "a number within a factor of {GREATEST_DIFFERENCE} of the {near} of `{key}`; {CHECK} (of both)"
        );
        Err(table.row(number.address().key())?.error("value", &expected))
    })
}

const CHECK: &str = "check unit and digits";

type Cell<'r> = (&'r Row, Quantity);

/// Every row that has a number in a column, with the one before it.
fn pairs<'r>(rows: &[&'r Row], column: &str) -> Result<Vec<(Cell<'r>, Cell<'r>)>, TableError> {
    let mut cells = vec![];
    for row in rows {
        cells.extend(row.quantity(column)?.map(|number| (*row, number)));
    }
    Ok(cells.windows(2).filter_map(|pair| Some((pair.first()?.clone(), pair.last()?.clone()))).collect())
}
