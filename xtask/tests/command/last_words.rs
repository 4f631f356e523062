use crate::workbench::Workbench;

/// The line of a run that begins with some words.
fn line<'r>(said: &'r str, begins: &str) -> &'r str {
    said.lines().find(|line| line.starts_with(begins)).unwrap_or_else(|| panic!("no `{begins}` in:\n{said}"))
}

#[test]
fn a_run_says_what_moved_which_edit_had_no_effect_and_what_to_open() {
    let bench = Workbench::new();
    bench.replace("data/anatomy/energy.csv", ",20,,,exact,W,", ",23,,,exact,W,");
    bench.replace("data/anatomy/populations.csv", ",7.1e7,", ",7.2e7,");
    let (data, out) = (bench.data().display().to_string(), bench.out().display().to_string());

    let first = bench.draw(&[]);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    let begins = format!("drawing the tables of {data} into {out}: a few seconds; ");
    assert_eq!(first.stderr.lines().next(), Some(line(&first.stderr, &begins)));
    let compared = line(&first.stderr, "compared with ");
    assert!(compared.contains(&format!("docs, since {out} is new: ")), "{compared}");
    assert!(compared.ends_with(" moved") && compared.contains(" figure"), "{compared}");
    let moved = first.stderr.lines().find(|line| line.starts_with("  figure")).unwrap();
    assert!(moved.contains("energy"), "{moved}");
    let unused =
        line(&first.stderr, "no figure, table or claim uses 1 row in which your tables differ from ");
    assert!(unused.ends_with(": anatomy/populations.csv#mouse-brain-neurons"), "{unused}");
    let open = format!(
        "open {out}/figures/README.md for the figures, {out}/tables/claims.md for every claim, judged"
    );
    assert_eq!(first.stderr.lines().last(), Some(open.as_str()));

    bench.replace("data/anatomy/energy.csv", ",23,,,exact,W,", ",24,,,exact,W,");
    let second = bench.draw(&[]);
    let compared = line(&second.stderr, "compared with ");
    assert!(compared.starts_with(&format!("compared with what {out} held before: ")), "{compared}");

    let third = bench.draw(&[]);
    line(&third.stderr, &format!("compared with what {out} held before: nothing moved"));
    assert!(line(&third.stderr, &format!("{out} holds ")).contains("; all of them as they should be, in "));
}

/// Every list has its cores, and no output says how many.
#[test]
fn an_edited_cell_that_changes_nothing_of_what_its_row_shows_is_named_by_its_row() {
    let bench = Workbench::new();
    bench.replace("data/machines/top500.csv", ",3120000,", ",3120001,");
    let run = bench.draw(&[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let still = line(&run.stderr, "no figure, table or claim came out differently from ");
    assert!(still.contains("docs for 1 row in which your tables differ from "), "{still}");
    assert!(still.ends_with(": machines/top500.csv#2013-06"), "{still}");
    assert!(!run.stderr.contains("no figure, table or claim uses"), "{}", run.stderr);
}

#[test]
fn the_hint_of_a_check_repeats_what_was_asked_as_a_shell_takes_it() {
    let bench = Workbench::new();
    std::fs::rename(bench.data(), bench.path("my data")).unwrap();
    let run = crate::workbench::bare(&[
        "figures",
        "--check",
        "--data",
        bench.path("my data").to_str().unwrap(),
        "--out",
        bench.path("it's").to_str().unwrap(),
    ]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let root = bench.path("").display().to_string();
    let hint = format!(r"cargo xtask figures --data '{root}my data' --out '{root}it'\''s'");
    assert!(run.stderr.trim_end().ends_with(&hint), "{}\n{hint}", run.stderr);
}
