use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::coherence::Problem;
use super::decimal::Decimal;
use super::pattern::Pattern;
use super::place::Place;
use super::refusal::refusal;
use super::value::Value;
use super::{TableError, coherence};
use crate::{Measure, Units};

pub(super) const FILE: &str = "datapackage.json";

/// The part of a Frictionless Data Package that is supported. A property beyond it is refused, since nobody would enforce
/// it; those with an underscore are for people.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Descriptor {
    #[serde(default, deserialize_with = "given")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) profile: Option<PackageProfile>,
    #[serde(default, rename = "title", deserialize_with = "given")]
    _title: Option<String>,
    #[serde(default, rename = "description", deserialize_with = "given")]
    _description: Option<String>,
    #[serde(default, rename = "version", deserialize_with = "given")]
    _version: Option<String>,
    #[serde(default, rename = "homepage", deserialize_with = "given")]
    _homepage: Option<String>,
    #[serde(default, rename = "keywords")]
    _keywords: Vec<String>,
    #[serde(default, deserialize_with = "objects")]
    pub(super) licenses: Vec<License>,
    #[serde(deserialize_with = "objects")]
    pub(super) resources: Vec<Resource>,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PackageProfile {
    DataPackage,
    TabularDataPackage,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct License {
    #[serde(default, deserialize_with = "given")]
    pub(super) name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(super) path: Option<String>,
    #[serde(default, rename = "title", deserialize_with = "given")]
    _title: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Resource {
    pub(super) name: String,
    pub(super) path: String,
    #[serde(default, deserialize_with = "given")]
    pub(super) profile: Option<ResourceProfile>,
    #[serde(default, rename = "title", deserialize_with = "given")]
    _title: Option<String>,
    #[serde(default, rename = "description", deserialize_with = "given")]
    _description: Option<String>,
    #[serde(default, rename = "format", deserialize_with = "given")]
    _format: Option<Format>,
    #[serde(default, rename = "mediatype", deserialize_with = "given")]
    _media_type: Option<MediaType>,
    #[serde(default, rename = "encoding", deserialize_with = "given")]
    _encoding: Option<Encoding>,
    #[serde(deserialize_with = "object")]
    pub(super) schema: Schema,
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "resource `{}` ({})", self.name, self.path)
    }
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ResourceProfile {
    DataResource,
    TabularDataResource,
}

#[derive(Deserialize)]
enum Format {
    #[serde(rename = "csv")]
    Csv,
}

#[derive(Deserialize)]
enum MediaType {
    #[serde(rename = "text/csv")]
    Csv,
}

#[derive(Deserialize)]
enum Encoding {
    #[serde(rename = "utf-8", alias = "utf8", alias = "UTF-8")]
    Utf8,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Schema {
    #[serde(deserialize_with = "objects")]
    pub(super) fields: Vec<Field>,
    pub(super) primary_key: OneOrMany,
    #[serde(default, deserialize_with = "objects")]
    pub(super) foreign_keys: Vec<ForeignKey>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    #[serde(default, rename = "format", deserialize_with = "given")]
    _format: Option<FieldFormat>,
    #[serde(default, deserialize_with = "given")]
    pub(super) title: Option<String>,
    #[serde(default, rename = "description", deserialize_with = "given")]
    _description: Option<String>,
    #[serde(default, deserialize_with = "object")]
    pub(super) constraints: Constraints,
    /// Our own property: the unit of every number in the column.
    #[serde(default, deserialize_with = "given")]
    pub(super) unit: Option<String>,
    /// The same unit, read.
    #[serde(skip)]
    pub(super) measure: Option<Measure>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    String,
    Number,
    Integer,
    Date,
}

#[derive(Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FieldFormat {
    Default,
}

#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Constraints {
    #[serde(default)]
    pub(super) required: bool,
    #[serde(default)]
    pub(super) unique: bool,
    #[serde(default, deserialize_with = "given")]
    pub(super) min_length: Option<usize>,
    #[serde(default, deserialize_with = "given")]
    pub(super) max_length: Option<usize>,
    #[serde(default, deserialize_with = "given")]
    pub(super) pattern: Option<Pattern>,
    #[serde(default, rename = "enum", deserialize_with = "given")]
    pub(super) choices: Option<Vec<Literal>>,
    #[serde(default, deserialize_with = "given")]
    pub(super) minimum: Option<Literal>,
    #[serde(default, deserialize_with = "given")]
    pub(super) maximum: Option<Literal>,
}

/// A value within a constraint.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "expected a text or a number")]
pub(super) enum Literal {
    Text(String),
    Number(serde_json::Number),
}

impl Literal {
    pub(super) fn value(&self) -> Option<Value> {
        match self {
            Self::Text(text) => Some(Value::Text(text.clone())),
            Self::Number(number) => Decimal::read(&number.to_string()).map(Value::Number),
        }
    }
}

impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Number(number) => number.fmt(f),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ForeignKey {
    pub(super) fields: OneOrMany,
    #[serde(deserialize_with = "object")]
    pub(super) reference: Reference,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    /// The name of a resource; empty for the table itself.
    pub(super) resource: String,
    pub(super) fields: OneOrMany,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected the name of a column or a list of names")]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub(super) fn names(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Many(names) => names,
        }
    }
}

impl Schema {
    pub(super) fn columns(&self) -> String {
        let names: Vec<&str> = self.fields.iter().map(|field| field.name.as_str()).collect();
        names.join(",")
    }

    pub(super) fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A property that may be missing, but not `null`: the tools of Data Packages refuse that.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Object::deserialize(deserializer).map(|object| object.0)
}

fn objects<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    let objects = Vec::<Object<T>>::deserialize(deserializer)?;
    Ok(objects.into_iter().map(|object| object.0).collect())
}

/// A value that must be written as an object: of itself, `serde` takes a list of the properties, too.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with properties")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}

/// Reads what a package declares: nothing that is not supported, and nothing that contradicts itself.
pub(super) fn parse(text: &str) -> Result<Descriptor, TableError> {
    let Object(descriptor) =
        serde_json::from_str::<Object<Descriptor>>(text).map_err(|error| refusal(text, &error))?;
    coherence::check(&descriptor).map_err(|problem| placed(text, problem))?;
    Ok(descriptor)
}

/// Reads the unit of every column, in the symbols of the package.
pub(super) fn read_units(text: &str, descriptor: &mut Descriptor, units: &Units) -> Result<(), TableError> {
    coherence::read_units(descriptor, units).map_err(|problem| placed(text, problem))
}

fn placed(text: &str, problem: Problem) -> TableError {
    let Place { line, character } = Place::of_value(text, &problem.pointer);
    TableError::Descriptor { line, character, problem: problem.text }
}
