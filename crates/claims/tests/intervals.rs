//! The intervals of the embedded claims: what follows from what is known of their inputs.

use std::error::Error;

use neuroscale_claims::{Entry, Ledger, ledger};

type Outcome = Result<(), Box<dyn Error>>;

fn embedded() -> Result<Ledger, Box<dyn Error>> {
    Ok(ledger(&neuroscale_data::package()?)?)
}

fn interval(ledger: &Ledger, id: &str) -> Option<String> {
    Some(ledger.entry(id)?.propagation.as_ref()?.interval())
}

/// The rows that vary or stand in for what is known, as the formula names them.
fn inputs(entry: &Entry) -> Vec<String> {
    let formula = entry.propagation.iter().flat_map(|propagation| propagation.formula.inputs());
    formula.map(|input| input.address().to_string()).collect()
}

/// Neurons × (synapses ÷ neurons) are the synapses: what is divided by and multiplied with is one row.
#[test]
fn connections_of_measured_neurons_and_fan_in_are_the_measured_synapses() -> Outcome {
    let ledger = embedded()?;
    let entry = ledger.entry("chat-connections").ok_or("no claim")?;
    let evidence = entry.evidence.as_ref().ok_or("no evidence")?;
    let found = entry.propagation.as_ref().ok_or("no interval")?;
    let digits = |value: f64| format!("{value:.1e}");
    assert_eq!(Some(digits(found.low)), evidence.low.map(digits));
    assert_eq!(Some(digits(found.high)), evidence.high.map(digits));
    Ok(())
}

/// 600 000 draws of another program of cells by their 5 %, 50 % and 95 % points (5.89e10, 7e10 and 1.295e11 granule cells;
/// 1.127e7, 2.049e7 and 3.412e7 Purkinje cells) and log-uniform ranges (80 to 100 outputs, 1.2e5 to 1e6 inputs):
/// 0.30 to 3.39.
#[test]
fn both_ends_of_the_parallel_fibres_balance_within_an_order_of_magnitude() -> Outcome {
    assert_eq!(interval(&embedded()?, "dl-granule-purkinje-balance").as_deref(), Some("0.3;3.4"));
    Ok(())
}

/// 80 to 200 ms at 30 frames a second make 2.4 to 6 steps; log-uniform between them, 2.4·2.5^0.05 and 2.4·2.5^0.95.
#[test]
fn a_range_of_the_document_has_its_ends_outside_of_the_interval() -> Outcome {
    assert_eq!(interval(&embedded()?, "dl-steps").as_deref(), Some("2.513;5.731"));
    Ok(())
}

#[test]
fn stated_numbers_stand_inside_or_outside() -> Outcome {
    let ledger = embedded()?;
    let inside = |id: &str| ledger.entry(id).and_then(Entry::stated_inside);
    for id in ["dl-steps", "dl-granule-inputs", "dl-brain-flops", "dl-year-slow"] {
        assert_eq!(inside(id), Some(true), "{id}");
    }
    for id in ["dl-year-moore", "chat-connections", "chat-parameters-doubled", "neuro-synapses"] {
        assert_eq!(inside(id), Some(false), "{id}");
    }
    for id in ["dl-poisson-0", "meta-gpt3", "dl-granule-share", "chat-neurons"] {
        assert_eq!(inside(id), None, "{id}");
    }
    Ok(())
}

#[test]
fn where_no_input_is_known_to_vary_there_is_no_interval() -> Outcome {
    let ledger = embedded()?;
    for id in ["chat-layered-parameters", "meta-hidden-units", "dl-steps-80ms", "dl-knowledge-share"] {
        assert_eq!(interval(&ledger, id), None, "{id}");
    }
    Ok(())
}

#[test]
fn only_what_is_recomputed_has_an_interval_and_no_formula_breaks() -> Outcome {
    for entry in &embedded()?.entries {
        assert!(entry.propagation.is_none() || !entry.readings.is_empty(), "{}", entry.claim.id);
        assert!(!entry.note.contains("no interval"), "{}: {}", entry.claim.id, entry.note);
    }
    Ok(())
}

#[test]
fn a_forecast_is_followed_down_to_what_was_measured() -> Outcome {
    let ledger = embedded()?;
    let slow = ledger.entry("dl-year-slow").ok_or("no forecast")?;
    assert!(inputs(slow).contains(&"anatomy/questions.csv#human-purkinje-neurons".to_owned()));
    assert!(!inputs(slow).iter().any(|input| input.contains("dl-brain-flops")));
    assert!(
        slow.interval_rows()
            .iter()
            .any(|row| row.to_string() == "anatomy/populations.csv#human-purkinje-neurons-2003")
    );
    Ok(())
}

/// The period of the faster forecast is implied by the year that is stated: following the year would lead back to a period.
#[test]
fn a_number_that_does_not_follow_is_taken_as_it_is_stated() -> Outcome {
    let ledger = embedded()?;
    let period = ledger.entry("dl-moore-period").ok_or("no period")?;
    assert!(inputs(period).contains(&"claims/brain-vs-deep-learning.csv#dl-year-moore:stated".to_owned()));
    Ok(())
}

#[test]
fn the_same_tables_give_the_same_bits() -> Outcome {
    let bits = |ledger: Ledger| -> Vec<_> {
        let ends = |entry: Entry| entry.propagation.map(|found| (found.low.to_bits(), found.high.to_bits()));
        ledger.entries.into_iter().map(ends).collect()
    };
    assert_eq!(bits(embedded()?), bits(embedded()?));
    Ok(())
}
