//! What an edit of a table may do: be refused, or change what it says. It may not take rows away unseen.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use neuroscale_quantity::{Package, TableError};
use proptest::prelude::*;
use proptest::sample::Index;

type Files = BTreeMap<String, Vec<u8>>;

/// The tables with the text of one of them changed, and its path.
fn edited(table: Index, edit: impl FnOnce(&mut String)) -> (Files, String) {
    let mut files = neuroscale_data::files();
    let paths: Vec<String> = files.keys().filter(|path| *path != "datapackage.json").cloned().collect();
    let path = table.get(&paths).clone();
    let mut text = String::from_utf8(files[&path].clone()).expect("a text");
    edit(&mut text);
    files.insert(path.clone(), text.into_bytes());
    (files, path)
}

fn insert_quote(text: &mut String, place: Index) {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    text.insert(*place.get(&places), '"');
}

fn remove(text: &mut String, character: char, place: Index) {
    let places: Vec<usize> = text.match_indices(character).map(|(at, _)| at).collect();
    if !places.is_empty() {
        text.remove(*place.get(&places));
    }
}

fn rows(files: &Files) -> Result<Vec<usize>, TableError> {
    Ok(Package::read(files)?.tables().map(|table| table.rows().len()).collect())
}

/// Checks that tables are refused, or have as many rows as before.
fn keeps_its_rows(files: &Files) -> Result<(), TestCaseError> {
    static ROWS: LazyLock<Result<Vec<usize>, TableError>> = LazyLock::new(|| rows(&neuroscale_data::files()));
    let found = rows(files);
    prop_assert!(found.is_err() || found == *ROWS, "{found:?}");
    Ok(())
}

proptest! {
    /// Quotes come in pairs: one more or one less leaves one that pairs with nothing.
    #[test]
    fn a_quote_too_many_or_too_few_is_refused_in_its_table(table: Index, place: Index, fewer: bool) {
        let (files, path) = edited(table, |text| {
            if fewer && text.contains('"') { remove(text, '"', place) } else { insert_quote(text, place) }
        });
        let error = rows(&files).expect_err("an odd number of quotes");
        let is_quote = matches!(
            error,
            TableError::UnclosedQuote { .. } | TableError::TextAfterQuote { .. } | TableError::StrayQuote { .. }
        );
        prop_assert!(is_quote && error.to_string().starts_with(&format!("{path}:")), "{error}");
    }

    #[test]
    fn two_quotes_anywhere_take_no_row_away(table: Index, first: Index, second: Index) {
        let (files, _) = edited(table, |text| [first, second].into_iter().for_each(|place| insert_quote(text, place)));
        keeps_its_rows(&files)?;
    }

    /// What is not refused is a comma within a text.
    #[test]
    fn a_comma_cut_out_takes_no_row_away(table: Index, place: Index) {
        let (files, _) = edited(table, |text| remove(text, ',', place));
        keeps_its_rows(&files)?;
    }
}
