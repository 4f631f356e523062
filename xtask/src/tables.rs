use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use neuroscale_quantity::{Package, TableError};

use crate::failure::Failure;

const DESCRIPTOR: &str = "datapackage.json";

/// A directory of tables, as bytes.
pub(crate) struct Tables {
    /// `datapackage.json` and every CSV file, by their path in the directory.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Every directory that was looked into, without links.
    pub(crate) directories: BTreeSet<PathBuf>,
}

/// Reads `datapackage.json` and every CSV file below a directory.
///
/// Hidden files are passed over, links are followed, a link to a directory above itself is not entered again.
/// Without a `datapackage.json` nothing else is read, however much there is: it is no directory of tables.
pub(crate) fn read(data: &Path) -> Result<Tables, Failure> {
    let tables = Tables { files: BTreeMap::new(), directories: BTreeSet::new() };
    let mut walk = Walk { data, tables, inside: vec![] };
    let descriptor = data.join(DESCRIPTOR);
    if descriptor.is_file() {
        walk.file(&descriptor)?;
        walk.directory(data)?;
    } else {
        fs::read_dir(data).map_err(|error| Failure::file(data, error))?;
    }
    Ok(walk.tables)
}

struct Walk<'a> {
    data: &'a Path,
    tables: Tables,
    /// The directories from the data directory down to the present one, without links.
    inside: Vec<PathBuf>,
}

impl Walk<'_> {
    fn directory(&mut self, directory: &Path) -> Result<(), Failure> {
        let failed = |error| Failure::file(directory, error);
        let real = directory.canonicalize().map_err(failed)?;
        if self.inside.contains(&real) {
            return Ok(());
        }
        self.tables.directories.insert(real.clone());
        self.inside.push(real);
        for entry in fs::read_dir(directory).map_err(failed)? {
            self.entry(&entry.map_err(failed)?.path())?;
        }
        self.inside.pop();
        Ok(())
    }

    fn entry(&mut self, path: &Path) -> Result<(), Failure> {
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let table = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
        match fs::metadata(path) {
            _ if hidden => Ok(()),
            Ok(found) if found.is_dir() => self.directory(path),
            Ok(found) if table && found.is_file() => self.file(path),
            // A link to nothing is a missing file, and the package says which file is missing.
            Err(error) if table && error.kind() != ErrorKind::NotFound => Err(Failure::file(path, error)),
            _ => Ok(()),
        }
    }

    fn file(&mut self, path: &Path) -> Result<(), Failure> {
        let name = self.name(path)?;
        let failed = |error| Failure::file(path, error);
        let file = File::open(path).map_err(failed)?;
        let size = file.metadata().map_err(failed)?.len();
        if size > Package::MAX_FILE_BYTES {
            return Err(Failure::table(self.data, TableError::TooLarge { file: name, bytes: size }));
        }
        let mut bytes = Vec::new();
        // One byte beyond the limit, so that a file that grew meanwhile is seen to be too large.
        file.take(Package::MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        self.tables.files.insert(name, bytes);
        Ok(())
    }

    /// The path in the data directory, with `/` on every system.
    fn name(&self, path: &Path) -> Result<String, Failure> {
        let inside = path.strip_prefix(self.data).unwrap_or(path);
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let nameless = || Failure::Name { path: path.display().to_string() };
        Ok(parts.ok_or_else(nameless)?.join("/"))
    }
}
