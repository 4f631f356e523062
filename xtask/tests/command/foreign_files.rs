use std::fs;

use crate::workbench::{Workbench, files};

#[test]
fn a_directory_with_files_of_other_people_is_refused() {
    let bench = Workbench::new();
    fs::create_dir_all(bench.path("out/figures")).unwrap();
    bench.write("out/figures/holiday.png", "not ours");
    let run = bench.draw(&[]);
    let out = bench.out().display().to_string();
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.stderr,
        format!(
            "error: {out}: the directory holds files that this program did not write; \
             name one that is empty or not yet there\n"
        )
    );
    assert_eq!(files(&bench.out()).len(), 1);
}

#[cfg(unix)]
#[test]
fn a_linked_directory_of_outputs_is_refused() {
    let bench = Workbench::with_readme();
    fs::create_dir_all(bench.path("docs")).unwrap();
    fs::create_dir_all(bench.path("album")).unwrap();
    bench.write("album/holiday.png", "not ours");
    std::os::unix::fs::symlink(bench.path("album"), bench.path("docs/figures")).unwrap();
    let run = bench.at_home(&["figures"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.ends_with(
            "error: docs/figures: found a symbolic link or a file; expected a directory of outputs; remove it\n"
        ),
        "{}",
        run.stderr
    );
    assert_eq!(bench.read("album/holiday.png"), "not ours");
}

#[test]
fn a_directory_without_tables_is_refused() {
    let bench = Workbench::new();
    fs::remove_file(bench.path("data/datapackage.json")).unwrap();
    let run = bench.draw(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("/data/datapackage.json: the file is missing"), "{}", run.stderr);
    assert!(!bench.out().exists());
}

#[test]
fn a_directory_that_does_not_exist_is_named() {
    let bench = Workbench::new();
    fs::remove_dir_all(bench.data()).unwrap();
    let run = bench.draw(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.starts_with(&format!("error: {}: ", bench.data().display())), "{}", run.stderr);
}
