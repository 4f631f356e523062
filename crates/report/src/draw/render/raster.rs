//! SVG to PNG, with the bundled font and no other.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::super::DrawError;
use super::palette::encode;
use super::typeface::{FAMILY, REGULAR, SEMI_BOLD};

/// Pictures up to this height are drawn at two pixels per unit; taller ones at one and a half, the tallest at
/// one.
const SHARP: f32 = 760.0;
const TALL: f32 = 1300.0;

/// Rasterises an SVG document that [`draw`](crate::draw::draw) made.
///
/// # Errors
/// [`DrawError::Renderer`] where the document is not an SVG that the rasteriser understands.
pub fn png(svg: &str) -> Result<Vec<u8>, DrawError> {
    let options = Options { fontdb: fonts(), font_family: FAMILY.into(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(refusal)?;
    let size = tree.size();
    let scale = match size.height() {
        height if height <= SHARP => 2.0,
        height if height <= TALL => 1.5,
        _ => 1.0,
    };
    let size = size.to_int_size().scale_by(scale).ok_or_else(|| refusal("no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or_else(|| refusal("no pixels"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    encode(pixels.data(), size.width(), size.height(), &colours(svg))
}

/// The colours that a document names, sorted.
fn colours(svg: &str) -> Vec<[u8; 3]> {
    let parse = |hex: &str| {
        let channel = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
        Some([channel(0)?, channel(2)?, channel(4)?])
    };
    svg.split("\"#").skip(1).filter_map(parse).collect::<BTreeSet<_>>().into_iter().collect()
}

fn fonts() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut database = Database::new();
        database.load_font_data(REGULAR.to_vec());
        database.load_font_data(SEMI_BOLD.to_vec());
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}

fn refusal(reason: impl std::fmt::Display) -> DrawError {
    DrawError::Renderer { reason: reason.to_string() }
}
