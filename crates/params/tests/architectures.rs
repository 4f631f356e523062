//! Rows that are no architecture are refused where they are wrong.

use neuroscale_params::decoder::{Decoder, check_architectures};
use neuroscale_quantity::{Count, Package, Quantity};

const TABLE: &str = "models/architectures.csv";

/// Of the row of GPT-3.
const HEADS: &str = ",12288,96,96,128,49152,plain,,,";

/// What is said of the table once a text in it is another.
fn refused(from: &str, to: &str) -> String {
    let mut files = neuroscale_data::files();
    let text = String::from_utf8(files[TABLE].clone()).expect("a text");
    assert!(text.contains(from), "the table has no `{from}`");
    files.insert(TABLE.to_owned(), text.replace(from, to).into());
    let checked = Package::read(&files).and_then(|package| check_architectures(&package));
    checked.expect_err("a refusal").to_string()
}

fn line(column: &str) -> String {
    format!("models/architectures.csv:6: column `{column}`: ")
}

/// 96 heads of 128 share the width of GPT-3, 12 288; 95 would leave 33 of it.
#[test]
fn heads_that_do_not_divide_the_width_are_refused_with_their_row() {
    assert_eq!(
        refused("12288,96,", "12288,95,"),
        line("heads") + "found `95`; expected a divisor of the width, 12288, which the heads share equally"
    );
}

#[test]
fn key_value_heads_that_do_not_divide_the_heads_are_refused_with_their_row() {
    let expected = "expected a divisor of the heads, 96, which share them in equal groups";
    let of = |heads: u32| refused(HEADS, &HEADS.replace("96,96", &format!("96,{heads}")));
    assert_eq!(of(7), format!("{}found `7`; {expected}", line("key_value_heads")));
    assert_eq!(of(192), format!("{}found `192`; {expected}", line("key_value_heads")));
}

#[test]
fn a_fraction_of_a_head_is_refused() {
    let refusal = refused(HEADS, &HEADS.replace("96,96", "96,9.6"));
    assert!(
        refusal.starts_with(&(line("key_value_heads") + "found `9.6`; expected a whole number")),
        "{refusal}"
    );
}

#[test]
fn a_token_cannot_pass_more_experts_than_there_are() {
    assert_eq!(
        refused(HEADS, &HEADS.replace("plain,,", "plain,8,9")),
        line("experts_per_token") + "found `9`; expected at most 8, the experts of a block"
    );
}

#[test]
fn experts_and_those_of_a_token_come_together() {
    let of = |experts: &str| refused(HEADS, &HEADS.replace("plain,,", experts));
    assert_eq!(
        of("plain,8,"),
        line("experts_per_token") + "found nothing; expected a number, since `experts` has one"
    );
    assert_eq!(
        of("plain,,2"),
        line("experts") + "found nothing; expected a number, since `experts_per_token` has one"
    );
}

#[test]
fn a_word_that_no_column_knows_is_refused() {
    let refusal = refused(HEADS, &HEADS.replace("plain", "twisted"));
    assert!(refusal.starts_with(&(line("mlp") + "found `twisted`; expected one of")), "{refusal}");
}

#[test]
fn a_model_that_no_row_describes_is_refused_by_name() {
    let package = neuroscale_data::package().expect("the tables");
    let refusal = Decoder::<Count>::read(&package, "gpt-5").expect_err("no such row").to_string();
    assert!(refusal.contains("no row has the key `gpt-5`"), "{refusal}");
    assert!(Decoder::<Quantity>::read(&package, "gpt-5").is_err());
}

/// The row of GPT-3, made a mixture: 96 blocks with seven more MLPs of 2·12 288·49 152 weights and 49 152 +
/// 12 288 biases each, and a router of 12 288·8.
#[test]
fn a_row_with_experts_is_read_as_a_mixture() {
    let mut files = neuroscale_data::files();
    let text = String::from_utf8(files[TABLE].clone()).expect("a text");
    files.insert(TABLE.to_owned(), text.replace(HEADS, &HEADS.replace("plain,,", "plain,8,1")).into());
    let package = Package::read(&files).expect("tables");
    let network = Decoder::<Count>::read(&package, "gpt-3").expect("a mixture").network();
    let (dense, expert, router) = (174_604_259_328, 2 * 12_288 * 49_152 + 49_152 + 12_288, 12_288 * 8);
    assert_eq!(network.parameters().get(), Some(dense + 96 * (7 * expert + router)));
    assert_eq!(network.active_parameters().get(), Some(dense + 96 * router));
}
