//! Which list of machines a claim speaks of: plain code that looks for a row.

use neuroscale_hpc::{Hpcg, Top500};

use crate::ClaimError;

/// The first edition of TOP500 whose fastest machine has a name that begins so.
pub(crate) fn first_headed_by<'l>(lists: &'l [Top500], name: &str) -> Result<&'l Top500, ClaimError> {
    let found = lists.iter().find(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list("top500", format!("is headed by {name}")))
}

/// The last edition of TOP500 before a date whose fastest machine has a name that begins so.
pub(crate) fn last_headed_by<'l>(
    lists: &'l [Top500],
    name: &str,
    before: f64,
) -> Result<&'l Top500, ClaimError> {
    let earlier = |list: &&Top500| list.date.value() < before;
    let found = lists.iter().filter(earlier).rfind(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list("top500", format!("is headed by {name} before {before}")))
}

/// The first edition of TOP500 whose fastest machine reaches a performance in FLOP/s.
pub(crate) fn first_to_reach(lists: &[Top500], performance: f64) -> Result<&Top500, ClaimError> {
    let found = lists.iter().find(|list| list.head.value() >= performance);
    found.ok_or_else(|| no_list("top500", format!("reaches {performance:e} FLOP/s")))
}

/// The first list of HPCG whose fastest machine has a name that begins so.
pub(crate) fn first_hpcg_headed_by<'l>(heads: &'l [Hpcg], name: &str) -> Result<&'l Hpcg, ClaimError> {
    let found = heads.iter().find(|list| list.system.starts_with(name));
    found.ok_or_else(|| no_list("hpcg", format!("is headed by {name}")))
}

/// The last list of HPCG before a date.
pub(crate) fn last_hpcg(heads: &[Hpcg], before: f64) -> Result<&Hpcg, ClaimError> {
    let found = heads.iter().rfind(|list| list.date.value() < before);
    found.ok_or_else(|| no_list("hpcg", format!("appeared before {before}")))
}

fn no_list(list: &'static str, sought: String) -> ClaimError {
    ClaimError::NoList { list, sought }
}
