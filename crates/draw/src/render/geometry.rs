//! Rectangles and segments in picture units, and cutting lines and areas at a rectangle's edge.

use std::mem;

/// A point (x, y); y grows downwards in picture units.
pub(super) type Spot = (f64, f64);

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    pub(super) fn new(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self { left, top, right, bottom }
    }

    pub(super) fn around(centre: Spot, width: f64, height: f64) -> Self {
        let (x, y) = centre;
        Self::new(x - width / 2.0, y - height / 2.0, x + width / 2.0, y + height / 2.0)
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn grown(&self, by: f64) -> Self {
        Self::new(self.left - by, self.top - by, self.right + by, self.bottom + by)
    }

    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.overlap(other) > 0.0
    }

    /// Area that both cover.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        width.max(0.0) * height.max(0.0)
    }

    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// The point of the rectangle that is nearest to another point.
    pub(super) fn nearest(&self, (x, y): Spot) -> Spot {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// The part of a segment that lies inside (Liang and Barsky 1984).
    pub(super) fn cut(&self, a: Spot, b: Spot) -> Option<(Spot, Spot)> {
        if a.0.max(b.0) < self.left
            || a.0.min(b.0) > self.right
            || a.1.max(b.1) < self.top
            || a.1.min(b.1) > self.bottom
        {
            return None;
        }
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let edges =
            [(-dx, a.0 - self.left), (dx, self.right - a.0), (-dy, a.1 - self.top), (dy, self.bottom - a.1)];
        for (towards, room) in edges {
            if towards == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if towards < 0.0 {
                enter = enter.max(room / towards);
            } else {
                leave = leave.min(room / towards);
            }
        }
        let along = |t: f64| (a.0 + t * dx, a.1 + t * dy);
        (enter <= leave).then(|| (along(enter), along(leave)))
    }

    /// The parts of a polyline that lie inside.
    pub(super) fn cut_line(&self, points: &[Spot]) -> Vec<Vec<Spot>> {
        let mut pieces: Vec<Vec<Spot>> = Vec::new();
        for (&a, &b) in points.iter().zip(points.iter().skip(1)) {
            let Some((from, to)) = self.cut(a, b) else { continue };
            match pieces.last_mut() {
                Some(piece) if piece.last() == Some(&from) => piece.push(to),
                _ => pieces.push(vec![from, to]),
            }
        }
        pieces
    }

    /// The part of a polygon that lies inside (Sutherland and Hodgman 1974).
    pub(super) fn cut_area(&self, polygon: Vec<Spot>) -> Vec<Spot> {
        let (left, right, top, bottom) = (self.left, self.right, self.top, self.bottom);
        let polygon = keep(polygon, |p| p.0 - left);
        let polygon = keep(polygon, |p| right - p.0);
        let polygon = keep(polygon, |p| p.1 - top);
        keep(polygon, |p| bottom - p.1)
    }
}

/// The part of a polygon on which a linear function is not negative.
fn keep(mut polygon: Vec<Spot>, inside: impl Fn(Spot) -> f64) -> Vec<Spot> {
    let corners = mem::take(&mut polygon);
    let Some(&last) = corners.last() else { return polygon };
    let mut before = last;
    for corner in corners {
        let (a, b) = (inside(before), inside(corner));
        if (a < 0.0) != (b < 0.0) {
            let t = a / (a - b);
            polygon.push((before.0 + t * (corner.0 - before.0), before.1 + t * (corner.1 - before.1)));
        }
        if b >= 0.0 {
            polygon.push(corner);
        }
        before = corner;
    }
    polygon
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Rect = Rect { left: 0.0, top: 0.0, right: 1.0, bottom: 1.0 };

    #[test]
    fn a_segment_through_a_square_keeps_its_inner_part() {
        assert_eq!(UNIT.cut((-1.0, 0.5), (2.0, 0.5)), Some(((0.0, 0.5), (1.0, 0.5))));
        assert_eq!(UNIT.cut((-1.0, 2.0), (2.0, 2.0)), None);
    }

    #[test]
    fn a_line_that_leaves_and_returns_has_two_parts() {
        let parts = UNIT.cut_line(&[(0.2, 0.5), (0.2, 2.0), (0.8, 2.0), (0.8, 0.5)]);
        assert_eq!(parts, [vec![(0.2, 0.5), (0.2, 1.0)], vec![(0.8, 1.0), (0.8, 0.5)]]);
    }

    #[test]
    fn a_large_square_is_cut_to_the_small_one() {
        let cut = UNIT.cut_area(vec![(-1.0, -1.0), (2.0, -1.0), (2.0, 2.0), (-1.0, 2.0)]);
        assert_eq!(cut.len(), 4);
        for corner in [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)] {
            assert!(cut.contains(&corner), "{corner:?} in {cut:?}");
        }
    }
}
