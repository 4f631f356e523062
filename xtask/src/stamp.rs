use std::fs;

use crate::digest::Digest;
use crate::places::{House, PAGE, Places};
use crate::record::{self, Record};
use crate::tables::Tables;
use crate::writing;

/// Whether the last run left the program, the tables and the outputs exactly as they are now.
///
/// Everything is summed, nothing is taken from sizes or times: that costs milliseconds. Any doubt is a no.
pub(crate) fn fits(places: &Places, tables: &Tables) -> bool {
    let Some(House { stamp, .. }) = &places.house else { return false };
    let last = fs::read_to_string(stamp).ok();
    last.is_some() && last == sum(places, tables) && writing::leftovers(places).next().is_none()
}

/// Remembers the present state; a stamp that cannot be written costs the next run a second, no more.
///
/// It is written in place: half a stamp fits nothing.
pub(crate) fn leave(places: &Places, tables: &Tables) {
    let Some(House { stamp, .. }) = &places.house else { return };
    if let (Some(sum), Some(directory)) = (sum(places, tables), stamp.parent()) {
        let _ = fs::create_dir_all(directory).and_then(|()| fs::write(stamp, sum));
    }
}

/// One number for the program, the tables, the page, the record and every output; none if one of them cannot be read.
fn sum(places: &Places, tables: &Tables) -> Option<String> {
    let mut sum = Digest::new().with(&fs::read(std::env::current_exe().ok()?).ok()?);
    for (name, bytes) in &tables.files {
        sum = sum.with(name.as_bytes()).with(&bytes.len().to_le_bytes()).with(bytes);
    }
    let record = Record::read(places).ok()?;
    for name in [PAGE, record::NAME].into_iter().chain(record.names()) {
        let bytes = fs::read(places.locate(name)).ok()?;
        sum = sum.with(name.as_bytes()).with(&bytes.len().to_le_bytes()).with(&bytes);
    }
    Some(sum.text() + "\n")
}
