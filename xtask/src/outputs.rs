use std::collections::BTreeMap;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use neuroscale_report::Report;

use crate::failure::Failure;
use crate::places::{PAGE, Places};
use crate::readme;

/// The only directories in which files are written and removed.
pub(crate) const DIRECTORIES: [&str; 2] = ["figures", "tables"];

/// What the name of an output ends in.
pub(crate) const ENDINGS: [&str; 4] = ["svg", "png", "csv", "md"];

/// Files by their names, such as `figures/energy.svg`.
pub(crate) type Outputs = BTreeMap<String, Vec<u8>>;

/// The files of a report, with the page whose generated parts it fills.
pub(crate) fn of(report: &Report, places: &Places) -> Result<Outputs, Failure> {
    let mut outputs = Outputs::new();
    for artifact in &report.artifacts {
        if !is_in_place(&artifact.path) {
            return Err(Failure::Misplaced { path: artifact.path.clone() });
        }
        outputs.insert(artifact.path.clone(), artifact.bytes.clone());
    }
    if places.house.is_some() {
        outputs.insert(PAGE.to_owned(), page(report, places)?);
    }
    Ok(outputs)
}

fn page(report: &Report, places: &Places) -> Result<Vec<u8>, Failure> {
    let path = places.locate(PAGE);
    let page = fs::read_to_string(&path).map_err(|error| Failure::file(&path, error))?;
    let filled = readme::fill(&page, &report.sections);
    let wrong = |error| Failure::Readme { path: path.display().to_string(), error };
    Ok(filled.map_err(wrong)?.into_bytes())
}

/// Tables may name outputs, so a name is checked before it becomes a path.
pub(crate) fn is_in_place(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let ours =
        |file: &Path| file.extension().is_some_and(|ending| ENDINGS.iter().any(|ours| ending == *ours));
    name.split_once('/').is_some_and(|(directory, file)| {
        DIRECTORIES.contains(&directory)
            && !file.starts_with('.')
            && file.bytes().all(plain)
            && ours(Path::new(file))
    })
}

/// What lies on the disk under each of some names. A link is not followed: nobody knows whose file it leads to.
pub(crate) fn found<'n>(
    places: &Places,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<Outputs, Failure> {
    let mut found = Outputs::new();
    for name in names {
        let path = places.locate(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Failure::file(path, error)),
            Ok(is) if !is.is_file() => {
                return Err(Failure::NotAFile { path: path.display().to_string() });
            }
            Ok(_) => {}
        }
        found.insert(name.to_owned(), fs::read(&path).map_err(|error: Error| Failure::file(&path, error))?);
    }
    Ok(found)
}
