use std::collections::BTreeSet;

use super::descriptor::{
    Constraints, Descriptor, Field, ForeignKey, Kind, Literal, OneOrMany, PackageProfile, Resource,
    ResourceProfile, Schema,
};

/// What a descriptor says twice, or of nothing that is there; and the pointer to where it says so.
pub(super) struct Problem {
    pub(super) pointer: String,
    pub(super) text: String,
}
use crate::Units;

impl Problem {
    fn at(pointer: &str, text: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), text: text.into() }
    }

    fn within(self, pointer: &str, name: &str) -> Self {
        Self { pointer: format!("{pointer}{}", self.pointer), text: format!("{name}: {}", self.text) }
    }
}

/// Checks that the parts of a descriptor fit together.
pub(super) fn check(descriptor: &Descriptor) -> Result<(), Problem> {
    descriptor.name.as_deref().map_or(Ok(()), check_name)?;
    for (index, license) in descriptor.licenses.iter().enumerate() {
        if license.name.is_none() && license.path.is_none() {
            return Err(Problem::at(&format!("/licenses/{index}"), "a licence needs a `name` or a `path`"));
        }
    }
    if descriptor.resources.is_empty() {
        return Err(Problem::at("/resources", "found no resources; declare at least one table"));
    }
    let (mut names, mut paths) = (BTreeSet::new(), BTreeSet::new());
    for (index, resource) in descriptor.resources.iter().enumerate() {
        let once = |new, pointer| {
            let twice = "another resource has the same; give each resource one of its own";
            if new { Ok(()) } else { Err(Problem::at(pointer, twice)) }
        };
        once(names.insert(&resource.name), "/name")
            .and_then(|()| once(paths.insert(&resource.path), "/path"))
            .and_then(|()| check_resource(resource, descriptor))
            .map_err(|problem| problem.within(&format!("/resources/{index}"), &resource.to_string()))?;
    }
    Ok(())
}

/// Reads the unit of every column.
pub(super) fn read_units(descriptor: &mut Descriptor, units: &Units) -> Result<(), Problem> {
    for (index, resource) in descriptor.resources.iter_mut().enumerate() {
        let name = resource.to_string();
        for (column, field) in resource.schema.fields.iter_mut().enumerate() {
            let pointer = format!("/resources/{index}/schema/fields/{column}/unit");
            let problem = |error| Problem::at(&pointer, format!("{name}: field `{}`: {error}", field.name));
            let measure = |unit| units.measure(unit).map_err(problem);
            field.measure = field.unit.as_deref().map(measure).transpose()?;
        }
    }
    Ok(())
}

fn check_resource(resource: &Resource, package: &Descriptor) -> Result<(), Problem> {
    check_name(&resource.name)?;
    check_path(&resource.path)?;
    let tabular = resource.profile == Some(ResourceProfile::TabularDataResource);
    if package.profile == Some(PackageProfile::TabularDataPackage) && !tabular {
        let text = "a tabular-data-package asks for the profile `tabular-data-resource` of every resource";
        return Err(Problem::at("/profile", text));
    }
    check_fields(&resource.schema).map_err(|problem| problem.within("/schema", "schema"))?;
    check_columns(&resource.schema, &resource.schema.primary_key)
        .map_err(|problem| problem.within("/schema/primaryKey", "the primary key"))?;
    for (index, key) in resource.schema.foreign_keys.iter().enumerate() {
        let pointer = format!("/schema/foreignKeys/{index}");
        check_foreign_key(key, resource, package)
            .map_err(|problem| problem.within(&pointer, "a foreign key"))?;
    }
    Ok(())
}

fn check_name(name: &str) -> Result<(), Problem> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
    if !name.is_empty() && name.chars().all(allowed) {
        return Ok(());
    }
    let text = format!("found the name `{name}`; expected small letters, digits and any of `-._/`");
    Err(Problem::at("/name", text))
}

/// A path leads to a table below the data directory, on every system.
fn check_path(path: &str) -> Result<(), Problem> {
    let inside = |part: &str| !matches!(part, "" | "." | "..");
    let plain = !path.contains(['\\', ':', '$', '%', '~']);
    if !path.split('/').all(inside) || !plain {
        return Err(Problem::at(
            "/path",
            "expected a path inside the data directory, such as machines/top500.csv",
        ));
    }
    match path.strip_suffix(".csv") {
        Some(_) => Ok(()),
        None => Err(Problem::at("/path", "expected the path of a table, which ends in .csv")),
    }
}

fn check_fields(schema: &Schema) -> Result<(), Problem> {
    if schema.fields.is_empty() {
        return Err(Problem::at("/fields", "found no fields; declare the columns of the table"));
    }
    let mut names = BTreeSet::new();
    for (index, field) in schema.fields.iter().enumerate() {
        let named = if field.name.is_empty() {
            Err(Problem::at("/name", "found no name; give each field the name of its column"))
        } else if names.insert(&field.name) {
            check_field(field)
        } else {
            Err(Problem::at("/name", "another field has the same name; give each field one of its own"))
        };
        let place = |problem: Problem| {
            problem.within(&format!("/fields/{index}"), &format!("field `{}`", field.name))
        };
        named.map_err(place)?;
    }
    Ok(())
}

fn check_field(field: &Field) -> Result<(), Problem> {
    let is_number = matches!(field.kind, Kind::Number | Kind::Integer);
    if field.unit.is_some() && !is_number {
        return Err(Problem::at("/unit", "only numbers have a unit; remove it or declare the type `number`"));
    }
    check_constraints(&field.constraints, field.kind)
        .map_err(|problem| Problem { pointer: format!("/constraints{}", problem.pointer), ..problem })
}

fn check_constraints(constraints: &Constraints, kind: Kind) -> Result<(), Problem> {
    let of_texts = [
        ("minLength", constraints.min_length.is_some()),
        ("maxLength", constraints.max_length.is_some()),
        ("pattern", constraints.pattern.is_some()),
    ];
    let of_orders = [("minimum", constraints.minimum.is_some()), ("maximum", constraints.maximum.is_some())];
    let strange: &[(&str, bool)] = if kind == Kind::String { &of_orders } else { &of_texts };
    if let Some((name, _)) = strange.iter().find(|(_, declared)| *declared) {
        let text = format!("the constraint `{name}` does not go with the type of the field; remove it");
        return Err(Problem::at(&format!("/{name}"), text));
    }
    let bounds = [("/minimum", &constraints.minimum), ("/maximum", &constraints.maximum)];
    for (pointer, bound) in bounds {
        bound.as_ref().map_or(Ok(()), |bound| check_literal(bound, kind, pointer))?;
    }
    check_choices(constraints.choices.as_deref(), kind)
}

fn check_choices(choices: Option<&[Literal]>, kind: Kind) -> Result<(), Problem> {
    if choices.is_some_and(<[_]>::is_empty) {
        return Err(Problem::at("/enum", "found an empty list; list what the column may hold, or remove it"));
    }
    for (index, choice) in choices.unwrap_or_default().iter().enumerate() {
        check_literal(choice, kind, &format!("/enum/{index}"))?;
    }
    Ok(())
}

/// Checks that a value within a constraint is one that a cell of the column could hold.
fn check_literal(literal: &Literal, kind: Kind, pointer: &str) -> Result<(), Problem> {
    let is_text = matches!(literal, Literal::Text(_));
    let fits = match kind {
        Kind::String => is_text,
        Kind::Date => is_text && kind.read(&literal.to_string()).is_ok(),
        Kind::Number | Kind::Integer => !is_text && kind.read(&literal.to_string()).is_ok(),
    };
    let expected = || format!("found `{literal}`; expected {}, as the column holds", kind.expected());
    if fits { Ok(()) } else { Err(Problem::at(pointer, expected())) }
}

fn check_columns(schema: &Schema, columns: &OneOrMany) -> Result<(), Problem> {
    if columns.names().is_empty() {
        return Err(Problem::at("", "found no column; name at least one"));
    }
    let mut once = BTreeSet::new();
    if let Some(name) = columns.names().iter().find(|name| !once.insert(name.as_str())) {
        return Err(Problem::at("", format!("the key column `{name}` stands twice; name it once")));
    }
    match columns.names().iter().find(|name| schema.field(name).is_none()) {
        Some(name) => Err(Problem::at("", format!("the key column `{name}` is not among the fields"))),
        None => Ok(()),
    }
}

fn check_foreign_key(key: &ForeignKey, from: &Resource, package: &Descriptor) -> Result<(), Problem> {
    check_columns(&from.schema, &key.fields).map_err(|problem| problem.within("/fields", "`fields`"))?;
    let name = &key.reference.resource;
    let target = package.resource(name, from).ok_or_else(|| {
        Problem::at(
            "/reference/resource",
            format!("the resource `{name}` does not exist; name one that does"),
        )
    })?;
    let pointer = "/reference/fields";
    check_columns(&target.schema, &key.reference.fields)
        .map_err(|problem| problem.within(pointer, &format!("`reference` to {target}")))?;
    let kinds = |schema: &Schema, columns: &OneOrMany| -> Vec<Option<Kind>> {
        columns.names().iter().map(|name| schema.field(name).map(|field| field.kind)).collect()
    };
    if kinds(&from.schema, &key.fields) != kinds(&target.schema, &key.reference.fields) {
        let text = "expected as many columns as `fields` has, of the same types in the same order";
        return Err(Problem::at(pointer, text));
    }
    Ok(())
}

impl Descriptor {
    /// The resource of a name to which a foreign key of another refers; an empty name is its own.
    pub(super) fn resource<'r>(&'r self, name: &str, from: &'r Resource) -> Option<&'r Resource> {
        if name.is_empty() {
            return Some(from);
        }
        self.resources.iter().find(|resource| resource.name == *name)
    }
}
