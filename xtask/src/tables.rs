use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use neuroscale_quantity::{Package, TableError};

use crate::failure::Failure;
use crate::places::Places;

const DESCRIPTOR: &str = "datapackage.json";

/// The bytes of `datapackage.json` and of every CSV file below the data directory, by their path in it.
///
/// Hidden files are passed over, links are followed, a link to a directory above itself is not entered again.
/// Without a `datapackage.json` nothing else is read, however much there is: it is no directory of tables.
pub(crate) fn read(places: &Places) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut walk = Walk { places, files: BTreeMap::new(), inside: vec![] };
    let descriptor = places.data.join(DESCRIPTOR);
    if descriptor.is_file() {
        walk.file(&descriptor)?;
        walk.directory(&places.data)?;
    } else {
        fs::read_dir(&places.data).map_err(|error| Failure::file(&places.data, error))?;
    }
    Ok(walk.files)
}

struct Walk<'a> {
    places: &'a Places,
    files: BTreeMap<String, Vec<u8>>,
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
            return Err(Failure::table(self.places, TableError::TooLarge { file: name, bytes: size }));
        }
        let mut bytes = Vec::new();
        // One byte beyond the limit, so that a file that grew meanwhile is seen to be too large.
        file.take(Package::MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
        self.files.insert(name, bytes);
        Ok(())
    }

    /// The path in the data directory, with `/` on every system.
    fn name(&self, path: &Path) -> Result<String, Failure> {
        let inside = path.strip_prefix(&self.places.data).unwrap_or(path);
        let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
        let nameless = || Failure::Name { path: path.display().to_string() };
        Ok(parts.ok_or_else(nameless)?.join("/"))
    }
}
