//! What there is to know about the commands, as `--help` prints it.

/// What `cargo xtask` alone prints.
pub(crate) const COMMANDS: &str = "\
cargo xtask figures                       redraw docs/figures, docs/tables and parts of README.md
cargo xtask figures --check               recompute everything, write nothing, print the paths that differ
cargo xtask figures --list                list every figure, table and claim
cargo xtask figures --data DIR --out DIR  draw tables of your own into a directory of your own
cargo xtask explain ID [--json]           derive a figure, table or claim: steps, units, rows, sources

--data DIR goes with every command, --help tells more about each. Exit codes: 0 fine, 1 drifted (--check), 2 failed.
";

/// What `cargo xtask figures --help` prints.
pub(crate) const FIGURES: &str = "\
cargo xtask figures [--check | --list] [--data DIR --out DIR]

Draws every figure and table from the tables of data/ into docs/, in a few seconds, and says what moved.

--check     recompute everything, write nothing, print the paths that differ; exit code 1 if there are any
--list      list every figure, table and claim by the name that `cargo xtask explain` takes
--data DIR  read the tables in DIR instead, such as a copy of data/ in which you changed a row
--out DIR   write below DIR instead: one that is empty, not yet there, or was drawn into before, beside the tables

Only files that an earlier run wrote are replaced or removed; DIR/.neuroscale-output lists them.

To see what a number of your own changes:

    cp -r data my-data
    cargo xtask figures --data my-data --out my-docs
";

/// What `cargo xtask explain --help` prints.
pub(crate) const EXPLAIN: &str = "\
cargo xtask explain ID [--json] [--data DIR]

Derives a figure, a table or a claim: its steps as a tree with units, the rows they use, and their sources.

ID          a name that `cargo xtask figures --list` prints
--json      say it for programs; crates/report/README.md describes the fields
--data DIR  read the tables in DIR instead of data/
";
