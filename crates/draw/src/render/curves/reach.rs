//! Whether a plot can be drawn honestly, and how far its axes reach.

use super::super::scale::{Reach, Scale};
use crate::{BarSeries, DrawError, Plot};

/// The scales of both axes around everything that the plane has to show.
pub(super) fn scales(plot: &Plot, bars: &[BarSeries]) -> Result<(Scale, Scale), DrawError> {
    check(plot, bars)?;
    Ok((Scale::new(&plot.x, &x_reach(plot, bars))?, Scale::new(&plot.y, &y_reach(plot, bars))?))
}

fn check(plot: &Plot, bars: &[BarSeries]) -> Result<(), DrawError> {
    for band in &plot.bands {
        filled(&band.id, band.points.len())?;
        if band.label.is_empty() {
            return Err(DrawError::Missing { picture: band.id.clone(), part: "band's label" });
        }
        band.points.iter().try_for_each(|&(_, low, high)| ordered(&band.id, low, high))?;
    }
    for line in &plot.lines {
        filled(&line.id, line.points.len())?;
    }
    for series in bars {
        filled(&series.id, series.bars.len())?;
        series.bars.iter().try_for_each(|bar| ordered(&series.id, bar.from, bar.to))?;
    }
    for dots in &plot.dots {
        filled(&dots.id, dots.points.len())?;
        let mut ranges = dots.points.iter().filter_map(|point| point.range);
        ranges.try_for_each(|(low, high)| ordered(&dots.id, low, high))?;
    }
    Ok(())
}

fn filled(id: &str, count: usize) -> Result<(), DrawError> {
    if count == 0 { Err(DrawError::Empty { mark: id.into() }) } else { Ok(()) }
}

fn ordered(id: &str, low: f64, high: f64) -> Result<(), DrawError> {
    if low > high { Err(DrawError::Reversed { mark: id.into(), low, high }) } else { Ok(()) }
}

fn x_reach<'a>(plot: &'a Plot, bars: &'a [BarSeries]) -> Reach<'a> {
    let mut reach = Reach { marks: Vec::new(), curves: Vec::new() };
    for dots in &plot.dots {
        reach.marks.extend(dots.points.iter().map(|point| (dots.id.as_str(), point.x)));
    }
    for series in bars {
        let ends = series.bars.iter().flat_map(|bar| [bar.from, bar.to]);
        reach.marks.extend(ends.map(|x| (series.id.as_str(), x)));
    }
    reach.marks.extend(plot.at_x.iter().map(|reference| (reference.id.as_str(), reference.value)));
    for line in &plot.lines {
        reach.curves.extend(line.points.iter().map(|&(x, _)| (line.id.as_str(), x)));
    }
    for band in &plot.bands {
        reach.curves.extend(band.points.iter().map(|&(x, _, _)| (band.id.as_str(), x)));
    }
    reach
}

fn y_reach<'a>(plot: &'a Plot, bars: &'a [BarSeries]) -> Reach<'a> {
    let mut reach = Reach { marks: Vec::new(), curves: Vec::new() };
    for dots in &plot.dots {
        let ends = dots.points.iter().filter_map(|point| point.range).flat_map(|(low, high)| [low, high]);
        let values = dots.points.iter().map(|point| point.y).chain(ends);
        reach.marks.extend(values.map(|y| (dots.id.as_str(), y)));
    }
    for series in bars {
        let heights = series.bars.iter().map(|bar| bar.height).chain([0.0]);
        reach.marks.extend(heights.map(|y| (series.id.as_str(), y)));
    }
    reach.marks.extend(plot.at_y.iter().map(|reference| (reference.id.as_str(), reference.value)));
    for line in &plot.lines {
        reach.curves.extend(line.points.iter().map(|&(_, y)| (line.id.as_str(), y)));
    }
    for band in &plot.bands {
        let edges = band.points.iter().flat_map(|&(_, low, high)| [low, high]);
        reach.curves.extend(edges.map(|y| (band.id.as_str(), y)));
    }
    reach
}
