use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::descriptor::{self, ForeignKey, Resource};
use super::row::{Row, Table};
use super::{TableError, records};
use crate::{Quantity, Source};

const SOURCES: &str = "sources.csv";

/// A directory of tables that has been read whole and checked: every declared file is there, every file is declared,
/// every cell holds what its column promises, and every reference finds its row.
///
/// ```
/// use std::collections::BTreeMap;
/// use neuroscale_quantity::Package;
///
/// let descriptor = r#"{"resources": [{"name": "lists", "path": "lists.csv", "schema": {
///     "fields": [{"name": "list", "type": "string"}, {"name": "rmax", "type": "number", "unit": "GFLOP/s"}],
///     "primaryKey": "list"}}]}"#;
/// let files = BTreeMap::from([
///     ("datapackage.json".to_owned(), descriptor.into()),
///     ("lists.csv".to_owned(), "list,rmax\n2013-06,33862700\n".into()),
/// ]);
/// let package = Package::read(&files)?;
/// let rmax = package.table("lists.csv")?.row("2013-06")?.quantity("rmax")?;
/// assert_eq!(rmax.map(|q| q.value()), Some(3.38627e16));
/// # Ok::<(), neuroscale_quantity::TableError>(())
/// ```
#[derive(Clone)]
pub struct Package {
    tables: BTreeMap<String, Table>,
    quantities: BTreeMap<String, Vec<Quantity>>,
    sources: BTreeMap<String, Arc<Source>>,
}

impl Package {
    /// The largest file that is read, 16 MiB: no table of this kind comes near it.
    pub const MAX_FILE_BYTES: u64 = 16 << 20;

    /// Reads `datapackage.json` and the CSV files it declares, from their bytes by path.
    ///
    /// # Errors
    /// The first thing that is wrong, with file, line, column, what was found and what was expected.
    pub fn read(files: &BTreeMap<String, Vec<u8>>) -> Result<Self, TableError> {
        let missing = |file: &str| TableError::MissingFile { file: file.to_owned() };
        let bytes = files.get(descriptor::FILE).ok_or(TableError::NoDescriptor)?;
        let descriptor = descriptor::parse(records::text(descriptor::FILE, bytes)?)?;
        check_declared(files, &descriptor.resources)?;
        let mut package =
            Self { tables: BTreeMap::new(), quantities: BTreeMap::new(), sources: BTreeMap::new() };
        for resource in &descriptor.resources {
            let bytes = files.get(&resource.path).ok_or_else(|| missing(&resource.path))?;
            package.tables.insert(resource.path.clone(), read_table(resource, bytes)?);
        }
        package.check_references(&descriptor.resources)?;
        package.read_sources()?;
        package.read_quantities()?;
        Ok(package)
    }

    /// A table by its path.
    pub fn table(&self, path: &str) -> Result<&Table, TableError> {
        self.tables.get(path).ok_or_else(|| TableError::NoTable { file: path.to_owned() })
    }

    /// Every table, in the order of the paths.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    /// Every quantity of a table, in the order of the file.
    pub fn quantities(&self, path: &str) -> Result<&[Quantity], TableError> {
        let table = self.table(path)?;
        let missing = || TableError::NoColumn { file: table.path().to_owned(), column: "value".to_owned() };
        self.quantities.get(path).map(Vec::as_slice).ok_or_else(missing)
    }

    /// One quantity of a table, by its key.
    pub fn quantity(&self, path: &str, key: &str) -> Result<&Quantity, TableError> {
        let missing = || TableError::NoRow { file: path.to_owned(), key: key.to_owned() };
        self.quantities(path)?.iter().find(|quantity| quantity.address().key() == key).ok_or_else(missing)
    }

    /// A source by its key.
    pub fn source(&self, key: &str) -> Result<&Arc<Source>, TableError> {
        let missing = || TableError::NoRow { file: SOURCES.to_owned(), key: key.to_owned() };
        self.sources.get(key).ok_or_else(missing)
    }

    fn check_references(&self, resources: &[Resource]) -> Result<(), TableError> {
        for resource in resources {
            for key in &resource.schema.foreign_keys {
                let target = target(resources, resource, key)?;
                self.check_reference(resource, key, target)?;
            }
        }
        Ok(())
    }

    fn check_reference(&self, from: &Resource, key: &ForeignKey, to: &Resource) -> Result<(), TableError> {
        let values = |row: &Row, columns: &[String]| -> Result<Vec<String>, TableError> {
            columns.iter().map(|column| Ok(row.text(column)?.to_owned())).collect()
        };
        let columns = key.reference.fields.names();
        let target = self.table(&to.path)?.rows();
        let known = target.iter().map(|row| values(row, columns)).collect::<Result<BTreeSet<_>, _>>()?;
        for row in self.table(&from.path)?.rows() {
            let found = values(row, key.fields.names())?;
            if found.iter().any(|cell| !cell.is_empty()) && !known.contains(&found) {
                let column = key.fields.names().first().map_or("", String::as_str);
                let target_column = columns.first().map_or("", String::as_str);
                return Err(row.broken_reference(column, &to.path, target_column));
            }
        }
        Ok(())
    }

    fn read_sources(&mut self) -> Result<(), TableError> {
        let Some(table) = self.tables.get(SOURCES) else { return Ok(()) };
        for row in table.rows() {
            let text = |column| row.text(column).map(str::to_owned);
            let source = Source {
                key: text("key")?,
                citation: text("citation")?,
                address: text("address")?,
                read: text("read")?,
                licence: text("licence")?,
                checked: text("checked")?,
            };
            self.sources.insert(source.key.clone(), Arc::new(source));
        }
        let rows = self
            .tables
            .values_mut()
            .filter(|table| table.path() != SOURCES)
            .flat_map(|table| &mut table.rows);
        for row in rows {
            row.source = named_source(row, &self.sources)?;
        }
        Ok(())
    }

    fn read_quantities(&mut self) -> Result<(), TableError> {
        for (path, table) in &self.tables {
            if !table.rows().iter().all(Row::is_quantity) || table.rows().is_empty() {
                continue;
            }
            let quantity = |row: &Row| match row.source() {
                Some(source) => row.read_quantity(source.clone()),
                None => Err(row.error("source", "the key of a row of sources.csv")),
            };
            self.quantities
                .insert(path.clone(), table.rows().iter().map(quantity).collect::<Result<_, _>>()?);
        }
        Ok(())
    }
}

fn named_source(
    row: &Row,
    sources: &BTreeMap<String, Arc<Source>>,
) -> Result<Option<Arc<Source>>, TableError> {
    match row.text("source") {
        Err(_) | Ok("") => Ok(None),
        Ok(key) => match sources.get(key) {
            Some(source) => Ok(Some(source.clone())),
            None => Err(row.broken_reference("source", SOURCES, "key")),
        },
    }
}

fn check_declared(files: &BTreeMap<String, Vec<u8>>, resources: &[Resource]) -> Result<(), TableError> {
    let is_table = |file: &&String| file.to_ascii_lowercase().ends_with(".csv");
    let declared = |file: &String| resources.iter().any(|resource| resource.path == *file);
    match files.keys().filter(is_table).find(|file| !declared(file)) {
        Some(file) => Err(TableError::UndeclaredFile { file: file.clone() }),
        None => Ok(()),
    }
}

fn target<'a>(
    resources: &'a [Resource],
    from: &'a Resource,
    key: &ForeignKey,
) -> Result<&'a Resource, TableError> {
    let name = &key.reference.resource;
    if name.is_empty() {
        return Ok(from);
    }
    let found = resources.iter().find(|resource| resource.name == *name);
    found.ok_or_else(|| {
        from.problem(&format!("a foreign key refers to the resource `{name}`, which does not exist"))
    })
}

fn read_table(resource: &Resource, bytes: &[u8]) -> Result<Table, TableError> {
    let path: Arc<str> = resource.path.as_str().into();
    let fields: Arc<[_]> = resource.schema.fields.clone().into();
    let mut table =
        Table { path: path.clone(), fields: fields.clone(), rows: vec![], index: BTreeMap::new() };
    for (line, cells) in records::read(&path, bytes, &resource.schema)? {
        let mut row =
            Row { path: path.clone(), fields: fields.clone(), line, key: String::new(), cells, source: None };
        row.check()?;
        row.key = key_of(&row, resource)?;
        if let Some(first) = table.index.insert(row.key.clone(), table.rows.len()) {
            let first = table.rows[first].line;
            return Err(TableError::DuplicateKey { file: path.to_string(), line, key: row.key, first });
        }
        table.rows.push(row);
    }
    Ok(table)
}

fn key_of(row: &Row, resource: &Resource) -> Result<String, TableError> {
    let part = |column: &String| match row.text(column)? {
        "" => Err(row.error(column, "a text, since the column is part of the primary key")),
        text => Ok(text),
    };
    let parts = resource.schema.primary_key.names().iter().map(part).collect::<Result<Vec<_>, _>>()?;
    Ok(parts.join(","))
}
