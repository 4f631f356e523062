use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::outputs;
use crate::places::{House, Places};

/// Whether the last run left the program, the tables and the outputs exactly as they are now.
///
/// Everything is summed, nothing is taken from sizes or times: that costs milliseconds. Any doubt is a no.
pub(crate) fn fits(places: &Places, tables: &BTreeMap<String, Vec<u8>>) -> bool {
    let Some(house) = &places.house else { return false };
    let last = fs::read_to_string(&house.stamp).ok();
    last.is_some() && last == sum(places, house, tables)
}

/// Remembers the present state; a stamp that cannot be written costs the next run a second, no more.
pub(crate) fn leave(places: &Places, tables: &BTreeMap<String, Vec<u8>>) {
    let Some(house) = &places.house else { return };
    if let Some(sum) = sum(places, house, tables) {
        let _ = outputs::write(&house.stamp, sum.as_bytes());
    }
}

/// One number for the program, the tables, the page and every output; none if one of them cannot be read.
fn sum(places: &Places, house: &House, tables: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    let mut sum = DefaultHasher::new();
    fs::read(std::env::current_exe().ok()?).ok()?.hash(&mut sum);
    tables.hash(&mut sum);
    fs::read(&house.readme).ok()?.hash(&mut sum);
    for path in outputs::found(&places.out).ok()? {
        fs::read(&path).ok()?.hash(&mut sum);
        path.strip_prefix(&places.out).ok()?.hash(&mut sum);
    }
    Some(format!("{:016x}\n", sum.finish()))
}
