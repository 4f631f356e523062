use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::workbench::{Workbench, files};

const PART: &str = ".neuroscale-part";

#[test]
fn what_a_killed_run_left_half_written_is_gone_after_the_next() {
    let bench = Workbench::with_readme();
    assert_eq!(bench.at_home(&["figures"]).code, Some(0));
    let drawn = files(&bench.path(""));
    let parts = ["", "docs/", "docs/figures/", "docs/tables/"].map(|directory| format!("{directory}{PART}"));
    for part in &parts {
        bench.write(part, "half a fi");
    }

    let next = bench.at_home(&["figures"]);
    assert_eq!(next.code, Some(0), "{}", next.stderr);
    assert_eq!(files(&bench.path("")), drawn);
    let last = bench.at_home(&["figures"]);
    assert!(last.stderr.starts_with("nothing to do"), "{}", last.stderr);
}

#[test]
fn a_run_killed_while_it_writes_is_completed_by_the_next() {
    let bench = Workbench::new();
    for milliseconds in [1, 4] {
        let _ = fs::remove_file(bench.path("out/.neuroscale-lock"));
        let mut run = bench.drawing().stderr(Stdio::null()).spawn().unwrap();
        while !bench.path("out/.neuroscale-lock").exists() {
            assert!(run.try_wait().unwrap().is_none(), "the run ended before it wrote");
            sleep(Duration::from_micros(100));
        }
        sleep(Duration::from_millis(milliseconds));
        run.kill().unwrap();
        run.wait().unwrap();
    }
    let whole = bench.draw(&[]);
    assert_eq!(whole.code, Some(0), "{}", whole.stderr);
    let completed = files(&bench.out());
    assert!(!completed.iter().any(|(path, _)| path.ends_with(PART)));
    fs::remove_dir_all(bench.out()).unwrap();
    assert_eq!(bench.draw(&[]).code, Some(0));
    assert_eq!(completed, files(&bench.out()));
}

#[test]
fn a_run_waits_while_another_works_in_the_same_directory_and_says_so() {
    let bench = Workbench::new();
    fs::create_dir(bench.out()).unwrap();
    let other = File::create(bench.path("out/.neuroscale-lock")).unwrap();
    other.lock().unwrap();

    let mut run = bench.drawing().stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(run.stderr.take().unwrap()).lines().map(Result::unwrap);
    let waiting = lines.find(|line| line.starts_with("another run is writing into "));
    assert!(waiting.is_some_and(|line| line.ends_with("this one waits until that has ended")));
    assert_eq!(files(&bench.out()).len(), 1, "nothing but the lock");

    drop(other);
    let rest: Vec<String> = lines.collect();
    assert!(run.wait().unwrap().success(), "{rest:?}");
    assert!(bench.path("out/tables/claims.csv").exists());
}

/// Outputs that are right may lie on a disk that cannot be written to.
#[test]
fn two_runs_at_once_both_succeed_and_a_third_writes_nothing() {
    let bench = Workbench::new();
    let runs = [(), ()].map(|()| bench.drawing().stderr(Stdio::null()).spawn().unwrap());
    assert!(runs.into_iter().all(|mut run| run.wait().unwrap().success()));
    let written = || {
        let time = |path| fs::metadata(bench.out().join(path)).unwrap().modified().unwrap();
        files(&bench.out()).into_iter().map(|(path, _)| time(path)).collect::<Vec<_>>()
    };
    let before = written();
    let third = bench.draw(&[]);
    assert!(third.stderr.contains("; all of them as they should be, in "), "{}", third.stderr);
    assert_eq!(written(), before);
}
