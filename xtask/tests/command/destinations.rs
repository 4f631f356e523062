use std::fs;
use std::path::Path;

use crate::workbench::{Run, Workbench, files};

/// A workbench as a person's own folder: files with the names that outputs have, beside the tables.
fn folder() -> Workbench {
    let bench = Workbench::new();
    for directory in ["figures", "tables", "album"] {
        fs::create_dir_all(bench.path(directory)).unwrap();
    }
    for file in ["figures/holiday.png", "figures/energy.svg", "tables/my-results.csv", "album/energy.svg"] {
        bench.write(file, "not ours");
    }
    bench
}

/// Tries an output directory, and expects a refusal with these words before anything is touched.
fn is_refused(bench: &Workbench, out: &str, words: &str) {
    let before = files(&bench.path(""));
    let Run { code, stdout, stderr } = bench.draw_into(out);
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{out}: {stderr}");
    assert!(stderr.starts_with("error: ") && stderr.contains(words), "{out}: {stderr}");
    assert_eq!(files(&bench.path("")), before, "{out}");
}

#[test]
fn no_spelling_of_a_directory_with_files_of_other_people_is_drawn_into() {
    let bench = folder();
    for (out, words) in [
        ("", "`--out` is empty; name a directory"),
        (" ", "`--out` is blank; name a directory"),
        ("~", "`--out` is `~`, which the shell has not replaced"),
        (".", "contains the tables in"),
        ("./", "contains the tables in"),
        ("..", "contains the tables in"),
        ("album/..", "contains the tables in"),
        ("data", "lies within the tables in"),
        ("data/", "lies within the tables in"),
        ("data/out", "lies within the tables in"),
        ("data/anatomy/out", "lies within the tables in"),
        ("album/../data/out", "lies within the tables in"),
        ("nowhere/..", "leads through a directory that is not there"),
        ("nowhere/../out", "leads through a directory that is not there"),
        ("figures", "the directory holds files that this program did not write"),
        ("album/", "the directory holds files that this program did not write"),
        ("album/energy.svg", "expected a directory of outputs"),
    ] {
        is_refused(&bench, out, words);
    }
}

#[cfg(unix)]
#[test]
fn no_link_is_drawn_into_unless_it_leads_to_a_directory_of_outputs() {
    use std::os::unix::fs::symlink;

    let bench = folder();
    for (link, target) in
        [("nothing", "nowhere"), ("circle", "circle"), ("tables-too", "data"), ("photos", "album")]
    {
        symlink(target, bench.path(link)).unwrap();
    }
    for (out, words) in [
        ("nothing", "the link leads to no directory"),
        ("nothing/out", "the link leads to no directory"),
        ("circle", "the link leads to no directory"),
        ("tables-too/out", "lies within the tables in"),
        ("photos", "the directory holds files that this program did not write"),
    ] {
        let Run { code, stderr, .. } = bench.draw_into(out);
        assert_eq!(code, Some(2), "{out}: {stderr}");
        assert!(stderr.contains(words), "{out}: {stderr}");
    }
    assert_eq!(bench.read("album/energy.svg"), "not ours");
    assert!(!bench.path("nowhere").exists() && !bench.path("data/out").exists());
}

#[cfg(unix)]
#[test]
fn a_directory_of_tables_that_is_linked_from_another_takes_no_outputs() {
    let bench = Workbench::new();
    fs::rename(bench.path("data/anatomy"), bench.path("anatomy")).unwrap();
    std::os::unix::fs::symlink(bench.path("anatomy"), bench.path("data/anatomy")).unwrap();
    let run = bench.draw_into("anatomy/out");
    assert!(run.stderr.contains("lies within the tables in"), "{}", run.stderr);
}

#[test]
fn the_repositorys_own_directories_are_not_drawn_into_from_other_tables() {
    let bench = Workbench::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    for directory in ["docs", "data/out"] {
        let out = root.join(directory).display().to_string();
        let run = bench.draw_into(&out);
        let message = format!("error: --out {out} belongs to the repository's own tables and outputs");
        assert!(run.code == Some(2) && run.stderr.starts_with(&message), "{}", run.stderr);
    }
}

/// A copy of the program would draw into the repository in which it was compiled.
#[test]
fn outside_cargo_and_outside_a_repository_nothing_is_drawn() {
    let bench = Workbench::new();
    let run = bench.without_cargo(&["figures"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.stderr.starts_with("error: there is no repository at or above this directory"),
        "{}",
        run.stderr
    );
}

/// Each run draws everything, so one test follows one directory.
#[test]
fn only_files_that_a_run_wrote_are_replaced() {
    let bench = Workbench::new();
    assert_eq!(bench.draw(&[]).code, Some(0));
    bench.write("out/figures/holiday.png", "not ours");
    bench.write("out/figures/energy.svg", "edited by hand");
    let before = files(&bench.out());

    let refused = bench.draw(&[]);
    assert_eq!(refused.code, Some(2));
    let energy = bench.out().join("figures/energy.svg");
    let message = format!("error: nothing was written: this program did not write {},", energy.display());
    assert!(refused.stderr.contains(&message), "{}", refused.stderr);
    assert_eq!(files(&bench.out()), before);

    fs::remove_file(energy).unwrap();
    bench.append("out/.neuroscale-output", "*  ../data/sources.csv\n*  figures/../../data/sources.csv");
    assert_eq!(bench.draw(&[]).code, Some(0));
    assert_eq!(bench.read("out/figures/holiday.png"), "not ours");
    assert!(bench.read("out/figures/energy.svg").contains("</svg>"));
    assert!(bench.path("data/sources.csv").exists(), "a record vouches for outputs only");
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
            "error: docs/figures: found a symbolic link or a file; expected a directory of outputs; move it elsewhere\n"
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
