//! The pages that people read: their links lead somewhere, and their tables fit a screen.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use neuroscale_report::{Report, list, report};

static REPORT: LazyLock<Report> =
    LazyLock::new(|| report(&neuroscale_data::package().expect("the published tables")).expect("a report"));

/// The generated pages by path below `docs/`, and the parts of README.md, which stand in the directory above.
fn pages() -> Vec<(String, String)> {
    let is_page = |path: &str| path.rsplit('.').next() == Some("md");
    let files = REPORT.artifacts.iter().filter(|artifact| is_page(&artifact.path));
    let pages = files
        .map(|artifact| (artifact.path.clone(), String::from_utf8(artifact.bytes.clone()).expect("UTF-8")));
    let sections =
        REPORT.sections.iter().map(|section| (format!("../{}", section.name), section.text.clone()));
    pages.chain(sections).collect()
}

/// The targets of the Markdown links of a page that stay in the repository.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|target| !target.starts_with("http"))
}

/// A link from a page, as a path below `docs/`.
fn resolved(page: &str, target: &str) -> String {
    let mut path: Vec<&str> = page.split('/').collect();
    path.pop();
    for part in target.split('/') {
        match part {
            ".." if path.last().is_some_and(|last| *last != "..") => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/").replace("../docs/", "")
}

#[test]
fn every_link_to_a_generated_file_leads_to_one() {
    let known: BTreeSet<&str> = REPORT.artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
    let pages = pages();
    for (page, text) in &pages {
        for link in links(text) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let path = if file.is_empty() { page.clone() } else { resolved(page, file) };
            if path.starts_with("../data/") {
                assert!(
                    ["../data/LICENSE", "../data/sources.csv"].contains(&path.as_str()),
                    "{page}: {link}"
                );
                continue;
            }
            assert!(known.contains(path.as_str()), "{page}: {link} leads to {path}");
            let target = pages.iter().find(|(name, _)| *name == path).map(|(_, text)| text);
            let found = target.is_none_or(|text| text.contains(&format!("<a id=\"{anchor}\"></a>")));
            assert!(anchor.is_empty() || found, "{page}: {link} names no line of {path}");
        }
    }
}

#[test]
fn every_claim_has_a_line_with_a_link_of_its_own_on_one_page() {
    let pages = pages();
    let package = neuroscale_data::package().expect("the published tables");
    let claims = list(&package).expect("a list").into_iter().filter(|entry| entry.kind.word() == "claim");
    for claim in claims {
        let anchor = format!("<a id=\"{id}\"></a>[`{id}`](#{id})", id = claim.id);
        let found = pages.iter().map(|(_, text)| text.matches(&anchor).count()).sum::<usize>();
        assert_eq!(found, 1, "{}", claim.id);
    }
}

#[test]
fn no_table_of_the_ledger_is_wider_than_eight_columns() {
    for (page, text) in pages().iter().filter(|(page, _)| page.contains("claims")) {
        for line in text.lines().filter(|line| line.starts_with('|')) {
            let columns = line.replace("\\|", "").matches('|').count() - 1;
            assert!(columns <= 8, "{page}: {columns} columns: {line}");
        }
    }
}

#[test]
fn every_document_is_linked_by_title_with_author_and_date_where_it_is_named() {
    let cited = "[The Brain vs Deep Learning Part I: Computational Complexity — Or Why the Singularity Is Nowhere Near]\
                 (http://timdettmers.com/2015/07/27/brain-vs-deep-learning-singularity/), Tim Dettmers, 2015-07-27";
    for page in
        ["figures/README.md", "tables/claims.md", "tables/claims-brain-vs-deep-learning.md", "../documents"]
    {
        let found = pages().into_iter().find(|(name, _)| name == page);
        assert!(found.is_some_and(|(_, text)| text.contains(cited)), "{page}");
    }
}

#[test]
fn the_gallery_says_under_which_terms_figures_may_be_used() {
    let gallery = pages().into_iter().find(|(page, _)| page == "figures/README.md").expect("a gallery").1;
    assert!(gallery.contains("[CC BY 4.0](../../data/LICENSE)"), "{gallery}");
}
