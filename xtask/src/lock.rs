use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;

use crate::failure::Failure;
use crate::places::Places;

/// The file that is locked; it stays, empty, since removing it would let two runs lock two files of one name.
pub(crate) const NAME: &str = ".neuroscale-lock";

/// Held while a directory of outputs is compared and changed; let go when it is dropped, or its holder killed.
pub(crate) struct Lock {
    _file: Option<File>,
}

/// Makes the directory of outputs and waits until no other run works in it.
pub(crate) fn hold(places: &Places) -> Result<Lock, Failure> {
    fs::create_dir_all(&places.out).map_err(|error| Failure::file(&places.out, error))?;
    let path = places.out.join(NAME);
    // Without the file nothing can be written either, as on a read-only disk: what is right already stays right.
    let Some(file) = open(&path) else { return Ok(Lock { _file: None }) };
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        eprintln!(
            "another run is writing into {}; this one waits until that has ended",
            places.out.display()
        );
        file.lock().map_err(|error| Failure::file(&path, error))?;
    }
    Ok(Lock { _file: Some(file) })
}

/// Some network file systems lock only files that are open for writing; on a read-only disk reading has to do.
fn open(path: &Path) -> Option<File> {
    let write = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    write.or_else(|_| File::open(path)).ok()
}
