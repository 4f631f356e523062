use std::collections::BTreeMap;
use std::sync::Arc;

use super::descriptor::{self, Resource};
use super::keys::Keys;
use super::row::{Row, Table};
use super::shape::is_of_quantities;
use super::{TableError, encoding, records, references, units};
use crate::{Quantity, Source, Unit, Units};

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
        let text = encoding::json(descriptor::FILE, bytes)?;
        let mut descriptor = descriptor::parse(text)?;
        check_declared(files, &descriptor.resources)?;
        let units = units::read(&descriptor.resources, files)?;
        descriptor::read_units(text, &mut descriptor, &units)?;
        let mut package =
            Self { tables: BTreeMap::new(), quantities: BTreeMap::new(), sources: BTreeMap::new() };
        for resource in &descriptor.resources {
            let bytes = files.get(&resource.path).ok_or_else(|| missing(&resource.path))?;
            package.tables.insert(resource.path.clone(), read_table(resource, bytes, &units)?);
        }
        references::check(&package, &descriptor)?;
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

    /// One quantity of a table, by its key, in a unit that measures the same as `unit`.
    pub fn quantity_in(&self, path: &str, key: &str, unit: Unit) -> Result<&Quantity, TableError> {
        let quantity = self.quantity(path, key)?;
        if quantity.unit() == unit { Ok(quantity) } else { Err(self.row(path, key)?.wrong_unit(unit)) }
    }

    /// A row of a table, by its key.
    pub fn row(&self, path: &str, key: &str) -> Result<&Row, TableError> {
        self.table(path)?.row(key)
    }

    /// A source by its key.
    pub fn source(&self, key: &str) -> Result<&Arc<Source>, TableError> {
        let missing = || TableError::NoRow { file: SOURCES.to_owned(), key: key.to_owned() };
        self.sources.get(key).ok_or_else(missing)
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
            if !is_of_quantities(&table.fields) {
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

pub(super) fn read_table(resource: &Resource, bytes: &[u8], units: &Arc<Units>) -> Result<Table, TableError> {
    let path: Arc<str> = resource.path.as_str().into();
    let fields: Arc<[_]> = resource.schema.fields.clone().into();
    let mut table =
        Table { path: path.clone(), fields: fields.clone(), rows: vec![], index: BTreeMap::new() };
    let mut keys = Keys::new(resource);
    for (line, cells) in records::read(&path, bytes, &resource.schema)? {
        let (path, fields, units) = (path.clone(), fields.clone(), units.clone());
        let mut row = Row { path, fields, line, key: String::new(), cells, source: None, units };
        let values = row.values()?;
        keys.insert(&mut row, &values)?;
        table.index.insert(row.key.clone(), table.rows.len());
        table.rows.push(row);
    }
    Ok(table)
}
