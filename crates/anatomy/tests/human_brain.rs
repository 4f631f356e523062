//! The human brain of the tables against what was published about it.

use approx::assert_relative_eq;
use neuroscale_anatomy::*;
use neuroscale_quantity::{Package, Quantity, TableError};

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn package() -> Result<Package, TableError> {
    neuroscale_data::package()
}

/// Azevedo et al. 2009 found 86.06 billion neurons; stereology sums to 129.7 billion. The medians of the pooled parts add up to
/// the one within a twentieth, and to the other within two fifths.
#[test]
fn the_populations_of_the_set_are_the_whole_brain_of_either_laboratory() -> Outcome {
    let package = package()?;
    let set = PopulationSet::human_brain(&package)?;
    for (whole, within) in [("human-brain-neurons", 0.05), ("human-brain-neurons-stereology", 0.4)] {
        set.adds_up_to(package.quantity("anatomy/populations.csv", whole)?, within)?;
    }
    Ok(())
}

#[test]
fn a_set_that_is_not_the_whole_says_by_how_much() -> Outcome {
    let package = package()?;
    let mut set = PopulationSet::human_brain(&package)?;
    set.members.retain(|member| member.population == "cerebral cortex");
    let brain = package.quantity("anatomy/populations.csv", "human-brain-neurons")?;
    let refused = set.adds_up_to(brain, 0.01).map_err(|error| error.to_string());
    let Err(message) = refused else { return Err("a cortex is no brain".into()) };
    assert!(message.starts_with("the populations of `human-brain` add up to 1"), "{message}");
    assert!(message.ends_with("of `anatomy/populations.csv#human-brain-neurons`"), "{message}");
    Ok(())
}

#[test]
fn a_number_of_synapses_is_no_whole_of_neurons() -> Outcome {
    let package = package()?;
    let set = PopulationSet::human_brain(&package)?;
    let synapses = package.quantity("anatomy/synapses.csv", "human-neocortex-synapses")?;
    let refused = set.adds_up_to(synapses, 0.01).map_err(|error| error.to_string());
    let message =
        "`anatomy/synapses.csv#human-neocortex-synapses` is in synapse; the whole of a set is in neuron";
    assert_eq!(refused, Err(message.to_owned()));
    Ok(())
}

#[test]
fn a_set_that_nobody_named_is_not_found() -> Outcome {
    let missing = PopulationSet::read(&package()?, "martian").map(|set| set.name);
    let message = "anatomy/sets.csv:1: column `set`: no row belongs to `martian`; add one, or correct what stands there";
    assert_eq!(missing.err().map(|error| error.to_string()).as_deref(), Some(message));
    Ok(())
}

/// Azevedo et al. 2009: the cerebellum holds four fifths of all neurons.
#[test]
fn every_subject_is_read_with_its_species_and_region() -> Outcome {
    let package = package()?;
    for subject in Subject::ALL {
        let measurements = Measurement::read(&package, subject)?;
        assert_eq!(measurements.len(), package.quantities(subject.path())?.len());
        assert!(measurements.iter().all(|m| !m.species.is_empty() && !m.statistic.is_empty()));
    }
    let populations = Measurement::read(&package, Subject::Populations)?;
    let neurons =
        |key| populations.iter().find(|m| m.quantity.address().key() == key).map(|m| m.quantity.value());
    let (Some(part), Some(all)) = (neurons("human-cerebellum-neurons"), neurons("human-brain-neurons"))
    else {
        return Err("no cerebellum".into());
    };
    assert!((share(part, all) - 0.80).abs() < 0.005);
    Ok(())
}

/// The document's own numbers: 86e9 × (3/4 × 25 000 + 1/4 × 5000 to 15 000), recomputed in Python.
#[test]
fn the_post_s_shares_lead_to_two_thousand_trillion_synapses() {
    let cerebellum = Region { share: 0.75, synapses_per_neuron: 25_000.0 };
    let cerebrum = |synapses_per_neuron| Region { share: 0.25, synapses_per_neuron };
    let synapses = |each| synapses_of_regions(86e9, &[cerebellum, cerebrum(each)]);
    assert_relative_eq!(synapses(5e3).unwrap_or(f64::NAN), 1.72e15);
    assert_relative_eq!(synapses(15e3).unwrap_or(f64::NAN), 1.935e15);
}

/// 50e9 × 4 + 1e8 × 1000 dendrites, and 50e9 × 100 synapses sent to 1e8 × 100 000 received.
#[test]
fn the_post_s_dendrites_add_up_and_its_synapses_do_not_balance() {
    let by_type = [dendrites(50e9, 4.0), dendrites(1e8, 1000.0)];
    assert_relative_eq!(whole(&by_type).unwrap_or(f64::NAN), 300e9);
    assert_relative_eq!(balance(50e9 * 100.0, 1e8 * 1e5), 0.5);
}

/// k·T·ln 2 at 310.15 K with the Boltzmann constant of the SI: 2.968e-21 J.
#[test]
fn erasing_a_bit_at_body_temperature_takes_three_zeptojoules() -> Outcome {
    let package = package()?;
    let constant = |key| package.quantity("constants.csv", key).map(Quantity::value);
    let bound = landauer_bound(constant("boltzmann")?, constant("body-temperature")?);
    assert_relative_eq!(bound, 2.97e-21, max_relative = 1e-3);
    Ok(())
}

fn ends(question: &Question) -> (f64, f64) {
    question.answer.spread().interval().unwrap_or((question.answer.value(), question.answer.value()))
}

/// Every laboratory's own number lies inside: 16.3, 10.2 and 15 to 31 billion neurons of the cortex, 69, 109 and 70 billion
/// granule cells, 28 and 15.4 million Purkinje cells, 120 000 to a million synapses on one of them.
#[test]
fn an_answer_holds_what_separate_laboratories_found() -> Outcome {
    for question in Question::read_all(&package()?)? {
        let (low, high) = ends(&question);
        for rival in &question.rivals {
            let value = rival.formula.value();
            let inside = (low * 0.999..=high * 1.001).contains(&value);
            assert!(
                inside,
                "{}: {} found {value}, outside {low} to {high}",
                question.answer.address(),
                rival.name
            );
        }
    }
    Ok(())
}

/// 1.5e8 and 11.05e8 synapses in a cubic millimetre of a cortex of about 4.4e5 mm³ make 6.6e13 and 4.9e14; counts of whole
/// cortices found 1.5e14 and 1.64e14.
#[test]
fn synapses_of_the_cortex_are_known_from_both_sides_to_an_order_of_magnitude() -> Outcome {
    let synapses = Question::read(&package()?, "human-cortex-synapses")?;
    let (low, high) = ends(&synapses);
    assert!((4e13..1e14).contains(&low) && (4.5e14..6.5e14).contains(&high), "{low} to {high}");
    assert!(
        synapses.answer.rows().any(|row| row.table() == "anatomy/volumes.csv"),
        "a rival's volume is a row of it"
    );
    Ok(())
}

/// Student's t at 95 % from tables of the distribution: 2.3534 for 3 degrees of freedom, 2.1318 for 4, 1.7959 for 11,
/// 1.7341 for 18.
#[test]
fn a_sample_of_n_subjects_spreads_as_one_subject_more_would() -> Outcome {
    let t = |subjects: f64| match subjects {
        4.0 => Ok(2.353_363),
        5.0 => Ok(2.131_847),
        12.0 => Ok(1.795_885),
        19.0 => Ok(1.734_064),
        other => Err(format!("no value for {other} subjects")),
    };
    let package = package()?;
    let mut samples = 0;
    for table in ["anatomy/populations.csv", "anatomy/synapses.csv", "anatomy/masses.csv"] {
        for row in package
            .table(table)?
            .rows()
            .iter()
            .filter(|row| row.text("shape").is_ok_and(|shape| shape == "student"))
        {
            let [value, low, high, subjects, sd] =
                ["value", "low", "high", "subjects", "sd"].map(|column| row.needed_number(column));
            let (value, low, high, subjects, sd) = (value?, low?, high?, subjects?, sd?);
            let reach = t(subjects)? * sd * (1.0 + 1.0 / subjects).sqrt();
            assert_relative_eq!(low, value - reach, max_relative = 2e-3);
            assert_relative_eq!(high, value + reach, max_relative = 2e-3);
            samples += 1;
        }
    }
    assert!(samples > 10);
    Ok(())
}

#[test]
fn a_question_that_asks_itself_is_refused_with_its_row() -> Outcome {
    let mut files = neuroscale_data::files();
    let rivals = files.get_mut("anatomy/rivals.csv").ok_or("no rivals")?;
    let text = String::from_utf8(rivals.clone())?;
    *rivals = text
        .replace("anatomy/volumes.csv#human-cortex-volume-area", "anatomy/questions.csv#human-cortex-volume")
        .into();
    let refused =
        Question::read(&Package::read(&files)?, "human-cortex-volume").map_err(|error| error.to_string());
    let message = refused.err().ok_or("read")?;
    assert!(message.starts_with("anatomy/rivals.csv:"), "{message}");
    assert!(message.ends_with("expected a question whose answer does not depend on this one"), "{message}");
    Ok(())
}

#[test]
fn a_population_that_asks_another_question_than_its_column_is_refused_with_its_cell() -> Outcome {
    let mut files = neuroscale_data::files();
    let sets = files.get_mut("anatomy/sets.csv").ok_or("no sets")?;
    let text = String::from_utf8(sets.clone())?;
    *sets = text.replace("human-granule-neurons,granule-fan-in", "granule-fan-in,granule-fan-in").into();
    let refused = PopulationSet::human_brain(&Package::read(&files)?).map_err(|error| error.to_string());
    let message = "anatomy/sets.csv:3: column `neurons`: found `granule-fan-in`; expected a question whose answer is in neuron";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

fn edited(table: &str, from: &str, to: &str) -> Result<Package, Box<dyn std::error::Error>> {
    let mut files = neuroscale_data::files();
    let bytes = files.get_mut(table).ok_or("no table")?;
    let text = String::from_utf8(bytes.clone())?;
    assert!(text.contains(from), "{table} has no {from}");
    *bytes = text.replacen(from, to, 1).into();
    Ok(Package::read(&files)?)
}

#[test]
fn a_set_that_counts_one_population_twice_is_refused_with_its_row() -> Outcome {
    let package = edited("anatomy/sets.csv", "human-rest-neurons", "human-granule-neurons")?;
    let refused = PopulationSet::human_brain(&package).map_err(|error| error.to_string());
    let message = "anatomy/sets.csv:6: column `neurons`: found `human-granule-neurons`; expected neurons that are not counted \
                   already as `cerebellar granule cells`";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

#[test]
fn the_set_behind_a_human_brain_is_chosen_in_a_table() -> Outcome {
    let mut files = neuroscale_data::files();
    let sets = files.get_mut("anatomy/sets.csv").ok_or("no sets")?;
    sets.extend(
        b"cortex-alone,cerebral cortex,cerebral cortex,human-cortex-neurons,,human-cortex-synapses\n",
    );
    let brains = "brain,set,reason\nhuman,cortex-alone,a test\n";
    files.insert("anatomy/brains.csv".to_owned(), brains.into());
    let brain = PopulationSet::human_brain(&Package::read(&files)?)?;
    assert_eq!((brain.name.as_str(), brain.members.len()), ("cortex-alone", 1));
    assert!(brain.rows().any(|row| row.to_string() == "anatomy/brains.csv#human"));
    Ok(())
}

#[test]
fn a_brain_whose_set_does_not_exist_is_refused_with_its_row() -> Outcome {
    let package = edited("anatomy/brains.csv", "human-brain", "human-brian")?;
    let refused = PopulationSet::human_brain(&package).map_err(|error| error.to_string());
    let message = "anatomy/brains.csv:2: column `set`: found `human-brian`, which no row of anatomy/sets.csv has as its \
                   `set`; correct it or add the row there";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

/// Azevedo et al. 2009: 16.34, 69.03 and 0.69 billion neurons of 86.06; 1232.93, 154.02 and 117.66 g of 1504.61.
#[test]
fn every_whole_of_the_tables_is_what_its_parts_come_to() -> Outcome {
    let package = package()?;
    Whole::check_all(&package)?;
    let wholes = Whole::read_all(&package)?;
    let sum = |key: &str| wholes.iter().find(|whole| whole.whole.address().key() == key).map(Whole::sum);
    assert_relative_eq!(sum("human-brain-neurons").ok_or("no whole")?, 86.06e9);
    // In kilograms, the base unit of masses.
    assert_relative_eq!(sum("human-brain-mass").ok_or("no whole")?, 1.50461);
    Ok(())
}

#[test]
fn a_total_that_its_parts_do_not_make_is_refused_with_the_rows_that_carry_it() -> Outcome {
    let package = edited("anatomy/populations.csv", "8.606e10", "1e11")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = "anatomy/populations.csv:2: column `value`: found `1e11`; expected 8.606e10 neuron (± 1.5e7 neuron), what \
                   its parts come to: anatomy/populations.csv:4 `human-cerebellum-neurons`, 6.903e10 neuron; \
                   anatomy/populations.csv:5 `human-cortex-neurons`, 1.634e10 neuron; anatomy/populations.csv:6 \
                   `human-rest-neurons`, 6.9e8 neuron; correct the one that is wrong, or change whole and parts together \
                   (anatomy/wholes.csv says what belongs together)";
    assert_eq!(refused.err().as_deref(), Some(message));
    // The first of these sums is 1.5046100000000001 in kilograms, the base unit.
    let package = edited("anatomy/masses.csv", "1504.61", "1500")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = refused.err().ok_or("accepted")?;
    assert!(message.contains("expected 1504.61 g (± 0.015 g), what its parts come to"), "{message}");
    Ok(())
}

#[test]
fn a_part_above_its_whole_is_refused() -> Outcome {
    let package = edited("anatomy/populations.csv", "5.01e6,1.734e6,8.286e6", "5.01e9,1.734e6,8.286e9")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = refused.err().ok_or("accepted")?;
    assert!(message.contains("expected at least 5.01e9 neuron"), "{message}");
    Ok(())
}

#[test]
fn a_measurement_that_answers_a_question_twice_is_refused_with_its_row() -> Outcome {
    let mut files = neuroscale_data::files();
    let rivals = files.get_mut("anatomy/rivals.csv").ok_or("no rivals")?;
    rivals.extend(b"human-cortex-neurons,mine,anatomy/populations.csv#human-cortex-neurons,,a test\n");
    let refused =
        Question::read(&Package::read(&files)?, "human-cortex-neurons").map_err(|error| error.to_string());
    let message = refused.err().ok_or("accepted")?;
    assert!(message.starts_with("anatomy/rivals.csv:26: column `row`: "), "{message}");
    assert!(message.ends_with("other than `isotropic fractionator, 2009`, which is this one"), "{message}");
    Ok(())
}

#[test]
fn a_whole_brain_is_no_rival_of_its_cortex() -> Outcome {
    let cortex = "anatomy/populations.csv#human-neocortex-neurons-2023";
    let package = edited("anatomy/rivals.csv", cortex, "anatomy/populations.csv#human-brain-neurons")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = "anatomy/rivals.csv:4: column `row`: found `anatomy/populations.csv#human-brain-neurons`; expected a \
                   measurement that holds no other of its question or its set; \
                   anatomy/populations.csv#human-cortex-neurons, which answers `human-cortex-neurons`, is a part of this one \
                   (anatomy/wholes.csv)";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

/// The granule cells remain of a cerebellum that is part of the brain: the whole holds them at two removes.
#[test]
fn a_whole_is_no_rival_of_a_part_of_its_part() -> Outcome {
    let granule_cells = "anatomy/populations.csv#human-granule-neurons-1975";
    let package = edited("anatomy/rivals.csv", granule_cells, "anatomy/populations.csv#human-brain-neurons")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    assert!(refused.err().ok_or("accepted")?.starts_with("anatomy/rivals.csv:7: column `row`: "));
    Ok(())
}

#[test]
fn a_set_counts_no_whole_beside_its_part() -> Outcome {
    let rest = "anatomy/populations.csv#human-rest-neurons";
    let package = edited("anatomy/rivals.csv", rest, "anatomy/populations.csv#human-brain-neurons")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    assert!(refused.err().ok_or("accepted")?.starts_with("anatomy/rivals.csv:11: column `row`: "));
    Ok(())
}

/// 1.105e9 synapses in a cubic millimetre of a cortex of 4.79e5 mm³, the largest of the rivals, come to 5.29295e14.
#[test]
fn a_measurement_a_thousand_times_its_rivals_is_refused_with_its_row() -> Outcome {
    let package = edited("anatomy/synapses.csv", "neocortex,1.5e14,", "neocortex,1.5e17,")?;
    let refused = Question::read(&package, "human-cortex-synapses").map_err(|error| error.to_string());
    let message = "anatomy/rivals.csv:15: column `row`: found `anatomy/synapses.csv#human-neocortex-synapses`; expected a \
                   measurement within a factor of 100 of a rival; this one comes to 1.5e17 synapse, the nearest, \
                   `density of 1979 × volume`, to 5.29295e14 synapse; check unit and digits (of both)";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

#[test]
fn a_rate_that_no_neuron_reaches_is_refused_with_its_bound() -> Outcome {
    let package = edited("anatomy/rates.csv", ",50,,,exact,1/s", ",50000,,,exact,1/s")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = "anatomy/rates.csv:6: column `value`: found `1000`; expected at least 50000 1/s, since it is no \
                   less than another: anatomy/rates.csv:3 `purkinje-rate`, 50000 1/s; correct the one that is wrong, or \
                   change both (anatomy/wholes.csv says what belongs together)";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

#[test]
fn a_mouse_with_more_neurons_than_a_rat_is_refused() -> Outcome {
    let package = edited("anatomy/populations.csv", ",7.1e7,", ",7.1e10,")?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    assert!(refused.err().ok_or("accepted")?.contains("expected at least 7.1e10 neuron"));
    Ok(())
}

/// The message about the tables with another unit in one row.
fn refused_in_unit(
    table: &str,
    key: &str,
    from: &str,
    to: &str,
) -> Result<String, Box<dyn std::error::Error>> {
    let files = neuroscale_data::files();
    let text = std::str::from_utf8(&files[table])?;
    let row = text.lines().find(|line| line.starts_with(&format!("{key},"))).ok_or("no row")?;
    let odd = match row.strip_suffix(&format!(",{from}")) {
        Some(rest) => format!("{rest},{to}"),
        None => row.replacen(&format!(",{from},"), &format!(",{to},"), 1),
    };
    let package = edited(table, row, &odd)?;
    let read =
        || -> Outcome { Ok(Whole::check_all(&package).map(|()| Question::read_all(&package).map(drop))??) };
    Ok(read().err().ok_or("accepted")?.to_string())
}

/// Masses are in grams, powers in watts, populations in neurons: what differs from the others of its table is wrong.
#[test]
fn of_rows_at_odds_the_one_whose_unit_is_strange_to_its_table_is_refused() -> Outcome {
    let cases = [
        (
            ("anatomy/energy.csv", "human-brain-power", "W", "J"),
            "anatomy/energy.csv:2: column `unit`: found `J`; expected a power such as `kW`, beside anatomy/energy.csv:4 \
             `human-cortex-communication-power` in `W`",
        ),
        (
            ("anatomy/masses.csv", "human-cortex-mass", "g", "m"),
            "anatomy/masses.csv:4: column `unit`: found `m`; expected a mass such as `g`, beside anatomy/masses.csv:2 \
             `human-brain-mass` in `g`",
        ),
        (
            ("anatomy/questions.csv", "human-cortex-volume", "mm3", "m"),
            "anatomy/questions.csv:7: column `unit`: found `m`; expected a volume such as `mm3`, beside \
             anatomy/volumes.csv:3 `human-cortex-volume-area` in `mm3`",
        ),
        (
            ("anatomy/volumes.csv", "human-cortex-volume-henery", "mm3", "m"),
            "anatomy/volumes.csv:2: column `unit`: found `m`; expected a volume such as `mm3`, beside \
             anatomy/questions.csv:7 `human-cortex-volume` in `mm3`",
        ),
        (
            ("anatomy/synapses.csv", "h01-synapse-density", "synapse/mm3", "m"),
            "anatomy/synapses.csv:40: column `unit`: found `m`; expected `synapse/m^3`, or what measures the same, beside \
             anatomy/questions.csv:7 `human-cortex-volume` in `mm3`, anatomy/questions.csv:8 `human-cortex-synapses` in \
             `synapse`",
        ),
    ];
    for ((table, key, from, to), expected) in cases {
        assert_eq!(refused_in_unit(table, key, from, to)?, expected, "{table}#{key}");
    }
    Ok(())
}

/// Both units are those of their tables: the row that brings them together is what is wrong.
#[test]
fn a_rival_or_a_part_of_another_kind_is_refused_where_it_is_chosen() -> Outcome {
    let package = edited(
        "anatomy/wholes.csv",
        "anatomy/masses.csv#human-cortex-mass",
        "anatomy/energy.csv#human-brain-power",
    )?;
    let refused = Whole::check_all(&package).map_err(|error| error.to_string());
    let message = "anatomy/wholes.csv:12: column `part`: found `anatomy/energy.csv#human-brain-power`; expected a row in `kg`, as \
                   its whole";
    assert_eq!(refused.err().as_deref(), Some(message));
    let package = edited(
        "anatomy/rivals.csv",
        "anatomy/volumes.csv#human-cortex-volume-henery",
        "anatomy/masses.csv#human-brain-mass",
    )?;
    let refused = Question::read(&package, "human-cortex-volume").map_err(|error| error.to_string());
    let message = "anatomy/rivals.csv:12: column `row`: found `anatomy/masses.csv#human-brain-mass`; expected a row in `m^3`, \
                   as its question asks; anatomy/masses.csv:2 `human-brain-mass` in `g`";
    assert_eq!(refused.err().as_deref(), Some(message));
    Ok(())
}

#[test]
fn an_address_that_leads_to_no_quantity_is_refused_where_it_stands() -> Outcome {
    let henery = "anatomy/volumes.csv#human-cortex-volume-henery";
    let cases = [
        (
            "anatomy/nowhere.csv#row",
            "expected the address of a row in a table that datapackage.json declares",
        ),
        ("nowhere", "expected the address of a row, such as anatomy/synapses.csv#granule-fan-in"),
        (
            "anatomy/volumes.csv#nothing",
            "which no row of anatomy/volumes.csv has as its `key`; correct it or add the row there",
        ),
        (
            "anatomy/questions.csv#nothing",
            "which no row of anatomy/questions.csv has as its `key`; correct it or add the row there",
        ),
        (
            "sources.csv#mota-2015",
            "expected the address of a row in a table of quantities, with a value and a unit",
        ),
    ];
    for (address, expected) in cases {
        let package = edited("anatomy/rivals.csv", henery, address)?;
        let refused = Question::read(&package, "human-cortex-volume").map_err(|error| error.to_string());
        let message = refused.err().ok_or("accepted")?;
        assert!(
            message.starts_with(&format!("anatomy/rivals.csv:12: column `row`: found `{address}`")),
            "{message}"
        );
        assert!(message.ends_with(expected), "{message}");
    }
    Ok(())
}

/// 154.02 g in four men, with a standard deviation of 19.29 g: 154.02 ∓ 2.3534 · 19.29 · √1.25 are 103.3 and 204.8 g.
#[test]
fn a_sample_whose_points_do_not_follow_from_its_deviation_is_refused_with_what_would() -> Outcome {
    check_samples(&package()?)?;
    let cases = [
        (
            "154.02,103.3,",
            "154.02,113.3,",
            "column `low`: found `113.3`; expected 103.3, value ∓ t·sd·√(1 + 1/n)",
        ),
        (
            ",204.8,student",
            ",208.4,student",
            "column `high`: found `208.4`; expected 204.8, value ∓ t·sd·√(1 + 1/n)",
        ),
        (",4,19.29", ",4,29.19", "column `low`: found `103.3`; expected 77.22, value ∓ t·sd·√(1 + 1/n)"),
        (",4,19.29", ",5,19.29", "column `low`: found `103.3`; expected 109, value ∓ t·sd·√(1 + 1/n)"),
        (",4,19.29", ",4,", "column `sd`: found nothing; expected a number"),
        (",4,19.29", ",4,0", "column `sd`: found `0`; expected a standard deviation above 0"),
    ];
    for (from, to, expected) in cases {
        let refused =
            check_samples(&edited("anatomy/masses.csv", from, to)?).map_err(|error| error.to_string());
        let message = refused.err().ok_or("accepted")?;
        assert!(message.starts_with(&format!("anatomy/masses.csv:3: {expected}")), "{message}");
    }
    Ok(())
}
