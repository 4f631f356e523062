//! Titles are chosen by comparison: under other tables they say other things, and true ones.

use std::collections::BTreeMap;

use neuroscale_quantity::Package;
use neuroscale_report::list;

type Outcome = Result<(), Box<dyn std::error::Error>>;

fn title_of(id: &str, package: &Package) -> Result<String, Box<dyn std::error::Error>> {
    let entry = list(package)?.into_iter().find(|entry| entry.id == id).ok_or("no such figure")?;
    Ok(entry.title)
}

fn published(id: &str) -> Result<String, Box<dyn std::error::Error>> {
    title_of(id, &neuroscale_data::package()?)
}

/// The title of a figure when one text of one table is replaced.
fn title(id: &str, table: &str, old: &str, new: &str) -> Result<String, Box<dyn std::error::Error>> {
    title_after(id, table, &[(old, new)])
}

/// The title of a figure when some texts of one table are replaced.
fn title_after(id: &str, table: &str, edits: &[(&str, &str)]) -> Result<String, Box<dyn std::error::Error>> {
    let mut files: BTreeMap<String, Vec<u8>> = neuroscale_data::files();
    let bytes = files.get_mut(table).ok_or("no such table")?;
    let mut text = String::from_utf8(bytes.clone())?;
    for (old, new) in edits {
        assert!(text.contains(old), "{table} does not say {old}");
        text = text.replace(old, new);
    }
    *bytes = text.into_bytes();
    title_of(id, &Package::read(&files)?)
}

const POST: &str = "claims/brain-vs-deep-learning.csv";

#[test]
fn a_stated_year_that_is_right_is_not_called_wrong() -> Outcome {
    assert!(published("hpc-growth")?.contains("in 2047, not 2037"));
    let corrected = title("hpc-growth", POST, ",<,2037,,4,year,date", ",<,2047,,4,year,date")?;
    assert!(corrected.starts_with("Every stated year"), "{corrected}");
    Ok(())
}

#[test]
fn a_faster_machine_turns_the_score_of_the_post_around() -> Outcome {
    assert!(published("post-scored")?.contains("doubling every 1.8 years is the closest"));
    let faster = title(
        "post-scored",
        "machines/hpcg.csv",
        "2026-06,1,LineShine,22004.9",
        "2026-06,1,LineShine,89000",
    )?;
    assert!(faster.contains("doubling every 18 months is the closest"), "{faster}");
    Ok(())
}

#[test]
fn a_head_on_the_trend_is_not_said_to_lie_below_it() -> Outcome {
    assert!(published("top500-forecast")?.contains("times below the trend"));
    // In two steps, since no list has ever seen one of thirtyfold.
    let before = ("El Capitan,United States,1809000000,2821104000,", "El Capitan,United States,1e10,1.2e10,");
    let head = (
        ",2198400000,2735824900,13789440,42220,2661460,18732742161.8,",
        ",61000000000,7e10,13789440,42220,2661460,8e10,",
    );
    let faster = title_after("top500-forecast", "machines/top500.csv", &[before, head])?;
    assert!(faster.contains("is on the trend"), "{faster}");
    Ok(())
}

#[test]
fn slow_links_and_still_memory_are_told_as_such() -> Outcome {
    assert!(published("constraints-check")?.starts_with("Links kept the post’s pace"));
    let slow = title("constraints-check", POST, ",≈,3,,1,year,amount", ",≈,1,,1,year,amount")?;
    assert!(slow.starts_with("Links fell behind the post’s forecast"), "{slow}");
    Ok(())
}

#[test]
fn a_brain_whose_granule_cells_are_well_connected_is_not_called_overcounted() -> Outcome {
    assert!(published("population-weighted")?.contains("times too many"));
    let wired = title("population-weighted", "anatomy/synapses.csv", ",4,5,range", ",90000,100000,range")?;
    assert!(!wired.contains("too many"), "{wired}");
    Ok(())
}

/// 0.0082 is what the shrinking doubling time gives; 0.01 is stated.
#[test]
fn corrected_claims_hold() -> Outcome {
    assert!(published("claims-overview")?.contains("; 2 differ"));
    let used = "the old estimate is said to rest,=,0.01,,1,";
    let corrected = title("claims-overview", POST, used, "the old estimate is said to rest,=,0.008,,1,")?;
    assert!(corrected.contains("; 1 differs"), "{corrected}");
    Ok(())
}

#[test]
fn a_brain_whose_updates_are_known_is_decided_by_something_else() -> Outcome {
    assert!(published("sensitivity")?.contains("the FLOP/s of the cascade on update rate of a neuron"));
    let known = title("sensitivity", "compute/assumptions.csv", ",,200,1000,", ",,446,448,")?;
    assert!(
        known.starts_with(
            "The parameters and the FLOP/s of the cascade hang on synapses of the human cerebral cortex"
        ),
        "{known}"
    );
    Ok(())
}

/// Heads of HPCG that each do 1.2 times what the one before did leave the year to the brain.
#[test]
fn growth_decides_the_year_unless_it_is_steady() -> Outcome {
    assert!(published("sensitivity")?.ends_with("the year on growth of HPCG"));
    let mut files: BTreeMap<String, Vec<u8>> = neuroscale_data::files();
    let bytes = files.get_mut("machines/hpcg.csv").ok_or("no such table")?;
    let (text, mut head) = (String::from_utf8(bytes.clone())?, 580.0);
    let steady = |line: &str| match line.split(',').collect::<Vec<_>>()[..] {
        [list, "1", system, _, ref others @ ..] => {
            head *= 1.2;
            format!("{list},1,{system},{head:.1},{}\n", others.join(","))
        }
        _ => format!("{line}\n"),
    };
    *bytes = text.lines().map(steady).collect::<String>().into_bytes();
    let steady = title_of("sensitivity", &Package::read(&files)?)?;
    assert!(steady.contains("the FLOP/s of the cascade and the year on update rate"), "{steady}");
    Ok(())
}

#[test]
fn operations_that_nobody_knows_outweigh_the_way_of_counting() -> Outcome {
    assert!(published("compute-landscape")?.starts_with("The way of counting moves"));
    let unknown = title("compute-landscape", "compute/assumptions.csv", ",,1,100,", ",,1,1e9,")?;
    assert!(unknown.starts_with("What is not known of a brain moves"), "{unknown}");
    Ok(())
}
