//! Every figure as it is written: three files, a picture that any reader can open, and words for those who cannot see it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use neuroscale_report::{Artifact, Kind, Report, list, report};
use resvg::usvg::{Options, Tree};

static REPORT: LazyLock<Report> =
    LazyLock::new(|| report(&neuroscale_data::package().expect("the published tables")).expect("a report"));

fn figures(ending: &str) -> impl Iterator<Item = &'static Artifact> {
    let ending = format!(".{ending}");
    REPORT
        .artifacts
        .iter()
        .filter(move |artifact| artifact.path.starts_with("figures/") && artifact.path.ends_with(&ending))
}

fn text(artifact: &Artifact) -> &str {
    std::str::from_utf8(&artifact.bytes).expect("UTF-8")
}

#[test]
fn every_figure_is_a_picture_in_two_formats_beside_its_numbers() {
    let package = neuroscale_data::package().expect("the published tables");
    let entries = list(&package).expect("a list");
    let ids: Vec<_> =
        entries.iter().filter(|entry| entry.kind == Kind::Figure).map(|entry| &entry.id).collect();
    assert!(!ids.is_empty());
    for ending in ["svg", "png", "csv"] {
        let expected: BTreeSet<_> = ids.iter().map(|id| format!("figures/{id}.{ending}")).collect();
        let found: BTreeSet<_> = figures(ending).map(|artifact| artifact.path.clone()).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn every_svg_is_well_formed_and_has_no_identifier_twice() {
    for artifact in figures("svg") {
        let svg = text(artifact);
        Tree::from_str(svg, &Options::default()).unwrap_or_else(|error| panic!("{}: {error}", artifact.path));
        let mut seen = BTreeSet::new();
        let ids = svg.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in ids {
            assert!(seen.insert(id), "{}: `{id}` stands twice", artifact.path);
        }
    }
}

#[test]
fn every_svg_has_a_title_an_alternative_text_and_sources() {
    for artifact in figures("svg") {
        let svg = text(artifact);
        for part in ["role=\"img\"", "<title", "<desc", "Sources: ", "neuroscale"] {
            assert!(svg.contains(part), "{} lacks {part}", artifact.path);
        }
    }
}

#[test]
fn every_png_is_smaller_than_150_kilobytes() {
    for artifact in figures("png") {
        assert!(artifact.bytes.starts_with(b"\x89PNG"), "{}", artifact.path);
        assert!(artifact.bytes.len() < 150_000, "{}: {} bytes", artifact.path, artifact.bytes.len());
    }
}

#[test]
fn every_table_beside_a_figure_is_rectangular_and_has_no_column_twice() {
    for artifact in figures("csv") {
        let mut reader = csv::Reader::from_reader(artifact.bytes.as_slice());
        let header = reader.headers().expect("a header").clone();
        let names: BTreeSet<&str> = header.iter().collect();
        assert_eq!(names.len(), header.len(), "{}", artifact.path);
        assert!(reader.records().count() > 0, "{}", artifact.path);
        let mut reader = csv::Reader::from_reader(artifact.bytes.as_slice());
        assert!(reader.records().all(|record| record.is_ok()), "{}", artifact.path);
    }
}

#[test]
fn every_artifact_names_the_rows_it_was_made_from() {
    for artifact in &REPORT.artifacts {
        assert!(!artifact.rows.is_empty(), "{}", artifact.path);
    }
}
