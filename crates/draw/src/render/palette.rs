//! PNG with a palette: the picture's own colours keep their value, the many shades at edges share what is
//! left.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::DrawError;

/// A colour as red, green and blue.
type Rgb = [u8; 3];

/// Entries that a PNG palette holds.
const ENTRIES: usize = 256;
/// Colours that differ in the upper five bits of a channel.
const SHADES: usize = 1 << 15;

/// Encodes opaque pixels, four bytes each, with at most 256 colours; `own` are the colours that keep their
/// value. `texts` are what the file says of itself.
pub(super) fn encode(
    pixels: &[u8],
    width: u32,
    height: u32,
    own: &[Rgb],
    texts: &[(&str, String)],
) -> Result<Vec<u8>, DrawError> {
    let mut counts = vec![0_u32; SHADES];
    let shades: Vec<u16> = pixels.chunks_exact(4).map(shade).collect();
    for &shade in &shades {
        if let Some(count) = counts.get_mut(usize::from(shade)) {
            *count += 1;
        }
    }
    let palette = palette(&counts, own);
    let entries = entries(&counts, &palette, own);
    let indices: Vec<u8> =
        shades.into_iter().map(|shade| entries.get(usize::from(shade)).copied().unwrap_or(0)).collect();
    write(&palette, &indices, width, height, texts)
}

/// The upper five bits of red, green and blue.
fn shade(pixel: &[u8]) -> u16 {
    pixel.iter().take(3).fold(0, |key, &channel| key << 5 | u16::from(channel >> 3))
}

/// The colour in the middle of a shade; the lightest shade is white.
fn colour(shade: u16) -> Rgb {
    [shade >> 10, shade >> 5, shade].map(|bits| {
        let five = u8::try_from(bits & 31).unwrap_or(0);
        five << 3 | five >> 2
    })
}

/// Own colours first, then for shades that agree in the upper three bits of every channel the most frequent
/// of them.
fn palette(counts: &[u32], own: &[Rgb]) -> Vec<Rgb> {
    let mut bins: BTreeMap<Rgb, (u32, u32, Rgb)> = BTreeMap::new();
    for (shade, &count) in (0..=u16::MAX).zip(counts).filter(|&(_, &count)| count > 0) {
        let colour = colour(shade);
        let (total, most, chosen) = bins.entry(colour.map(|channel| channel >> 5)).or_insert((0, 0, colour));
        *total += count;
        if count > *most {
            (*most, *chosen) = (count, colour);
        }
    }
    let mut bins: Vec<(u32, Rgb)> = bins.into_values().map(|(total, _, colour)| (total, colour)).collect();
    bins.sort_by_key(|&(total, colour)| (Reverse(total), colour));
    let shared = bins.into_iter().map(|(_, colour)| colour);
    own.iter().copied().chain(shared).take(ENTRIES).collect()
}

/// The palette entry of every shade that occurs: an own colour of this shade, else the nearest.
fn entries(counts: &[u32], palette: &[Rgb], own: &[Rgb]) -> Vec<u8> {
    let own: BTreeMap<u16, u8> = own.iter().map(|colour| shade(colour)).zip(0..=u8::MAX).collect();
    let entry = |(shade, &count): (u16, &u32)| match own.get(&shade) {
        _ if count == 0 => 0,
        Some(&entry) => entry,
        None => nearest(palette, colour(shade)),
    };
    (0..=u16::MAX).zip(counts).map(entry).collect()
}

fn nearest(palette: &[Rgb], colour: Rgb) -> u8 {
    let distance = |entry: &Rgb| -> u32 {
        entry.iter().zip(colour).map(|(&a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    let entries = (0..=u8::MAX).zip(palette);
    entries.min_by_key(|&(_, entry)| distance(entry)).map_or(0, |(number, _)| number)
}

fn write(
    palette: &[Rgb],
    indices: &[u8],
    width: u32,
    height: u32,
    texts: &[(&str, String)],
) -> Result<Vec<u8>, DrawError> {
    let refusal = |error: png::EncodingError| DrawError::Renderer { reason: error.to_string() };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_filter(png::Filter::NoFilter);
    for (keyword, text) in texts {
        encoder.add_itxt_chunk((*keyword).to_owned(), text.clone()).map_err(refusal)?;
    }
    let mut writer = encoder.write_header().map_err(refusal)?;
    writer.write_image_data(indices).map_err(refusal)?;
    writer.finish().map_err(refusal)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = [255, 255, 255];
    const GUIDE: Rgb = [240, 240, 240];
    const GRID: Rgb = [232, 232, 232];

    #[test]
    fn own_colours_keep_their_value_even_near_others() {
        let pixels = [WHITE, GUIDE, GRID].map(|[red, green, blue]| [red, green, blue, 255]).concat();
        let mut counts = vec![0; SHADES];
        for pixel in pixels.chunks_exact(4) {
            counts[usize::from(shade(pixel))] += 1;
        }
        let own = [WHITE, GUIDE, GRID];
        let palette = palette(&counts, &own);
        let entries = entries(&counts, &palette, &own);
        for (pixel, own) in pixels.chunks_exact(4).zip(own) {
            assert_eq!(palette[usize::from(entries[usize::from(shade(pixel))])], own);
        }
    }

    #[test]
    fn a_palette_never_has_more_than_its_entries() {
        assert_eq!(palette(&vec![1; SHADES], &[WHITE]).len(), ENTRIES);
    }

    #[test]
    fn the_lightest_shade_is_white_and_the_darkest_black() {
        assert_eq!((colour(shade(&[255; 4])), colour(shade(&[0; 4]))), (WHITE, [0, 0, 0]));
    }
}
