//! What every list since 1993 has kept to: a number that breaks it has a wrong unit or stands in a wrong row.

use neuroscale_quantity::{Quantity, Row, Significant, TableError};

/// By how much a number of a list may change until the next. Heads have gained at most a factor of 12.6 (Green500, over
/// lists that the table leaves out) and fallen at most to 0.22 (the power of the head of TOP500, in 2005).
const GREATEST_STEP: f64 = 20.0;

/// A row's number is at most that of another column.
///
/// # Errors
///
/// [`TableError::Cell`] at the row's number.
pub(super) fn at_most(row: &Row, column: &str, limit: &str, what: &str) -> Result<(), TableError> {
    let (Some(number), Some(most)) = (row.quantity(column)?, row.quantity(limit)?) else { return Ok(()) };
    if number.value() <= most.value() {
        return Ok(());
    }
    let most = shown(&number, most.value());
    Err(row.error(column, &format!("at most {most}, {what} (column `{limit}`); {CHECK}")))
}

/// No place is faster than the place before it on the same list.
///
/// # Errors
///
/// [`TableError::Cell`] at the number of the later place.
pub(super) fn falling(places: &[&Row], column: &str) -> Result<(), TableError> {
    pairs(places, column)?.into_iter().try_for_each(|((before, faster), (row, number))| {
        if before.text("list")? != row.text("list")? || number.value() <= faster.value() {
            return Ok(());
        }
        let faster = shown(&number, faster.value());
        let place = before.place();
        Err(row.error(column, &format!("at most {faster}, what the place before it did ({place}); {CHECK}")))
    })
}

/// From one list to the next a number changes by a factor that lists have known.
///
/// # Errors
///
/// [`TableError::Cell`] at the number of the later list.
pub(super) fn steady(lists: &[&Row], column: &str) -> Result<(), TableError> {
    pairs(lists, column)?.into_iter().try_for_each(|((before, old), (row, new))| {
        let step = new.value() / old.value();
        if (GREATEST_STEP.recip()..=GREATEST_STEP).contains(&step) {
            return Ok(());
        }
        let old = shown(&new, old.value());
        let (list, place) = (before.text("list")?, before.place());
        let expected = format!(
            "a number within a factor of {GREATEST_STEP} of the {old} of list {list} ({place}); {CHECK} (of both)"
        );
        Err(row.error(column, &expected))
    })
}

const CHECK: &str = "check unit and digits";

/// A number of another row, in the measure of this one, to all the digits that are not noise.
fn shown(number: &Quantity, base: f64) -> Significant {
    Significant::new(number.measure().from_base(base), 12)
}

type Cell<'r> = (&'r Row, Quantity);

/// Every row that has a number in a column, with the one before it.
fn pairs<'r>(rows: &[&'r Row], column: &str) -> Result<Vec<(Cell<'r>, Cell<'r>)>, TableError> {
    let mut cells = vec![];
    for row in rows {
        cells.extend(row.quantity(column)?.map(|number| (*row, number)));
    }
    Ok(cells.windows(2).filter_map(|pair| Some((pair.first()?.clone(), pair.last()?.clone()))).collect())
}
