use std::fs;

use crate::workbench::{Workbench, files};

/// Each run draws everything, so one test follows one repository through its days.
#[test]
fn what_drifted_is_found_and_mended() {
    let bench = Workbench::with_readme();

    let first = bench.at_home(&["figures"]);
    assert_eq!((first.code, first.stdout.as_str()), (Some(0), ""), "{}", first.stderr);
    let drawn = files(&bench.path("docs"));
    let readme = bench.read("README.md");
    assert!(drawn.iter().any(|(path, _)| path.ends_with("tables/claims.csv")));

    let second = bench.at_home(&["figures"]);
    assert!(second.stderr.starts_with("nothing to do"), "{}", second.stderr);

    bench.write("docs/tables/claims.csv", "edited by hand\n");
    bench.write("docs/figures/retired.svg", "<svg/>");
    bench.append("docs/.neuroscale-output", "*  figures/retired.svg");
    bench.write("docs/figures/holiday.png", "not ours");
    bench.write("docs/figures/notes.txt", "not ours");
    bench.write("README.md", readme.replacen(" -->\n", " -->\nedited by hand\n", 1));
    fs::remove_file(bench.path("docs/figures/energy.svg")).unwrap();
    let spoiled = files(&bench.path("docs"));

    let check = bench.at_home(&["figures", "--check"]);
    assert_eq!(check.code, Some(1), "{}", check.stderr);
    assert_eq!(
        check.stdout,
        "changed   README.md\n\
         changed   docs/tables/claims.csv\n\
         missing   docs/figures/energy.svg\n\
         orphaned  docs/figures/retired.svg\n"
    );
    assert!(check.stderr.ends_with("; to mend that: cargo xtask figures\n"), "{}", check.stderr);
    assert_eq!(files(&bench.path("docs")), spoiled, "a check writes nothing");

    let mend = bench.at_home(&["figures"]);
    assert_eq!(mend.code, Some(0), "{}", mend.stderr);
    for foreign in ["docs/figures/notes.txt", "docs/figures/holiday.png"] {
        assert_eq!(bench.read(foreign), "not ours");
        fs::remove_file(bench.path(foreign)).unwrap();
    }
    assert_eq!(files(&bench.path("docs")), drawn);
    assert_eq!(bench.read("README.md"), readme);
}

#[test]
fn a_second_directory_gets_the_same_bytes_and_a_check_of_it_passes() {
    let bench = Workbench::new();
    assert_eq!(bench.draw(&[]).code, Some(0));
    let first = files(&bench.out());
    fs::rename(bench.out(), bench.path("first")).unwrap();
    assert_eq!(bench.draw(&[]).code, Some(0));
    assert_eq!(files(&bench.out()), first);

    let check = bench.draw(&["--check"]);
    assert_eq!((check.code, check.stdout.as_str()), (Some(0), ""), "{}", check.stderr);
}

#[test]
fn a_page_without_its_marks_stops_everything_before_anything_is_written() {
    let bench = Workbench::new();
    bench.write("README.md", "# Brains\n");
    let run = bench.at_home(&["figures"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("error: README.md: the line `<!-- begin "), "{}", run.stderr);
    assert!(!bench.path("docs").exists());
}
