//! Numbers that cannot be true are refused where they stand.

use neuroscale_quantity::Package;

/// What a reader is told of the published tables with one text of one of them changed.
fn refused(table: &str, from: &str, to: &str) -> String {
    let mut files = neuroscale_data::files();
    let text = String::from_utf8(files[table].clone()).expect("a text");
    assert!(text.contains(from), "{table} has no {from}");
    files.insert(table.to_owned(), text.replacen(from, to, 1).into());
    Package::read(&files).map(drop).expect_err("refused").to_string()
}

/// A part of a whole is at most all of it.
#[test]
fn a_share_in_percent_is_refused_where_a_share_of_one_is_asked() {
    assert_eq!(
        refused("economy/shares.csv", "2014,0.34,", "2014,34,"),
        "economy/shares.csv:2: column `value`: found `34`; expected a number not above 1"
    );
}

#[test]
fn a_share_with_a_unit_is_refused() {
    assert_eq!(
        refused("economy/shares.csv", "exact,1,", "exact,percent,"),
        "economy/shares.csv:2: column `unit`: found `percent`; expected one of 1"
    );
}

/// The columns of all tables that hold a year or a day.
const DATES: [(&str, &str, &str); 10] = [
    ("economy/fabs.csv", ",2003,1,", ",20003,1,"),
    ("economy/households.csv", "Germany,2010", "Germany,10"),
    ("economy/links.csv", ",2001,8,", ",201,8,"),
    ("economy/memory.csv", ",2008,", ",20008,"),
    ("economy/power.csv", "China,2013", "China,2200"),
    ("economy/prices.csv", "industry,2010", "industry,1899"),
    ("economy/shares.csv", "China,2014", "China,20014"),
    ("models/models.csv", ",1957-01-01,", ",1857-01-01,"),
    ("claims/documents.csv", ",2015-07-27,", ",2215-07-27,"),
    ("sources.csv", ",2026-11-21,", ",2226-11-21,"),
];

#[test]
fn a_year_out_of_reach_is_refused_with_its_row() {
    for (table, from, to) in DATES {
        let message = refused(table, from, to);
        assert!(message.starts_with(&format!("{table}:")), "{message}");
        assert!(message.contains(" not below 1") || message.contains(" not above 2199"), "{message}");
    }
    assert_eq!(
        refused("economy/fabs.csv", ",2003,1,", ",20003,1,"),
        "economy/fabs.csv:3: column `year`: found `20003`; expected a number not above 2199"
    );
}

const WHOLE: &str = "a whole number up to 9007199254740992 (2^53), in digits alone, such as 96";

#[test]
fn parameters_are_whole_and_at_least_one() {
    let line = "models/models.csv:3: column `parameters`: found";
    let adaline = |parameters| refused("models/models.csv", "06-30,17,", &format!("06-30,{parameters},"));
    assert_eq!(adaline("302.5"), format!("{line} `302.5`; expected {WHOLE}"));
    assert_eq!(adaline("0"), format!("{line} `0`; expected a number not below 1"));
}

/// The largest models that were published have some hundred layers, and contexts of some million tokens.
#[test]
fn an_architecture_beyond_every_machine_is_refused() {
    assert_eq!(
        refused("models/architectures.csv", "GPT-3,96,", "GPT-3,1000000000000,"),
        "models/architectures.csv:6: column `layers`: found `1000000000000`; expected a number not above 100000"
    );
}

#[test]
fn half_a_neuron_is_refused() {
    assert_eq!(
        refused("anatomy/populations.csv", ",302,,,exact,", ",302.5,,,exact,"),
        "anatomy/populations.csv:40: column `value`: found `302.5`; expected a whole number, since an exact row counts in \
         neuron; give a mean the interval that it has"
    );
}
