//! SVG to PNG.

use std::collections::BTreeSet;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::palette::encode;
use crate::{DrawError, Picture};

/// Pictures up to this height are drawn at two pixels per unit; taller ones at one and a half, the tallest at
/// one.
const SHARP: f32 = 760.0;
const TALL: f32 = 1300.0;

/// Rasterises the SVG document that [`draw`](crate::draw) made of a picture.
///
/// Title, author, sources and licence of the picture stand in the file.
///
/// # Errors
/// [`DrawError::Renderer`] where the document is not an SVG that the rasteriser understands.
pub fn png(picture: &Picture, svg: &str) -> Result<Vec<u8>, DrawError> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(refusal)?;
    let size = tree.size();
    let scale = match size.height() {
        height if height <= SHARP => 2.0,
        height if height <= TALL => 1.5,
        _ => 1.0,
    };
    let size = size.to_int_size().scale_by(scale).ok_or_else(|| refusal("no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| refusal("no pixels"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encode(pixels.data(), size.width(), size.height(), &colours(svg), &texts(picture))
}

/// What the file says of itself, under PNG's own keywords.
fn texts(picture: &Picture) -> Vec<(&'static str, String)> {
    let mut texts = vec![("Title", picture.title.clone()), ("Source", picture.footer.clone())];
    if let Some(rights) = &picture.rights {
        texts.push(("Author", rights.creator.clone()));
        texts.push(("Copyright", format!("{}, {}", rights.creator, rights.licence)));
    }
    texts
}

/// The colours that a document names, sorted.
fn colours(svg: &str) -> Vec<[u8; 3]> {
    let parse = |hex: &str| {
        let channel = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
        Some([channel(0)?, channel(2)?, channel(4)?])
    };
    svg.split("\"#").skip(1).filter_map(parse).collect::<BTreeSet<_>>().into_iter().collect()
}

fn refusal(reason: impl std::fmt::Display) -> DrawError {
    DrawError::Renderer { reason: reason.to_string() }
}
