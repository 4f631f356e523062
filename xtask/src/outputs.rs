use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use neuroscale_report::Report;

use crate::failure::Failure;
use crate::places::Places;
use crate::readme;

/// The only directories in which files are written and removed.
const DIRECTORIES: [&str; 2] = ["figures", "tables"];

/// What the name of an output ends in; files that end in anything else are left alone.
pub(crate) const ENDINGS: [&str; 4] = ["svg", "png", "csv", "md"];

/// Stands in a directory that was named with `--out`, so that the next run knows whose files lie there.
const MARK: &str = ".neuroscale-output";
const MARK_TEXT: &str =
    "Written by `cargo xtask figures`, which replaces and removes files in figures/ and tables/.\n";

/// Every output as it should be, by its path on the disk.
pub(crate) type Outputs = BTreeMap<PathBuf, Vec<u8>>;

/// How the disk differs from what the tables give.
pub(crate) struct Drift {
    pub(crate) changed: Vec<PathBuf>,
    pub(crate) missing: Vec<PathBuf>,
    pub(crate) orphaned: Vec<PathBuf>,
}

/// The files of a report, with the page whose generated parts it fills.
pub(crate) fn of(report: Report, places: &Places) -> Result<Outputs, Failure> {
    let mut outputs = Outputs::new();
    for artifact in report.artifacts {
        if !is_in_place(&artifact.path) {
            return Err(Failure::Misplaced { path: artifact.path });
        }
        outputs.insert(places.out.join(&artifact.path), artifact.bytes);
    }
    if let Some(house) = &places.house {
        let path = house.readme.display().to_string();
        let page = fs::read_to_string(&house.readme).map_err(|error| Failure::file(&house.readme, error))?;
        let page = readme::fill(&page, &report.sections).map_err(|error| Failure::Readme { path, error })?;
        outputs.insert(house.readme.clone(), page.into_bytes());
    }
    Ok(outputs)
}

/// Tables may name outputs, so a name is checked before it becomes a path.
fn is_in_place(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    path.split_once('/').is_some_and(|(directory, name)| {
        DIRECTORIES.contains(&directory)
            && !name.starts_with('.')
            && name.bytes().all(plain)
            && has_our_ending(Path::new(name))
    })
}

fn has_our_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ENDINGS.iter().any(|ours| ending == *ours))
}

/// Every file that lies where outputs lie and ends as outputs end.
pub(crate) fn found(out: &Path) -> Result<BTreeSet<PathBuf>, Failure> {
    let mut files = BTreeSet::new();
    for directory in DIRECTORIES.map(|name| out.join(name)) {
        match fs::symlink_metadata(&directory) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Ok(found) if !found.is_dir() => {
                return Err(Failure::NotADirectory { path: directory.display().to_string() });
            }
            _ => {}
        }
        let failed = |error| Failure::file(&directory, error);
        for entry in fs::read_dir(&directory).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let is_file = !entry.file_type().map_err(failed)?.is_dir();
            if is_file && has_our_ending(&entry.path()) {
                files.insert(entry.path());
            }
        }
    }
    Ok(files)
}

/// A directory that was named with `--out` must be ours: absent, empty, or marked by an earlier run.
pub(crate) fn check_ours(places: &Places) -> Result<(), Failure> {
    if places.house.is_some() || places.out.join(MARK).is_file() {
        return Ok(());
    }
    match fs::read_dir(&places.out).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::Foreign { path: places.out.display().to_string() }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::file(&places.out, error)),
    }
}

impl Drift {
    /// Compares byte by byte.
    pub(crate) fn between(outputs: &Outputs, places: &Places) -> Result<Self, Failure> {
        let orphaned = found(&places.out)?.into_iter().filter(|path| !outputs.contains_key(path)).collect();
        let mut drift = Self { changed: vec![], missing: vec![], orphaned };
        for (path, bytes) in outputs {
            match fs::read(path) {
                Ok(found) if found == *bytes => {}
                Ok(_) => drift.changed.push(path.clone()),
                Err(error) if error.kind() == ErrorKind::NotFound => drift.missing.push(path.clone()),
                Err(error) => return Err(Failure::file(path, error)),
            }
        }
        Ok(drift)
    }

    /// The number of paths that differ.
    pub(crate) fn len(&self) -> usize {
        self.changed.len() + self.missing.len() + self.orphaned.len()
    }

    /// One line for each path that differs.
    pub(crate) fn lines(&self) -> String {
        let changed = self.changed.iter().map(|path| ("changed", path));
        let missing = self.missing.iter().map(|path| ("missing", path));
        let orphaned = self.orphaned.iter().map(|path| ("orphaned", path));
        let line = |(word, path): (&str, &PathBuf)| format!("{word:8}  {}\n", path.display());
        changed.chain(missing).chain(orphaned).map(line).collect::<Vec<_>>().concat()
    }

    /// Writes what is changed or missing and removes what is orphaned.
    pub(crate) fn mend(&self, outputs: &Outputs, places: &Places) -> Result<(), Failure> {
        if places.house.is_none() {
            write(&places.out.join(MARK), MARK_TEXT.as_bytes())?;
        }
        for path in self.changed.iter().chain(&self.missing) {
            outputs.get(path).map_or(Ok(()), |bytes| write(path, bytes))?;
        }
        self.orphaned
            .iter()
            .try_for_each(|path| fs::remove_file(path).map_err(|error| Failure::file(path, error)))
    }
}

/// Writes a whole file or none: into a temporary neighbour, which then takes the file's name.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}", std::process::id()));
    let neighbour = path.with_file_name(name);
    let written = make_directory(path)
        .and_then(|()| fs::write(&neighbour, bytes))
        .and_then(|()| fs::rename(&neighbour, path));
    written.map_err(|error| {
        // What is left of the neighbour is of no use; the first error is the one to tell.
        let _ = fs::remove_file(&neighbour);
        Failure::file(path, error)
    })
}

fn make_directory(path: &Path) -> io::Result<()> {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), fs::create_dir_all)
}
