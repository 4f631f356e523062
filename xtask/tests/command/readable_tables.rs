use std::fs;

use crate::workbench::{Workbench, bare};

const POPULATIONS: &str = "data/anatomy/populations.csv";

/// Edits one table as a spreadsheet would, and expects the list of everything to be what it was.
fn is_read_as_before(edit: impl Fn(&Workbench)) {
    let bench = Workbench::new();
    let data = bench.data();
    let list = || bare(&["figures", "--list", "--data", data.to_str().unwrap()]);
    let before = list();
    assert_eq!(before.code, Some(0), "{}", before.stderr);
    edit(&bench);
    let after = list();
    assert_eq!(after.code, Some(0), "{}", after.stderr);
    assert_eq!(after.stdout, before.stdout);
}

#[test]
fn lines_that_end_as_on_windows_are_read() {
    is_read_as_before(|bench| bench.write(POPULATIONS, bench.read(POPULATIONS).replace('\n', "\r\n")));
}

#[test]
fn a_byte_order_mark_is_read() {
    is_read_as_before(|bench| {
        bench.write(POPULATIONS, format!("\u{feff}{}", bench.read(POPULATIONS)));
    });
}

#[test]
fn a_line_break_within_quotes_is_read() {
    is_read_as_before(|bench| {
        let row =
            "new,\"Neurons,\nnewly counted\",1,,,exact,neuron,azevedo-2009,read,human,a part,adult,point,,";
        bench.append(POPULATIONS, row);
    });
}

#[test]
fn hidden_files_are_passed_over() {
    is_read_as_before(|bench| bench.write("data/anatomy/._populations.csv", b"\0\xff"));
}

#[cfg(unix)]
#[test]
fn a_linked_table_is_read() {
    is_read_as_before(|bench| {
        fs::rename(bench.path(POPULATIONS), bench.path("elsewhere.csv")).unwrap();
        std::os::unix::fs::symlink(bench.path("elsewhere.csv"), bench.path(POPULATIONS)).unwrap();
    });
}

#[cfg(unix)]
#[test]
fn a_directory_linked_into_itself_is_read_once() {
    is_read_as_before(|bench| {
        std::os::unix::fs::symlink(bench.data(), bench.path("data/anatomy/again")).unwrap();
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_table_whose_name_is_not_utf8_is_refused() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let bench = Workbench::new();
    fs::write(bench.data().join(OsStr::from_bytes(b"gr\xf6\xdfe.csv")), "key\n").unwrap();
    let run = bench.draw(&[]);
    let path = bench.data().display().to_string();
    assert_eq!(
        run.stderr,
        format!("error: {path}/gr\u{fffd}\u{fffd}e.csv: the file's name is not UTF-8; rename the file\n")
    );
    assert_eq!(run.code, Some(2));
    assert!(!bench.out().exists());
}
