use neuroscale_draw::{Picture, draw, overlaps};

use super::FIGURES;
use crate::context::Context;

fn pictures() -> Vec<Picture> {
    let package = neuroscale_data::package().expect("the published tables");
    let context = Context::new(&package).expect("a ledger");
    let make = |(id, make): &(&str, super::Make)| match make(&context) {
        Ok(figure) => figure.picture,
        Err(error) => panic!("{id}: {error}"),
    };
    FIGURES.iter().map(make).collect()
}

#[test]
fn no_text_of_a_figure_overlaps_another_or_leaves_the_picture() {
    for picture in pictures() {
        let drawing = draw(&picture).unwrap_or_else(|error| panic!("{}: {error}", picture.id));
        assert_eq!(overlaps(&drawing), Vec::<String>::new(), "{}", picture.id);
    }
}

#[test]
fn every_figure_says_what_it_finds_and_where_its_numbers_come_from() {
    for picture in pictures() {
        let words = [&picture.title, &picture.subtitle, &picture.alt, &picture.footer];
        assert!(words.iter().all(|text| text.len() > 20), "{}: {words:?}", picture.id);
        assert!(
            picture.footer.contains("neuroscale\u{a0}") && !picture.footer.contains("Sources:  "),
            "{}",
            picture.footer
        );
    }
}

#[test]
fn a_figure_is_registered_under_its_own_name_once() {
    let mut ids: Vec<&str> = FIGURES.iter().map(|(id, _)| *id).collect();
    let names: Vec<String> = pictures().into_iter().map(|picture| picture.id).collect();
    assert_eq!(ids, names);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), FIGURES.len());
}
