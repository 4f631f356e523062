use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A directory with a copy of the repository's tables, in which anything may be broken.
pub(crate) struct Workbench(TempDir);

/// What a run said and how it ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Workbench {
    pub(crate) fn new() -> Self {
        let bench = Self(TempDir::new().unwrap());
        copy(&repository().join("data"), &bench.data());
        bench
    }

    /// A workbench with all that a run without arguments needs: tables and README.
    pub(crate) fn with_readme() -> Self {
        let bench = Self::new();
        fs::copy(repository().join("README.md"), bench.path("README.md")).unwrap();
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.path("data")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.path("out")
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Replaces a text that must occur in the file, at its first place.
    pub(crate) fn replace(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{name} has no `{from}`");
        self.write(name, text.replacen(from, to, 1));
    }

    /// Adds a row at the end of a table.
    pub(crate) fn append(&self, name: &str, row: &str) {
        self.write(name, format!("{}\n{row}\n", self.read(name).trim_end()));
    }

    /// Draws the tables of the workbench into its `out`.
    pub(crate) fn draw(&self, options: &[&str]) -> Run {
        run(self.drawing().args(options))
    }

    /// The command that draws the tables of the workbench into its `out`.
    pub(crate) fn drawing(&self) -> Command {
        let mut command = xtask();
        command.args(["figures", "--data"]).arg(self.data()).arg("--out").arg(self.out());
        command
    }

    /// Draws the tables of the workbench into a directory that is named as it is written here.
    pub(crate) fn draw_into(&self, out: &str) -> Run {
        run(xtask().current_dir(self.0.path()).args(["figures", "--data", "data", "--out", out]))
    }

    /// Runs as `cargo xtask` does in a repository whose root is the workbench.
    pub(crate) fn at_home(&self, arguments: &[&str]) -> Run {
        let mut command = xtask();
        command.env("CARGO_MANIFEST_DIR", self.path("xtask")).env("CARGO_TARGET_DIR", self.path("target"));
        run(command.current_dir(self.0.path()).args(arguments))
    }

    /// Runs outside cargo, in the workbench.
    pub(crate) fn without_cargo(&self, arguments: &[&str]) -> Run {
        run(xtask().env_remove("CARGO_MANIFEST_DIR").current_dir(self.0.path()).args(arguments))
    }
}

/// Runs the program with arguments and nothing else.
pub(crate) fn bare(arguments: &[&str]) -> Run {
    run(xtask().args(arguments))
}

fn xtask() -> Command {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
}

pub(crate) fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { code: status.code(), stdout: text(stdout), stderr: text(stderr) }
}

/// Every file below a directory, by its path in it.
pub(crate) fn files(directory: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = vec![];
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = PathBuf::from(path.file_name().unwrap());
        if path.is_dir() {
            files.extend(self::files(&path).into_iter().map(|(inner, bytes)| (name.join(inner), bytes)));
        } else {
            files.push((name, fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from).into_iter().filter(|(name, _)| is_of_the_package(name)) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

fn is_of_the_package(name: &Path) -> bool {
    name.extension().is_some_and(|ending| ending == "csv") || name == "datapackage.json"
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
