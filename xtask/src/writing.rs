use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::places::{PAGE, Places};
use crate::{outputs, record};

/// What a file is called while it is being written: one name in each directory, so that the next run finds what a
/// killed one left. Only the run that holds the lock writes.
pub(crate) const PART: &str = ".neuroscale-part";

/// Writes a whole file or none: into a neighbour, which then takes the file's name.
pub(crate) fn whole(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let part = path.with_file_name(PART);
    let written = make_directory(path)
        .and_then(|()| create(&part))
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        // What is left of the neighbour is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&part);
        Failure::file(path, error)
    })
}

/// A new file, never one that a link of this name leads to.
fn create(part: &Path) -> io::Result<fs::File> {
    let _ = fs::remove_file(part);
    OpenOptions::new().write(true).create_new(true).open(part)
}

fn make_directory(path: &Path) -> io::Result<()> {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all)
}

/// What a killed run left half written.
pub(crate) fn leftovers(places: &Places) -> impl Iterator<Item = PathBuf> {
    let folders = outputs::DIRECTORIES.map(|folder| places.out.join(folder).join(PART));
    let others = [places.locate(PAGE), places.out.join(record::NAME)].map(|path| path.with_file_name(PART));
    folders.into_iter().chain(others).filter(|part| fs::symlink_metadata(part).is_ok())
}

/// Removes what a killed run left, where it can be removed: it is in nobody's way.
pub(crate) fn clear(places: &Places) {
    for part in leftovers(places) {
        let _ = fs::remove_file(part);
    }
}
