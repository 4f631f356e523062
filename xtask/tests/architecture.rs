//! Which way things point: the arrows that the design allows, and no others.

use std::process::Command;

use serde_json::Value;

/// Each crate, and the crates of this workspace on which it may depend.
///
/// The four domain crates never import each other; no crate that computes depends on the embedded tables.
const ARROWS: &[(&str, &[&str])] = &[
    ("neuroscale-quantity", &[]),
    ("neuroscale-uncertainty", &["quantity"]),
    ("neuroscale-anatomy", &["quantity", "uncertainty"]),
    ("neuroscale-params", &["quantity"]),
    ("neuroscale-lnp", &["quantity"]),
    ("neuroscale-hpc", &["quantity", "uncertainty"]),
    ("neuroscale-estimates", &["quantity", "uncertainty", "anatomy", "params", "lnp", "hpc"]),
    ("neuroscale-claims", &["quantity", "uncertainty", "anatomy", "params", "lnp", "hpc", "estimates"]),
    ("neuroscale-draw", &[]),
    (
        "neuroscale-report",
        &["quantity", "uncertainty", "anatomy", "params", "lnp", "hpc", "estimates", "claims", "draw"],
    ),
    ("neuroscale-data", &["quantity"]),
    (
        "neuroscale-examples",
        &[
            "quantity",
            "uncertainty",
            "anatomy",
            "params",
            "lnp",
            "hpc",
            "estimates",
            "claims",
            "report",
            "data",
        ],
    ),
    ("xtask", &["quantity", "report"]),
];

/// What cargo checks at every start of `cargo xtask`, beside the workspace's own crates.
const XTASK_ALSO: &[&str] = &["lexopt", "thiserror"];

#[test]
fn every_arrow_between_crates_is_one_that_the_design_allows() {
    for package in packages() {
        let name = text(&package, "name");
        let (_, allowed) = ARROWS
            .iter()
            .find(|(known, _)| *known == name)
            .unwrap_or_else(|| panic!("{name} is a new crate: say in ARROWS what it may depend on"));
        for dependency in dependencies(&package) {
            if let Some(short) = dependency.strip_prefix("neuroscale-") {
                assert!(allowed.contains(&short), "{name} must not depend on {dependency}");
            }
            assert_ne!(dependency, "xtask", "{name} must not depend on xtask");
        }
    }
}

#[test]
fn xtask_stays_light() {
    let xtask = packages().into_iter().find(|package| text(package, "name") == "xtask").unwrap();
    for dependency in dependencies(&xtask).iter().filter(|name| !name.starts_with("neuroscale-")) {
        assert!(XTASK_ALSO.contains(&dependency.as_str()), "every start of xtask would pay for {dependency}");
    }
}

/// The crates of the workspace, as cargo describes them.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The names of a crate's normal dependencies; those of its tests may point anywhere.
fn dependencies(package: &Value) -> Vec<String> {
    let dependencies = package["dependencies"].as_array().unwrap().iter();
    dependencies.filter(|one| one["kind"].is_null()).map(|one| text(one, "name")).collect()
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap().to_owned()
}
