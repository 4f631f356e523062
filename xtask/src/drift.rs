use std::fs;

use crate::failure::Failure;
use crate::outputs::Outputs;
use crate::places::{PAGE, Places};
use crate::record::Record;
use crate::writing;

/// How the disk differs from what the tables give, as names of outputs.
pub(crate) struct Drift {
    pub(crate) changed: Vec<String>,
    pub(crate) missing: Vec<String>,
    pub(crate) orphaned: Vec<String>,
}

impl Drift {
    /// Compares byte by byte. What was found and no table gives is an orphan.
    pub(crate) fn between(outputs: &Outputs, found: &Outputs) -> Self {
        let names = |files: &Outputs, wanted: &dyn Fn(&String) -> bool| {
            files.keys().filter(|name| wanted(name)).cloned().collect::<Vec<_>>()
        };
        Self {
            changed: names(outputs, &|name| found.contains_key(name) && found.get(name) != outputs.get(name)),
            missing: names(outputs, &|name| !found.contains_key(name)),
            orphaned: names(found, &|name| !outputs.contains_key(name)),
        }
    }

    /// The number of paths that differ.
    pub(crate) fn len(&self) -> usize {
        self.changed.len() + self.missing.len() + self.orphaned.len()
    }

    /// One line for each path that differs.
    pub(crate) fn lines(&self, places: &Places) -> String {
        let changed = self.changed.iter().map(|name| ("changed", name));
        let missing = self.missing.iter().map(|name| ("missing", name));
        let orphaned = self.orphaned.iter().map(|name| ("orphaned", name));
        let line = |(word, name): (&str, &String)| format!("{word:8}  {}\n", places.locate(name).display());
        changed.chain(missing).chain(orphaned).map(line).collect()
    }

    /// The files that would be replaced or removed and that no run of this program wrote, by their paths.
    ///
    /// Of the page only what stands between its marks is replaced.
    pub(crate) fn foreign(&self, found: &Outputs, record: &Record, places: &Places) -> Vec<String> {
        let names = self.changed.iter().chain(&self.orphaned).filter(|name| *name != PAGE);
        let ours = |name: &String| found.get(name).is_none_or(|bytes| record.lists(name, bytes));
        names.filter(|name| !ours(name)).map(|name| places.locate(name).display().to_string()).collect()
    }

    /// Writes what is changed or missing and removes what is orphaned.
    ///
    /// The record is written first, and lists both what was there and what comes: whenever the run is killed, the next
    /// one knows its files.
    pub(crate) fn mend(&self, outputs: &Outputs, before: &Record, places: &Places) -> Result<(), Failure> {
        let after = Record::of(outputs, places);
        if self.len() > 0 {
            before.or(&after).save(places)?;
        }
        for name in self.changed.iter().chain(&self.missing) {
            outputs.get(name).map_or(Ok(()), |bytes| writing::whole(&places.locate(name), bytes))?;
        }
        for path in self.orphaned.iter().map(|name| places.locate(name)) {
            fs::remove_file(&path).map_err(|error| Failure::file(&path, error))?;
        }
        after.save(places)
    }
}
