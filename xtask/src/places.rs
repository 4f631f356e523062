use std::env;
use std::path::{Path, PathBuf};

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

impl Places {
    /// The repository's own tables and outputs.
    pub(crate) fn house() -> Self {
        let root = root();
        let house = House { readme: root.join("README.md"), stamp: target(&root).join("figures.stamp") };
        Self { data: root.join("data"), out: root.join("docs"), house: Some(house) }
    }

    /// Somebody's own tables, drawn into a directory of their own.
    pub(crate) fn own(data: PathBuf, out: PathBuf) -> Self {
        Self { data, out, house: None }
    }

    /// Tables that are only read: somebody's own, or the repository's.
    pub(crate) fn to_read(data: Option<PathBuf>) -> Self {
        let house = Self::house();
        Self { data: data.unwrap_or(house.data), ..house }
    }
}

/// The root of the repository: as cargo says, else as it was when this was compiled.
///
/// Empty where it is the working directory, so that messages show short paths.
fn root() -> PathBuf {
    let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&xtask).parent().unwrap_or(Path::new(""));
    if env::current_dir().is_ok_and(|here| here == root) { PathBuf::new() } else { root.to_owned() }
}

fn target(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}
