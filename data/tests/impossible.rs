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
