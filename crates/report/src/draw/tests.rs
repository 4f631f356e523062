//! What every picture must satisfy, whatever it shows.

use super::samples::all;
use super::{draw, overlaps};

#[test]
fn no_text_overlaps_another_or_leaves_the_picture() {
    for sample in all() {
        let drawing = draw(&sample).unwrap();
        assert_eq!(overlaps(&drawing), Vec::<String>::new(), "{}", sample.id);
    }
}
