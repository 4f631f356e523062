use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::places::Places;
use crate::tables::Tables;
use crate::{lock, outputs, record, writing};

/// Refuses a directory of outputs that is not what it seems, before anything is touched.
pub(crate) fn check(places: &Places, tables: &Tables) -> Result<(), Failure> {
    if places.house.is_none() {
        let out = real(&places.out)?;
        check_apart(&out, places, tables)?;
        check_ours(&places.out)?;
    }
    outputs::DIRECTORIES.iter().try_for_each(|folder| check_folder(&places.out.join(folder)))
}

/// The directory that a path leads to, without links. What is not there yet follows as it is written.
fn real(path: &Path) -> Result<PathBuf, Failure> {
    let text = || path.display().to_string();
    let error = match path.canonicalize() {
        Ok(real) if real.is_dir() => return Ok(real),
        Ok(_) => return Err(Failure::NotADirectory { path: text() }),
        Err(error) => error,
    };
    if fs::symlink_metadata(path).is_ok_and(|is| is.is_symlink()) {
        return Err(Failure::DeadLink { path: text(), error });
    }
    match (error.kind(), path.parent(), path.file_name()) {
        (ErrorKind::NotFound, Some(parent), Some(name)) => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(real(parent)?.join(name))
        }
        (ErrorKind::NotFound, ..) => Err(Failure::NoWay { path: text() }),
        _ => Err(Failure::file(path, error)),
    }
}

/// Outputs within a directory of tables would be read as tables by the next run, and tables within a directory of
/// outputs might be replaced. A directory of tables may hold links to others, so all that were read are compared.
fn check_apart(out: &Path, places: &Places, tables: &Tables) -> Result<(), Failure> {
    let path = || places.out.display().to_string();
    for data in &tables.directories {
        let relation = match (out.starts_with(data), data.starts_with(out)) {
            (true, _) => "lies within",
            (_, true) => "contains",
            _ => continue,
        };
        return Err(Failure::NotApart { path: path(), relation, data: data.display().to_string() });
    }
    let Ok(house) = Places::house() else { return Ok(()) };
    let leads_to = |ours: &Path| ours.canonicalize().is_ok_and(|ours| ours == out);
    let within = |ours: &Path| ours.canonicalize().is_ok_and(|ours| out.starts_with(ours));
    if leads_to(&house.out) || within(&house.data) {
        return Err(Failure::Repository { path: path() });
    }
    Ok(())
}

/// A directory is ours if it is not yet there, empty, or has the record of an earlier run.
fn check_ours(out: &Path) -> Result<(), Failure> {
    let names = match fs::read_dir(out) {
        Ok(entries) => entries.map(|entry| Ok(entry?.file_name())).collect::<io::Result<Vec<_>>>(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => Err(error),
    };
    let names = names.map_err(|error| Failure::file(out, error))?;
    let is_left = |name: &_| [lock::NAME, writing::PART].iter().any(|ours| name == ours);
    if names.iter().all(is_left) || names.iter().any(|name| name == record::NAME) {
        return Ok(());
    }
    Err(Failure::Foreign { path: out.display().to_string() })
}

/// A link would lead to a directory that nobody named.
fn check_folder(folder: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(folder) {
        Ok(is) if !is.is_dir() => Err(Failure::NotADirectory { path: folder.display().to_string() }),
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::file(folder, error)),
        _ => Ok(()),
    }
}
