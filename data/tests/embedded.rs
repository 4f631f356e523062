//! The embedded tables are the files of this directory.

use std::collections::BTreeMap;
use std::path::Path;

fn read(directory: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(directory)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read(&entry.path(), &format!("{name}/"), files)?;
        } else if Path::new(&name).extension().is_some_and(|end| end == "csv") || name == "datapackage.json" {
            files.insert(name, std::fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[test]
fn every_table_is_embedded_as_it_stands() -> std::io::Result<()> {
    let mut files = BTreeMap::new();
    read(Path::new(env!("CARGO_MANIFEST_DIR")), "", &mut files)?;
    let embedded = neuroscale_data::files();
    assert_eq!(embedded.keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
    assert!(embedded == files, "an embedded table differs from its file");
    Ok(())
}

#[test]
fn the_published_tables_are_read_without_an_error() {
    assert_eq!(neuroscale_data::package().err(), None);
}
