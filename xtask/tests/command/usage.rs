use crate::workbench::{Workbench, bare};

#[test]
fn alone_it_lists_what_there_is() {
    let run = bare(&[]);
    assert_eq!(run.code, Some(0));
    for command in [
        "figures",
        "figures --check",
        "figures --list",
        "figures --data DIR --out DIR",
        "explain ID [--json]",
    ] {
        assert!(run.stdout.contains(&format!("cargo xtask {command} ")), "{command}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_2_and_a_hint() {
    let cases: &[(&[&str], &str)] = &[
        (&["--fast"], "invalid option '--fast'"),
        (&["paint"], "unknown command `paint`"),
        (&["figures", "--fast"], "invalid option '--fast'"),
        (&["figures", "energy"], "unexpected argument \"energy\""),
        (&["figures", "--data"], "missing argument for option '--data'"),
        (
            &["figures", "--data", "x"],
            "`--data` needs `--out DIR`, so that your tables do not overwrite docs/",
        ),
        (&["figures", "--out", "x"], "`--out` needs `--data DIR`"),
        (&["figures", "--list", "--check"], "`--list` and `--check` exclude each other"),
        (&["figures", "--list", "--out", "x"], "`--list` writes nothing and needs no `--out`"),
        (&["explain"], "`explain` needs the name of a figure, table or claim (`cargo xtask figures --list`)"),
        (&["figures", "--out", "a", "--out", "b"], "`--out` stands twice, first with `a`; keep one"),
        (&["explain", "x", "--data", "a", "--data", "a"], "`--data` stands twice, first with `a`; keep one"),
        (
            &["figures", "--data", "", "--out", "x"],
            "`--data` is empty; name a directory (is a variable of the shell not set?)",
        ),
        (
            &["explain", "x", "--data", " \t\u{a0}"],
            "`--data` is blank; name a directory (is a variable of the shell not set?)",
        ),
        (
            &["figures", "--data", "x", "--out=~/docs"],
            "`--out` is `~/docs`, which the shell has not replaced; write `--out ~/docs`, with a space and without single \
             quotes, or `./~/docs` if you mean that",
        ),
        (
            &["figures", "--out", "x", "--data", "$HOME/data"],
            "`--data` is `$HOME/data`, which the shell has not replaced; write `--data $HOME/data`, with a space and \
             without single quotes, or `./$HOME/data` if you mean that",
        ),
        (
            &["figures", "--data", "x", "--out", "--check"],
            "`--out` needs a directory, found `--check`; if you mean that, write `./--check`",
        ),
        (&["figures", "--check=yes"], "unexpected argument for option '--check': \"yes\""),
        (&["explain", "energy", "claims"], "unexpected argument \"claims\""),
    ];
    for (arguments, message) in cases {
        let run = bare(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{arguments:?}");
        assert!(run.stderr.starts_with(&format!("error: {message}\n")), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("cargo xtask figures --check"), "{arguments:?}: no hint");
    }
}

#[test]
fn each_command_tells_about_itself() {
    let asked: [(&[&str], &str); 4] = [
        (&["--help"], "cargo xtask figures  "),
        (&["-h"], "cargo xtask figures  "),
        (
            &["figures", "--check", "--help"],
            "cargo xtask figures [--check | --list] [--data DIR --out DIR]\n",
        ),
        (&["explain", "--help"], "cargo xtask explain ID [--json] [--data DIR]\n"),
    ];
    for (arguments, begins) in asked {
        let run = bare(arguments);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        assert!(run.stdout.starts_with(begins), "{arguments:?}: {}", run.stdout);
    }
}

#[test]
fn a_listed_figure_table_or_claim_can_be_explained() {
    let bench = Workbench::with_readme();
    let list = bench.at_home(&["figures", "--list"]);
    assert_eq!(list.code, Some(0), "{}", list.stderr);
    for kind in ["figure", "table", "claim"] {
        let entry = list.stdout.lines().find(|line| line.starts_with(kind)).expect(kind);
        let id = entry.split_whitespace().nth(1).unwrap();
        let explained = bench.at_home(&["explain", id]);
        assert_eq!(explained.code, Some(0), "{}", explained.stderr);
        assert!(explained.stdout.starts_with(&format!("{kind} {id}: ")), "{}", explained.stdout);
    }
}

#[test]
fn an_explanation_for_programs_is_json_and_nothing_else() {
    let run = Workbench::with_readme().at_home(&["explain", "dl-doublings", "--json"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!((&json["kind"], &json["id"]), (&"claim".into(), &"dl-doublings".into()));
}

#[test]
fn a_name_that_nothing_has_is_said_to_be_unknown() {
    for form in [&["explain", "moods"][..], &["explain", "moods", "--json"]] {
        let run = Workbench::with_readme().at_home(form);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        assert!(run.stderr.starts_with("error: nothing is called `moods`"), "{}", run.stderr);
    }
}
