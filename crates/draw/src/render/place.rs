//! Where labels find room: never on another text, rather not on marks and lines, as near as possible.

use std::collections::VecDeque;

use super::geometry::{Rect, Spot};
use crate::TextBox;

/// What labels should keep clear of.
#[derive(Debug, Default)]
pub(super) struct Obstacles {
    /// Texts that stand already: never covered.
    pub(super) texts: Vec<Rect>,
    /// Marks: covered at a price.
    pub(super) marks: Vec<Rect>,
    /// Segments of lines: crossed at a price.
    pub(super) lines: Vec<(Spot, Spot)>,
}

/// A place for a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) rect: Rect,
    /// A line to what the label belongs to, where it had to move away.
    pub(super) leader: Option<(Spot, Spot)>,
    /// How bad it is.
    pub(super) price: f64,
}

/// Free space around each text.
const AIR: f64 = 1.5;
/// From this distance on a leader shows what a label belongs to.
const FAR: f64 = 12.0;
const DISTANCES: [f64; 14] =
    [3.5, 5.0, 7.0, 10.0, 14.0, 20.0, 27.0, 36.0, 48.0, 64.0, 84.0, 108.0, 140.0, 180.0];
/// Directions in order of preference, each with the price of using it.
const DIRECTIONS: [(Spot, f64); 24] = [
    ((1.0, 0.0), 0.0),
    ((0.8, -0.6), 0.6),
    ((-1.0, 0.0), 1.0),
    ((0.0, -1.0), 1.0),
    ((0.8, 0.6), 1.2),
    ((-0.8, -0.6), 1.4),
    ((0.0, 1.0), 1.6),
    ((-0.8, 0.6), 1.8),
    ((0.95, -0.3), 2.0),
    ((0.95, 0.3), 2.2),
    ((0.4, -0.9), 2.2),
    ((0.4, 0.9), 2.6),
    ((-0.95, -0.3), 2.6),
    ((-0.95, 0.3), 2.8),
    ((-0.4, -0.9), 2.8),
    ((-0.4, 0.9), 3.0),
    ((0.6, -0.8), 3.0),
    ((0.6, 0.8), 3.2),
    ((-0.6, -0.8), 3.2),
    ((-0.6, 0.8), 3.4),
    ((0.2, -1.0), 3.4),
    ((0.2, 1.0), 3.6),
    ((-0.2, -1.0), 3.6),
    ((-0.2, 1.0), 3.8),
];
/// How often, per label, a label may look for a place or be driven from it.
const PATIENCE: usize = 60;
/// The price of driving a label from its place.
const EVICTION: f64 = 12.0;
/// What is added to the price of places that a label was driven from.
const CONTEST: f64 = 4.0;

impl Place {
    pub(super) fn at(rect: Rect, price: f64) -> Self {
        Self { rect, leader: None, price }
    }
}

impl Obstacles {
    /// The price of a place with what it would cover; `None` where it is impossible.
    fn assess(&self, bounds: &Rect, place: Place) -> Option<Place> {
        let roomy = place.rect.grown(AIR);
        if !bounds.holds(&place.rect) || self.texts.iter().any(|text| roomy.overlaps(text)) {
            return None;
        }
        let covered = self.marks.iter().map(|mark| roomy.overlap(mark)).filter(|&area| area > 0.0);
        let crossed = self.lines.iter().filter_map(|&(a, b)| roomy.cut(a, b));
        let cover: f64 = covered.map(|area| 8.0 + area / 4.0).sum();
        let cross: f64 = crossed.map(|(a, b)| 1.5 + distance(a, b) / 5.0).sum();
        Some(Place { price: place.price + cover + cross + self.led(place.leader)?, ..place })
    }

    /// The price of a leader; `None` where it would cross a text.
    fn led(&self, leader: Option<(Spot, Spot)>) -> Option<f64> {
        let Some((a, b)) = leader else { return Some(0.0) };
        if self.texts.iter().any(|text| text.cut(a, b).is_some()) {
            return None;
        }
        let marks = self.marks.iter().filter(|mark| mark.cut(a, b).is_some()).count();
        let lines = self.lines.iter().filter(|&&line| cross(line, (a, b))).count();
        Some(2.0 + 3.0 * marks as f64 + lines as f64)
    }

    /// Chooses one of the places that each label could take, so that no label covers another; `None` for a
    /// label that finds no room.
    pub(super) fn arrange(&self, bounds: &Rect, labels: &[Vec<Place>]) -> Vec<Option<Place>> {
        let assess = |places: &Vec<Place>| {
            let mut possible: Vec<Place> =
                places.iter().filter_map(|&place| self.assess(bounds, place)).collect();
            possible.sort_by(|a, b| a.price.total_cmp(&b.price));
            possible
        };
        let labels: Vec<Vec<Place>> = labels.iter().map(assess).collect();
        let mut chosen = settle(&labels);
        for _ in 0..2 {
            improve(&labels, &mut chosen);
        }
        chosen
    }
}

/// Lets every label in turn take the place that costs least, though it drive others away, who then look again
/// and find the contested places dearer.
fn settle(labels: &[Vec<Place>]) -> Vec<Option<Place>> {
    let mut asked = labels.to_vec();
    let mut chosen: Vec<Option<Place>> = vec![None; labels.len()];
    let mut waiting: VecDeque<usize> = (0..labels.len()).collect();
    for _ in 0..labels.len() * PATIENCE {
        let Some(label) = waiting.pop_front() else { break };
        let Some(place) = asked.get(label).and_then(|places| worth_it(places, &chosen)) else { continue };
        for (other, (taken, places)) in chosen.iter_mut().zip(&mut asked).enumerate() {
            let Some(lost) = taken.filter(|taken| quarrel(&place, taken).is_none()) else { continue };
            *taken = None;
            waiting.push_back(other);
            places
                .iter_mut()
                .filter(|own| own.rect.overlaps(&lost.rect))
                .for_each(|own| own.price += CONTEST);
        }
        if let Some(slot) = chosen.get_mut(label) {
            *slot = Some(place);
        }
    }
    chosen
}

/// The place with the lowest price, where whoever must leave for it is part of the price.
fn worth_it(places: &[Place], chosen: &[Option<Place>]) -> Option<Place> {
    let mut best: Option<(f64, Place)> = None;
    for &place in places {
        let mut total = place.price;
        for other in chosen.iter().flatten() {
            if best.is_some_and(|(price, _)| total >= price) {
                break;
            }
            total += quarrel(&place, other).unwrap_or(EVICTION);
        }
        if best.is_none_or(|(price, _)| total < price) {
            best = Some((total, place));
        }
    }
    best.map(|(_, place)| place)
}

/// Lets every label look once more for a cheaper place among the others.
fn improve(labels: &[Vec<Place>], chosen: &mut [Option<Place>]) {
    for (label, places) in labels.iter().enumerate() {
        let others =
            || chosen.iter().enumerate().filter(|&(other, _)| other != label).filter_map(|(_, place)| *place);
        let place = cheapest(places, others);
        if let Some(slot) = chosen.get_mut(label) {
            *slot = place;
        }
    }
}

/// The cheapest place, sorted by price as they are, that is in nobody's way.
fn cheapest<I: Iterator<Item = Place>>(places: &[Place], others: impl Fn() -> I) -> Option<Place> {
    let mut best: Option<(f64, Place)> = None;
    for &place in places {
        if best.is_some_and(|(price, _)| place.price >= price) {
            break;
        }
        let quarrels: Option<f64> = others().map(|other| quarrel(&place, &other)).sum();
        let Some(total) = quarrels.map(|quarrels| quarrels + place.price) else { continue };
        if best.is_none_or(|(price, _)| total < price) {
            best = Some((total, place));
        }
    }
    best.map(|(_, place)| place)
}

/// What two places cost each other; `None` where they cannot both be taken.
fn quarrel(a: &Place, b: &Place) -> Option<f64> {
    let hits = |leader: Option<(Spot, Spot)>, rect: &Rect| {
        leader.is_some_and(|(from, to)| rect.cut(from, to).is_some())
    };
    let roomy = a.rect.grown(AIR);
    if roomy.overlaps(&b.rect) || hits(b.leader, &roomy) || hits(a.leader, &b.rect.grown(AIR)) {
        return None;
    }
    match (a.leader, b.leader) {
        (Some(a), Some(b)) if cross(a, b) => Some(8.0),
        _ => Some(0.0),
    }
}

fn cross((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> bool {
    let side = |p: Spot, q: Spot, r: Spot| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    (side(a, b, c) > 0.0) != (side(a, b, d) > 0.0) && (side(c, d, a) > 0.0) != (side(c, d, b) > 0.0)
}

/// Places around spots with a mark of some radius, from near to far.
pub(super) fn around(spots: &[Spot], radius: f64, (width, height): (f64, f64)) -> Vec<Place> {
    let mut places = Vec::new();
    for &spot in spots {
        for away in DISTANCES {
            for ((dx, dy), price) in DIRECTIONS {
                let reach = radius + away;
                let centre = (spot.0 + dx * (width / 2.0 + reach), spot.1 + dy * (height / 2.0 + reach));
                let rect = Rect::around(centre, width, height);
                let leader = (away > FAR).then(|| lead(spot, radius, &rect));
                places.push(Place { rect, leader, price: price + away * 0.45 });
            }
        }
    }
    places
}

/// From the edge of a mark to the edge of its label.
fn lead(spot: Spot, radius: f64, rect: &Rect) -> (Spot, Spot) {
    let end = rect.grown(1.0).nearest(spot);
    let length = distance(spot, end).max(1e-9);
    let start = (radius + 1.0).min(length) / length;
    ((spot.0 + start * (end.0 - spot.0), spot.1 + start * (end.1 - spot.1)), end)
}

/// Moves blocks of given heights along a line until none overlaps, each as near to where it wants to be as
/// the others allow; `wanted` and the result are centres.
pub(super) fn spread(wanted: &[f64], heights: &[f64], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len().min(heights.len())).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut centres = wanted.to_vec();
    let mut free = low;
    for &item in &order {
        centres[item] = centres[item].max(free + heights[item] / 2.0);
        free = centres[item] + heights[item] / 2.0;
    }
    let mut free = high;
    for &item in order.iter().rev() {
        centres[item] = centres[item].min(free - heights[item] / 2.0);
        free = centres[item] - heights[item] / 2.0;
    }
    centres
}

/// The box of a text.
pub(super) fn text_rect(text: &TextBox) -> Rect {
    Rect::new(text.left, text.top, text.right, text.bottom)
}

fn distance(a: Spot, b: Spot) -> f64 {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Rect = Rect { left: 0.0, top: 0.0, right: 200.0, bottom: 200.0 };
    const SIZE: (f64, f64) = (40.0, 11.0);

    #[test]
    fn spread_blocks_do_not_overlap_and_keep_their_order() {
        let centres = spread(&[10.0, 11.0, 50.0, 12.0], &[10.0; 4], 0.0, 100.0);
        assert_eq!(centres, [10.0, 20.0, 50.0, 30.0]);
    }

    #[test]
    fn spread_blocks_stay_inside() {
        let centres = spread(&[95.0, 96.0, 97.0], &[10.0; 3], 0.0, 100.0);
        assert_eq!(centres, [75.0, 85.0, 95.0]);
    }

    #[test]
    fn a_lonely_label_stands_at_the_right_of_its_mark() {
        let places = Obstacles::default().arrange(&BOUNDS, &[around(&[(100.0, 100.0)], 4.0, SIZE)]);
        assert_eq!(places, [Some(Place::at(Rect::around((127.5, 100.0), 40.0, 11.0), 1.575))]);
    }

    #[test]
    fn labels_of_one_spot_do_not_cover_each_other() {
        let same = vec![around(&[(100.0, 100.0)], 4.0, SIZE); 9];
        let places: Vec<Rect> = Obstacles::default()
            .arrange(&BOUNDS, &same)
            .into_iter()
            .flatten()
            .map(|place| place.rect)
            .collect();
        assert_eq!(places.len(), 9);
        for (number, place) in places.iter().enumerate() {
            assert!(places.iter().skip(number + 1).all(|other| !place.overlaps(other)));
        }
    }

    #[test]
    fn without_room_a_label_has_no_place() {
        let full = Obstacles { texts: vec![BOUNDS], ..Obstacles::default() };
        assert_eq!(full.arrange(&BOUNDS, &[around(&[(100.0, 100.0)], 4.0, SIZE)]), [None]);
    }
}
