//! Claims and bindings must meet: a claim that nobody binds, or a binding that binds no claim, is an error.

use std::error::Error;

use neuroscale_claims::{ClaimError, Kind, ledger};
use neuroscale_quantity::{Package, TableError};

type Outcome = Result<(), Box<dyn Error>>;

/// The embedded tables with one file edited.
fn edited(file: &str, edit: impl Fn(&str) -> String) -> Result<Package, Box<dyn Error>> {
    let mut files = neuroscale_data::files();
    let text = edit(std::str::from_utf8(&files[file])?);
    files.insert(file.to_owned(), text.into_bytes());
    Ok(Package::read(&files)?)
}

fn without_line(text: &str, beginning: &str) -> String {
    text.split_inclusive('\n').filter(|line| !line.starts_with(beginning)).collect()
}

#[test]
fn every_claim_is_bound_and_every_binding_has_a_claim() -> Outcome {
    let ledger = ledger(&neuroscale_data::package()?)?;
    assert_eq!(ledger.entries.len(), 223);
    Ok(())
}

#[test]
fn no_claim_found_first_was_lost() -> Outcome {
    let ledger = ledger(&neuroscale_data::package()?)?;
    let first: Vec<_> = include_str!("first-claims.txt").lines().collect();
    assert_eq!(first.len(), 178);
    for id in first {
        assert!(ledger.entry(id).is_some(), "{id}");
    }
    Ok(())
}

#[test]
fn a_claim_without_a_number_is_implied_or_wordy() -> Outcome {
    for entry in ledger(&neuroscale_data::package()?)?.entries {
        let is_implied = entry.claim.kind == Kind::Implied;
        assert!(!is_implied || entry.claim.stated.is_none(), "{}", entry.claim.id);
        assert!(!is_implied || !entry.readings.is_empty(), "{}", entry.claim.id);
    }
    Ok(())
}

#[test]
fn a_binding_without_a_claim_is_an_error() -> Outcome {
    let package = edited("claims/chat-parameters.csv", |text| without_line(text, "chat-gap-parameters,"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "claims/chat-parameters.csv:1: column `id`: no row is the claim `chat-gap-parameters`, which the function of the \
         document binds; add the row, correct the id of one, or remove the binding"
    );
    Ok(())
}

#[test]
fn a_claim_without_a_binding_is_an_error() -> Outcome {
    let more = "meta-soul,the metaphor,input,,weight of the soul,=,21,,2,g,amount\n";
    let package = edited("claims/metaphor.csv", |text| format!("{text}{more}"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "claims/metaphor.csv:10: column `id`: the claim `meta-soul` is not bound; bind it in the function of the document \
         `metaphor`, or correct the id"
    );
    Ok(())
}

#[test]
fn a_document_without_a_function_is_an_error() -> Outcome {
    let package =
        edited("claims/documents.csv", |text| format!("{text}unread,A Book,,,,nobody has read it\n"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "claims/documents.csv:7: column `id`: found `unread`; expected a document whose claims a function binds: \
         brain-vs-deep-learning, chat-parameters, metaphor, neuromorphic, neurons-vs-parameters"
    );
    Ok(())
}

#[test]
fn a_claim_in_another_unit_than_its_recomputation_is_an_error() -> Outcome {
    let package = edited("claims/chat-parameters.csv", |text| {
        text.replace(",8.6e14,,2,connection,amount", ",8.6e14,,2,m,amount")
    })?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "claims/chat-parameters.csv:5: column `unit`: claim `chat-connections` is in `m`, its recomputation in \
         `connection`; correct the unit of the claim, or that of a row behind the recomputation: \
         claims/chat-parameters.csv:2 `chat-neurons` in `neuron`, claims/chat-parameters.csv:4 `chat-fan-in` in \
         `connection/neuron`"
    );
    Ok(())
}

/// The embedded tables with the unit of one row edited, and the number of its line.
fn with_unit(file: &str, key: &str, from: &str, to: &str) -> Result<(Package, usize), Box<dyn Error>> {
    let mut number = 0;
    let files = neuroscale_data::files();
    let text = std::str::from_utf8(&files[file])?;
    let edit = |(index, line): (usize, &str)| {
        if !line.starts_with(&format!("{key},")) {
            return line.to_owned();
        }
        number = index + 1;
        line.replacen(&format!(",{from},"), &format!(",{to},"), 1)
    };
    let lines: String = text.split_inclusive('\n').enumerate().map(edit).collect();
    Ok((edited(file, |_| lines.clone())?, number))
}

#[test]
fn a_row_in_a_wrong_unit_is_named_with_its_line_and_what_to_write() -> Outcome {
    let cases = [
        ("anatomy/rates.csv", "human-cortex-rate", "1/s", "s", "a frequency such as `Hz`"),
        (
            "anatomy/dendrites.csv",
            "granule-dendrites",
            "dendrite/neuron",
            "neuron",
            "`dendrite/neuron`, or what measures the same",
        ),
        ("compute/assumptions.csv", "update-rate", "1/s", "s", "a frequency such as `Hz`"),
        ("compute/assumptions.csv", "filter-window", "ms", "Hz", "a length of time such as `ms`"),
        ("anatomy/masses.csv", "human-brain-mass", "g", "m", "a mass such as `g`"),
    ];
    for (file, key, from, to, expected) in cases {
        let (package, line) = with_unit(file, key, from, to)?;
        let error = ledger(&package).err().ok_or("no error")?;
        let message = format!("{file}:{line}: column `unit`: found `{to}`; expected {expected}");
        assert!(error.to_string().starts_with(&message), "{error}");
    }
    Ok(())
}

/// Four masses are in grams: a claim about one of them that is a length is the one that is wrong.
#[test]
fn a_claim_in_a_wrong_unit_is_named_and_not_the_row_that_was_measured() -> Outcome {
    let (package, line) = with_unit("claims/metaphor.csv", "meta-mass", "kg", "m")?;
    let error = ledger(&package).err().ok_or("no error")?;
    let expected = format!(
        "claims/metaphor.csv:{line}: column `unit`: found `m`; expected a mass such as `g`, beside \
         anatomy/masses.csv:2 `human-brain-mass` in `g`"
    );
    assert_eq!(error.to_string(), expected);
    Ok(())
}

#[test]
fn of_rows_whose_units_do_not_fit_together_each_is_named() -> Outcome {
    let (package, line) = with_unit("economy/households.csv", "germany-2010", "kWh/home*year", "kW")?;
    let message = ledger(&package).err().ok_or("no error")?.to_string();
    assert!(message.contains(&format!("economy/households.csv:{line} `germany-2010` in `kW`")), "{message}");
    Ok(())
}

#[test]
fn a_claim_that_is_counted_exactly_states_a_whole_number() -> Outcome {
    for layers in ["96.5", "1e30"] {
        let package = edited("claims/chat-parameters.csv", |text| {
            text.replace("layers of the network,=,1000,", &format!("layers of the network,=,{layers},"))
        })?;
        let error = ledger(&package).err().ok_or("no error")?.to_string();
        let expected = format!(
            "column `stated`: found `{layers}`; expected a whole number up to 2^53, since it is counted exactly"
        );
        assert!(error.ends_with(&expected), "{error}");
    }
    Ok(())
}

#[test]
fn a_date_that_is_no_year_of_four_digits_is_refused() -> Outcome {
    for year in ["20190", "19", "2e9"] {
        let package = edited("claims/brain-vs-deep-learning.csv", |text| {
            text.replace(",=,2019,,4,year,date", &format!(",=,{year},,4,year,date"))
        })?;
        let error = ledger(&package).err().ok_or("no error")?.to_string();
        let expected = format!(
            "claims/brain-vs-deep-learning.csv:6: column `stated`: found `{year}`; expected a calendar year of four digits, \
             since the claim is a date"
        );
        assert_eq!(error, expected);
    }
    Ok(())
}

#[test]
fn a_share_above_the_whole_is_refused() -> Outcome {
    for (what, line) in [
        ("share of neurons in the cerebellum,≈,", 28),
        ("share of neurons in the cerebrum,≈,", 29),
        ("share of all connections in the cerebellum,≈,", 31),
        ("share of its capacity at which Tianhe-2 runs,≈,", 111),
    ] {
        let package =
            edited("claims/brain-vs-deep-learning.csv", |text| text.replace(what, &format!("{what}7")))?;
        let error = ledger(&package).err().ok_or("no error")?.to_string();
        assert!(error.contains(&format!(":{line}: column `stated`: found `70.")), "{error}");
        assert!(error.ends_with("expected a share of a whole, from 0 to 1"), "{error}");
    }
    Ok(())
}

#[test]
fn only_claims_in_the_same_physical_unit_are_compared() -> Outcome {
    let odd = "odd,meta-mass,meta-neurons,=,1,a mass against a count\n";
    let package = edited("claims/comparisons.csv", |text| format!("{text}{odd}"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert!(matches!(error, ClaimError::Table(TableError::Cell { .. })), "{error}");
    assert!(error.to_string().contains("a claim in the same physical unit, kg"), "{error}");
    Ok(())
}

#[test]
fn a_comparison_of_an_unknown_claim_is_an_error() -> Outcome {
    let odd = "odd,meta-mass,meta-soul,=,1,nobody claims the latter\n";
    let package = edited("claims/comparisons.csv", |text| format!("{text}{odd}"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert!(matches!(error, ClaimError::Table(TableError::BrokenReference { .. })), "{error}");
    Ok(())
}

#[test]
fn a_list_that_a_claim_needs_is_asked_for_by_what_it_must_hold() -> Outcome {
    let package = edited("machines/top500.csv", |text| {
        text.split_inclusive('\n').filter(|line| !line.contains(",Tianhe-2,")).collect()
    })?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "machines/top500.csv:1: column `system`: no row is of a list that is headed by Tianhe-2; add one, or correct what \
         stands there"
    );
    Ok(())
}

#[test]
fn a_tolerance_that_allows_nothing_is_an_error() -> Outcome {
    let package = edited("claims/comparisons.csv", |text| {
        text.replace("side-synapses-per-neuron,=,10,", "side-synapses-per-neuron,=,0.5,")
    })?;
    let error = ledger(&package).err().ok_or("no error")?.to_string();
    assert!(
        error.ends_with(
            "column `tolerance`: found `0.5`; expected a factor of 1 or more, since amounts are compared"
        ),
        "{error}"
    );
    Ok(())
}

#[test]
fn a_number_that_the_document_computes_with_is_asked_for_in_its_cell() -> Outcome {
    let package = edited("claims/metaphor.csv", |text| text.replace(",=,100e9,,1,", ",=,,,1,"))?;
    let error = ledger(&package).err().ok_or("no error")?;
    assert_eq!(
        error.to_string(),
        "claims/metaphor.csv:3: column `stated`: found nothing; expected a number, since the document computes with it"
    );
    Ok(())
}

#[test]
fn a_list_without_rows_is_named_with_the_column_that_lacks_one() -> Outcome {
    let header = |text: &str| text.lines().next().unwrap_or_default().to_owned() + "\n";
    for (file, column) in [("machines/top500.csv", "rmax_gflops"), ("machines/hpcg.csv", "list")] {
        let error = ledger(&edited(file, header)?).err().ok_or("no error")?.to_string();
        assert!(
            error.starts_with(&format!("{file}:1: column `{column}`: no row is of a list that ")),
            "{error}"
        );
    }
    Ok(())
}

#[test]
fn a_table_of_quantities_without_rows_lacks_the_row_and_not_a_column() -> Outcome {
    let header = |text: &str| text.lines().next().unwrap_or_default().to_owned() + "\n";
    let error = ledger(&edited("anatomy/rates.csv", header)?).err().ok_or("no error")?.to_string();
    assert!(error.starts_with("anatomy/rates.csv:1: no row has the key `"), "{error}");
    Ok(())
}
