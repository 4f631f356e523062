//! The verdicts on the embedded claims.
//!
//! `recomputed.csv` and `outcomes.csv` were worked out from the documents without this crate. `standings.csv` was not: it
//! records what the crate found, row by row reviewed beside the measurements, and keeps it from changing unnoticed.

use std::collections::BTreeMap;
use std::error::Error;

use neuroscale_claims::{Arithmetic, Entry, Ledger, ledger};
use neuroscale_quantity::Significant;

type Outcome = Result<(), Box<dyn Error>>;

fn embedded() -> Result<Ledger, Box<dyn Error>> {
    Ok(ledger(&neuroscale_data::package()?)?)
}

/// The rows of a fixture: the first cell, and the others.
fn rows(fixture: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
    let cells = |line: &'static str| line.split_once(',').map(|(id, rest)| (id, rest.split(',').collect()));
    fixture.lines().skip(1).filter_map(cells).collect()
}

/// Rounds both lists of numbers to the digits with which the expected ones are written.
fn agree(expected: &str, found: &str) -> bool {
    let digits = |text: &str| {
        let mantissa = text.split('e').next().unwrap_or(text).trim_start_matches(['0', '.']);
        mantissa.chars().filter(char::is_ascii_digit).count().min(6)
    };
    let same = |(expected, found): (&str, &str)| match (expected.parse(), found.parse()) {
        (Ok(a), Ok(b)) => {
            let digits = digits(expected);
            Significant::new(a, digits).rounded().to_bits() == Significant::new(b, digits).rounded().to_bits()
        }
        _ => expected == found,
    };
    expected.split(';').count() == found.split(';').count()
        && expected.split(';').zip(found.split(';')).all(same)
}

#[test]
fn every_recomputation_is_the_one_worked_out_by_hand() -> Outcome {
    let expected = rows(include_str!("recomputed.csv"));
    let ledger = embedded()?;
    for (id, cells) in &expected {
        let entry = ledger.entry(id).ok_or(*id)?;
        let found = (entry.arithmetic.word(), entry.recomputed(), entry.recomputed_high());
        assert_eq!(found.0, cells[0], "{id}");
        assert!(agree(cells[1], &found.1), "{id}: {} expected, {} found", cells[1], found.1);
        assert!(agree(cells[2], &found.2), "{id}: {} expected, {} found", cells[2], found.2);
    }
    Ok(())
}

#[test]
fn every_other_claim_is_an_input() -> Outcome {
    let expected = rows(include_str!("recomputed.csv"));
    for entry in &embedded()?.entries {
        if !expected.contains_key(entry.claim.id.as_str()) {
            assert_eq!(entry.arithmetic, Arithmetic::Input, "{}", entry.claim.id);
        }
    }
    Ok(())
}

#[test]
fn every_comparison_comes_out_as_worked_out_by_hand() -> Outcome {
    let expected = rows(include_str!("outcomes.csv"));
    let ledger = embedded()?;
    let found: BTreeMap<_, _> =
        ledger.comparisons.iter().map(|c| (c.id.as_str(), vec![c.outcome.word()])).collect();
    assert_eq!(found, expected);
    Ok(())
}

#[test]
fn a_conflict_stands_beside_both_claims() -> Outcome {
    let ledger = embedded()?;
    let conflicts = |id: &str| ledger.entry(id).map(|entry| entry.conflicts.clone()).unwrap_or_default();
    assert_eq!(
        conflicts("dl-adult-synapses"),
        [
            "dl-cerebellar-synapses-total",
            "dl-purkinje-synapses-total",
            "dl-synapses-from-fan-in",
            "neuro-synapses-range",
            "side-synapses"
        ]
    );
    assert!(conflicts("side-synapses").contains(&"dl-adult-synapses".to_owned()));
    Ok(())
}

#[test]
fn every_claim_stands_where_it_stood_when_reviewed() -> Outcome {
    let expected = rows(include_str!("standings.csv"));
    let ledger = embedded()?;
    for entry in &ledger.entries {
        let standing = expected.get(entry.claim.id.as_str()).map_or("untested", |cells| cells[0]);
        assert_eq!(entry.standing(), standing, "{}", entry.claim.id);
    }
    Ok(())
}

#[test]
fn tested_claims_name_their_sources_and_rows() -> Outcome {
    let is_tested = |entry: &&Entry| entry.evidence.is_some();
    for entry in embedded()?.entries.iter().filter(is_tested) {
        let sources = entry.evidence.as_ref().map_or(0, |evidence| evidence.sources.len());
        assert!(sources > 0, "{}", entry.claim.id);
        assert!(entry.rows().iter().any(|row| !row.table().starts_with("claims/")), "{}", entry.claim.id);
    }
    Ok(())
}

#[test]
fn an_exact_count_is_the_number_that_the_formula_estimates() -> Outcome {
    let ledger = embedded()?;
    let exact = |id: &str| -> Vec<_> {
        ledger.entry(id).map(|e| e.readings.iter().map(|r| r.exact).collect()).unwrap_or_default()
    };
    assert_eq!(exact("meta-gpt3"), [Some(174_604_259_328)]);
    assert_eq!(exact("chat-layered-parameters"), [Some(999_000_000), Some(1_000_000_000)]);
    for reading in ledger.entries.iter().flat_map(|entry| &entry.readings) {
        if let Some(exact) = reading.exact {
            assert_eq!(reading.low.value().to_bits(), (exact as f64).to_bits());
        }
    }
    Ok(())
}

#[test]
fn ratios_stand_parallel_to_recomputations() -> Outcome {
    for entry in &embedded()?.entries {
        let count = |text: &str| if text.is_empty() { 0 } else { text.split(';').count() };
        let (numbers, ratios) = (count(&entry.recomputed()), count(&entry.ratio()));
        assert_eq!(numbers, entry.readings.len(), "{}", entry.claim.id);
        assert_eq!(ratios, if entry.claim.stated.is_some() { numbers } else { 0 }, "{}", entry.claim.id);
    }
    Ok(())
}

#[test]
fn the_ratio_of_a_forecast_is_a_difference_in_years() -> Outcome {
    let ledger = embedded()?;
    let forecast = ledger.entry("dl-year-moore").ok_or("no forecast")?;
    assert!(forecast.ratio().starts_with("-9.79"), "{}", forecast.ratio());
    assert!(forecast.note.contains("the ratio is a difference in years"), "{}", forecast.note);
    assert!(forecast.note.starts_with("readings: 18 months; 12 months; 24 months"), "{}", forecast.note);
    Ok(())
}
