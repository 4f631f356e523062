//! Laws of summaries: exact in any order, and close to the sample they stand for.

#![allow(clippy::float_cmp)]

use neuroscale_uncertainty::Summary;
use proptest::prelude::*;

/// Ordinary numbers, extreme ones, and what is none.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![4 => -1e3..1e3, 2 => any::<u64>().prop_map(f64::from_bits), 1 => (-3..3).prop_map(f64::from)]
}

proptest! {
    #[test]
    fn however_a_column_is_cut_and_ordered_its_summary_is_the_same(
        column in proptest::collection::vec(any_value(), 0..200),
        cuts in proptest::collection::vec(0_usize..200, 0..5),
        turn in 0_usize..200,
    ) {
        let whole = Summary::of(&column);
        let mut turned = column.clone();
        turned.rotate_left(turn % column.len().max(1));
        turned.reverse();
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(turned.len())).chain([0, turned.len()]).collect();
        cuts.sort_unstable();
        let parts: Vec<Summary> = cuts.windows(2).map(|ends| Summary::of(&turned[ends[0]..ends[1]])).collect();
        let forwards = parts.iter().fold(Summary::default(), |all, part| all.merge(part));
        let backwards = parts.iter().rev().fold(Summary::default(), |all, part| part.merge(&all));
        prop_assert!(forwards == whole && backwards == whole);
        prop_assert_eq!(forwards.variance().to_bits(), whole.variance().to_bits());
    }

    #[test]
    fn a_quantile_is_off_by_at_most_a_bucket(
        mut sample in proptest::collection::vec(prop_oneof![-1e3..1e3_f64, 1.0..1.01_f64], 1..300),
        p in 0.0..=1.0_f64,
    ) {
        let summary = Summary::of(&sample);
        sample.sort_by(f64::total_cmp);
        let h = (p * sample.len() as f64 - 0.5).clamp(0.0, sample.len() as f64 - 1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in the sample")]
        let (below, above) = (sample[h.floor() as usize], sample[h.ceil() as usize]);
        let width = below.abs().max(above.abs()) / 256.0;
        let quantile = summary.quantile(p);
        prop_assert!((below - width..=above + width).contains(&quantile), "{} is not in {} to {}", quantile, below, above);
        prop_assert_eq!((summary.smallest(), summary.largest()), (sample[0], sample[sample.len() - 1]));
    }

    #[test]
    fn moments_agree_with_two_passes(sample in proptest::collection::vec(1.0..1e3_f64, 2..300)) {
        let (summary, n) = (Summary::of(&sample), sample.len() as f64);
        let mean = sample.iter().sum::<f64>() / n;
        let variance = sample.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0);
        prop_assert!((summary.mean() - mean).abs() <= 1e-13 * mean);
        prop_assert!((summary.variance() - variance).abs() <= 1e-9 * variance + 1e-9);
    }
}

#[test]
fn infinities_and_what_is_no_number_leave_no_false_moments() {
    let summary = Summary::of(&[1.0, f64::INFINITY, f64::NAN, 2.0]);
    assert_eq!((summary.count(), summary.not_numbers()), (3, 1));
    assert!(summary.mean().is_nan() && summary.variance().is_nan());
    assert_eq!((summary.smallest(), summary.largest()), (1.0, f64::INFINITY));
}
