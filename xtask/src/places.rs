use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::shell;

/// The page of the repository that has generated parts, as a name of an output.
pub(crate) const PAGE: &str = "README.md";

/// Where tables come from and where their pictures go.
pub(crate) struct Places {
    /// The directory of `datapackage.json`.
    pub(crate) data: PathBuf,
    /// The directory above `figures` and `tables`.
    pub(crate) out: PathBuf,
    /// What the repository has beyond its outputs; nothing where somebody draws tables of their own.
    pub(crate) house: Option<House>,
}

/// The repository itself.
pub(crate) struct House {
    /// The page with generated parts.
    pub(crate) readme: PathBuf,
    /// What the last run left, so that a run with nothing to do can tell; never committed.
    pub(crate) stamp: PathBuf,
}

/// Tables and outputs that somebody named.
pub(crate) struct Own {
    pub(crate) data: PathBuf,
    pub(crate) out: PathBuf,
}

impl Places {
    /// What somebody named, or else the repository.
    pub(crate) fn of(own: Option<Own>) -> Result<Self, Failure> {
        own.map_or_else(Self::house, |Own { data, out }| Ok(Self { data, out, house: None }))
    }

    /// The repository's own tables and outputs.
    pub(crate) fn house() -> Result<Self, Failure> {
        let root = root().ok_or(Failure::NoRepository)?;
        let house = House { readme: root.join(PAGE), stamp: target(&root).join("figures.stamp") };
        Ok(Self { data: root.join("data"), out: root.join("docs"), house: Some(house) })
    }

    /// Where an output lies on the disk, by its name.
    pub(crate) fn locate(&self, name: &str) -> PathBuf {
        match &self.house {
            Some(house) if name == PAGE => house.readme.clone(),
            _ => self.out.join(name),
        }
    }

    /// The command that draws here, as it is typed into a shell.
    pub(crate) fn command(&self) -> String {
        let own = || format!(" --data {} --out {}", shell::quoted(&self.data), shell::quoted(&self.out));
        format!("cargo xtask figures{}", if self.house.is_none() { own() } else { String::new() })
    }
}

/// The root of the repository: as cargo says, else the nearest at or above the working directory.
///
/// The place where the program was compiled is not asked: a copy of it would draw into somebody else's repository.
/// Empty where it is the working directory, so that messages show short paths.
fn root() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let is_root = |path: &&Path| path.join("xtask").is_dir() && path.join("data/datapackage.json").is_file();
    let root = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(xtask) => Path::new(&xtask).parent()?.to_owned(),
        None => here.ancestors().find(is_root)?.to_owned(),
    };
    Some(if here == root { PathBuf::new() } else { root })
}

fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
