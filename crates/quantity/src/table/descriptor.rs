use serde::Deserialize;

use super::TableError;

pub(super) const FILE: &str = "datapackage.json";

/// The part of a Frictionless Data Package that decides what a table may hold.
#[derive(Deserialize)]
pub(super) struct Descriptor {
    pub(super) resources: Vec<Resource>,
}

#[derive(Deserialize)]
pub(super) struct Resource {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) schema: Schema,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Schema {
    pub(super) fields: Vec<Field>,
    pub(super) primary_key: OneOrMany,
    #[serde(default)]
    pub(super) foreign_keys: Vec<ForeignKey>,
}

#[derive(Clone, Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: Kind,
    pub(super) title: Option<String>,
    #[serde(default)]
    pub(super) constraints: Constraints,
    /// Our own property: the unit of every number in the column.
    pub(super) unit: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    String,
    Number,
    Date,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Constraints {
    #[serde(default)]
    pub(super) required: bool,
    pub(super) minimum: Option<f64>,
    pub(super) maximum: Option<f64>,
    #[serde(rename = "enum")]
    pub(super) choices: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct ForeignKey {
    pub(super) fields: OneOrMany,
    pub(super) reference: Reference,
}

#[derive(Deserialize)]
pub(super) struct Reference {
    /// The name of a resource; empty for the table itself.
    pub(super) resource: String,
    pub(super) fields: OneOrMany,
}

#[derive(Deserialize)]
#[serde(untagged)]
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
}

pub(super) fn parse(text: &str) -> Result<Descriptor, TableError> {
    let descriptor: Descriptor =
        serde_json::from_str(text).map_err(|error| TableError::Descriptor { problem: error.to_string() })?;
    for resource in &descriptor.resources {
        resource.check()?;
    }
    Ok(descriptor)
}

impl Resource {
    fn check(&self) -> Result<(), TableError> {
        let inside = |part: &str| !matches!(part, "" | "." | "..");
        if !self.path.split('/').all(inside) || self.path.contains('\\') {
            return Err(self.problem("expected a path inside the data directory"));
        }
        let keys = self.schema.foreign_keys.iter().flat_map(|key| key.fields.names());
        for column in self.schema.primary_key.names().iter().chain(keys) {
            if !self.schema.fields.iter().any(|field| field.name == *column) {
                return Err(self.problem(&format!("the key column `{column}` is not among its fields")));
            }
        }
        Ok(())
    }

    pub(super) fn problem(&self, problem: &str) -> TableError {
        TableError::Descriptor { problem: format!("resource `{}` ({}): {problem}", self.name, self.path) }
    }
}
