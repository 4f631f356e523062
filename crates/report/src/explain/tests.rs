//! What an explanation says, to people and to programs.

use std::collections::BTreeSet;

use neuroscale_quantity::{Package, Significant};
use serde_json::Value;

use super::{explain, explain_in, list};
use crate::context::Context;

fn explained(id: &str) -> String {
    let package = Package::read(&neuroscale_data::files()).expect("the published tables");
    explain(&package, id).expect(id).to_string()
}

/// Log-uniform between 80 and 200 ms: 80·2.5^0.05 = 83.75 and 80·2.5^0.95 = 191.0.
#[test]
fn a_claim_with_a_closed_form_has_its_interval_without_monte_carlo_error() {
    let text = explained("dl-spread-time");
    assert!(text.contains("90 %: 0.08375 to 0.191 s, closed form"), "{text}");
    assert!(text.contains("stated      inside the 90 % interval"), "{text}");
}

#[test]
fn a_sampled_claim_names_its_errors_and_its_drivers_the_worst_first() {
    let text = explained("dl-year-slow");
    assert!(text.contains(" year, sampled") && text.contains("(± "), "{text}");
    let place = |driver: &str| text.find(&format!(")  {driver}  ←"));
    let [worst, second] =
        [place("time of reliable conscious recognition"), place("Purkinje cells of the human cerebellum")];
    assert!(worst.is_some() && worst < second, "{text}");
    assert!(text.contains("stated      inside the 90 % interval"), "{text}");
}

#[test]
fn a_figure_has_intervals_for_derivations_that_vary_alone() {
    assert!(explained("energy").contains("drivers     total share in the variance of log10 of the number"));
    assert!(!explained("hpc-growth").contains("interval    "));
}

#[test]
fn a_claim_names_its_document_by_title_author_date_and_address() {
    let cited = "“The Brain vs Deep Learning Part I: Computational Complexity — Or Why the Singularity Is Nowhere Near”, \
                 Tim Dettmers, 2015-07-27 <http://timdettmers.com/2015/07/27/brain-vs-deep-learning-singularity/>";
    assert!(explained("dl-year-slow").contains(cited));
}

/// The numbers of a text, without their signs, as they are written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '.' | '-'));
    let numbers = words.map(|word| word.trim_start_matches('-').trim_end_matches('.'));
    numbers.filter(|number| number.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Every number of a JSON value, as text writes numbers, and every number in its strings.
fn told(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| told(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| told(value, into)),
        Value::String(text) => into.extend(numbers(text).map(str::to_owned)),
        Value::Number(number) => into.extend(number.as_f64().into_iter().flat_map(|number| {
            let percent = format!("{:.1}", 100.0 * number);
            [1, 4, 6]
                .map(|digits| Significant::new(number.abs(), digits).to_string())
                .into_iter()
                .chain([percent])
        })),
        Value::Null | Value::Bool(_) => {}
    }
}

/// The number of drivers that are not named is nowhere else.
fn is_count_of_others(line: &str) -> bool {
    line.starts_with("  and ") && line.ends_with(" more")
}

#[test]
fn every_number_of_every_explanation_is_in_its_json() {
    let package = neuroscale_data::package().expect("the published tables");
    let context = Context::new(&package).expect("the published tables allow a report");
    for entry in list(&package).expect("names") {
        let explanation = explain_in(&context, &entry.id).expect("what is listed can be explained");
        let json: Value = serde_json::from_str(&explanation.json().expect("JSON")).expect("JSON");
        let mut known = BTreeSet::from(["90", "50"].map(str::to_owned));
        told(&json, &mut known);
        let text = explanation.to_string();
        for line in text.lines().filter(|line| !is_count_of_others(line)) {
            let missing: Vec<&str> = numbers(line).filter(|number| !known.contains(*number)).collect();
            assert!(missing.is_empty(), "{}: {missing:?} in `{line}`", entry.id);
        }
    }
}

#[test]
fn positions_in_an_explanation_lead_to_steps_and_inputs() {
    let package = neuroscale_data::package().expect("the published tables");
    for id in ["dl-year-slow", "dl-brain-flops", "energy"] {
        let explanation = explain(&package, id).expect(id);
        for (position, step) in explanation.steps.iter().enumerate() {
            assert!(step.parts.iter().all(|part| *part < position), "{id}: {step:?}");
            assert!(step.input.is_none_or(|input| input < explanation.inputs.len()), "{id}: {step:?}");
        }
        let answers = explanation.readings.iter().chain(&explanation.known).map(|reading| reading.answer);
        assert!(answers.max() < Some(explanation.steps.len()), "{id}");
    }
}

#[test]
fn the_parts_of_a_step_are_told_once() {
    let text = explained("dl-brain-flops");
    let mut told = BTreeSet::new();
    for line in text.lines().filter(|line| line.starts_with("  ") && line.contains("] = ")) {
        assert!(told.insert(line.trim_start()), "twice: {line}");
    }
    assert!(text.contains(", as above\n"), "{text}");
}
