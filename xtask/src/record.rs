use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;

use crate::digest::Digest;
use crate::failure::Failure;
use crate::outputs::{self, Outputs};
use crate::places::{PAGE, Places};
use crate::writing;

/// The name of the record in a directory of outputs; a directory that has one is ours.
pub(crate) const NAME: &str = ".neuroscale-output";

const HEAD: &str =
    "Written by `cargo xtask figures`, which replaces and removes the files listed here and no others.";

/// Stands for a digest where a file is ours whatever it holds.
const ANY: &str = "*";

/// The files that runs of this program wrote into a directory: only these are ever replaced or removed.
///
/// Elsewhere a digest tells a file that is as we left it from one that somebody edited. In the repository the names
/// suffice, since git has the bytes: there the record is committed, so that a fresh clone knows its outputs, and it
/// changes only where an output comes or goes.
pub(crate) struct Record(BTreeSet<(String, String)>);

impl Record {
    /// What the record on the disk lists; nothing where there is none. A line that is no entry vouches for nothing.
    pub(crate) fn read(places: &Places) -> Result<Self, Failure> {
        let path = places.out.join(NAME);
        let text = match fs::read(&path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Failure::file(path, error)),
        };
        let entry =
            |line: &str| line.split_once("  ").map(|(digest, name)| (name.to_owned(), digest.to_owned()));
        let entries = text.lines().filter_map(entry).filter(|(name, _)| outputs::is_in_place(name));
        Ok(Self(entries.collect()))
    }

    /// The record of outputs that have just been written.
    pub(crate) fn of(outputs: &Outputs, places: &Places) -> Self {
        let digest = |bytes: &Vec<u8>| match places.house {
            Some(_) => ANY.to_owned(),
            None => Digest::of(bytes),
        };
        let files = outputs.iter().filter(|(name, _)| *name != PAGE);
        Self(files.map(|(name, bytes)| (name.clone(), digest(bytes))).collect())
    }

    /// What either of two records lists: true of a directory at any moment between one and the other.
    pub(crate) fn or(&self, other: &Self) -> Self {
        Self(self.0.union(&other.0).cloned().collect())
    }

    /// The name of every file that is listed.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a run of this program wrote a file with this name and these bytes.
    pub(crate) fn lists(&self, name: &str, bytes: &[u8]) -> bool {
        let has = |digest: String| self.0.contains(&(name.to_owned(), digest));
        has(ANY.to_owned()) || has(Digest::of(bytes))
    }

    /// Writes the record, unless it is there word for word.
    pub(crate) fn save(&self, places: &Places) -> Result<(), Failure> {
        let (path, text) = (places.out.join(NAME), self.text());
        if fs::read(&path).is_ok_and(|saved| saved == text.as_bytes()) {
            return Ok(());
        }
        writing::whole(&path, text.as_bytes())
    }

    fn text(&self) -> String {
        let lines = self.0.iter().map(|(name, digest)| format!("{digest}  {name}\n"));
        format!("{HEAD}\n{}", lines.collect::<String>())
    }
}
