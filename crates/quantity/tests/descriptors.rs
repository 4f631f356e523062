//! What `datapackage.json` declares is enforced, or refused as not supported.
//!
//! The expectations were compared with `frictionless validate` (frictionless 5.21.0): whatever it refuses is refused.

use std::collections::BTreeMap;

use neuroscale_quantity::Package;
use proptest::prelude::*;

const DESCRIPTOR: &str = r#"{
  "name": "edited",
  "profile": "tabular-data-package",
  "licenses": [{"name": "CC0-1.0"}],
  "resources": [
    {"name": "names", "path": "names.csv", "profile": "tabular-data-resource", "encoding": "utf-8",
     "schema": {"primaryKey": "name", "fields": [
      {"name": "name", "type": "string"}
    ]}},
    {"name": "parts", "path": "parts/all.csv", "profile": "tabular-data-resource", "format": "csv",
     "schema": {"primaryKey": ["part", "number"], "fields": [
      {"name": "part", "type": "string", "constraints": {"required": true}},
      {"name": "number", "type": "number"},
      {"name": "count", "type": "integer"},
      {"name": "day", "type": "date"}
    ], "foreignKeys": [{"fields": "part", "reference": {"resource": "names", "fields": "name"}}]}}
  ]
}"#;
const REFERENCE: &str = r#"{"fields": "part", "reference": {"resource": "names", "fields": "name"}}"#;
const ROWS: &str = "one,1,96,2015-07-27\none,2,,2016-02-29\ntwo,1,97,\n";

fn read(descriptor: &str, rows: &str) -> String {
    let files = BTreeMap::from([
        ("datapackage.json".to_owned(), descriptor.into()),
        ("names.csv".to_owned(), "name\none\ntwo\nthree\n".into()),
        ("parts/all.csv".to_owned(), format!("part,number,count,day\n{rows}").into()),
    ]);
    Package::read(&files).err().map_or("read".to_owned(), |error| error.to_string())
}

/// The descriptor with one part of it replaced, which must be there.
fn edited(from: &str, to: &str) -> String {
    assert!(DESCRIPTOR.contains(from), "{from}");
    DESCRIPTOR.replacen(from, to, 1)
}

fn with_constraint(column: &str, constraint: &str) -> String {
    let kind = match column {
        "part" => return edited(r#""required": true"#, constraint),
        "number" => "number",
        "count" => "integer",
        _ => "date",
    };
    let field = format!(r#"{{"name": "{column}", "type": "{kind}""#);
    edited(&format!("{field}}}"), &format!(r#"{field}, "constraints": {{{constraint}}}}}"#))
}

/// How a message about a byte of the descriptor begins.
fn at(descriptor: &str, byte: usize) -> String {
    let before = &descriptor[..byte];
    let line = before.rsplit('\n').next().unwrap_or_default();
    format!("datapackage.json:{}:{}: ", before.matches('\n').count() + 1, line.len() + 1)
}

#[test]
fn the_package_is_read_as_it_stands() {
    assert_eq!(read(DESCRIPTOR, ROWS), "read");
}

#[test]
fn every_declared_constraint_is_enforced() {
    let cases = [
        ("part", r#""required": true"#, ",1,96,", "column `part`: found nothing; expected a text"),
        (
            "day",
            r#""required": true"#,
            "two,9,,",
            "column `day`: found nothing; expected a date such as 2015-07-27",
        ),
        (
            "count",
            r#""unique": true"#,
            "two,9,96,",
            "column `count`: found `96`, which stands already on line 2; give each row one of its own",
        ),
        (
            "part",
            r#""minLength": 4"#,
            "three,1,,",
            "column `part`: found `one`; expected at least 4 characters",
        ),
        (
            "part",
            r#""maxLength": 3"#,
            "three,1,,",
            "column `part`: found `three`; expected at most 3 characters",
        ),
        (
            "part",
            r#""pattern": "[a-z]{3}""#,
            "three,1,,",
            "column `part`: found `three`; expected a text of the pattern [a-z]{3}",
        ),
        // Without the group around it, Python's `^one|two$` would take `onerous`.
        (
            "part",
            r#""pattern": "one|two""#,
            "three,1,,",
            "column `part`: found `three`; expected a text of the pattern one|two",
        ),
        (
            "part",
            r#""enum": ["one", "two"]"#,
            "three,1,,",
            "column `part`: found `three`; expected one of one, two",
        ),
        (
            "number",
            r#""enum": [1, 2.0, 1e1]"#,
            "two,3,,",
            "column `number`: found `3`; expected one of 1, 2.0, 10.0",
        ),
        (
            "number",
            r#""minimum": 0.5"#,
            "two,0.49,,",
            "column `number`: found `0.49`; expected a number not below 0.5",
        ),
        (
            "number",
            r#""maximum": 2"#,
            "two,2.00000000000000000001,,",
            "column `number`: found `2.00000000000000000001`; expected a number not above 2",
        ),
        (
            "count",
            r#""minimum": 96"#,
            "two,2,-96,",
            "column `count`: found `-96`; expected a number not below 96",
        ),
        (
            "day",
            r#""minimum": "2015-07-27", "maximum": "2016-03-01""#,
            "two,2,,2015-07-26",
            "column `day`: found `2015-07-26`; expected a day not below 2015-07-27",
        ),
        (
            "day",
            r#""minimum": "2015-07-27", "maximum": "2016-03-01""#,
            "two,2,,2016-03-02",
            "column `day`: found `2016-03-02`; expected a day not above 2016-03-01",
        ),
    ];
    for (column, constraint, row, expected) in cases {
        let message = read(&with_constraint(column, constraint), &format!("{ROWS}{row}\n"));
        assert!(
            message.starts_with("parts/all.csv:") && message.ends_with(expected),
            "{constraint}: {message}"
        );
    }
}

#[test]
fn every_constraint_lets_pass_what_keeps_it() {
    let cases = [
        ("part", r#""unique": false, "minLength": 3, "maxLength": 5"#),
        ("part", r#""pattern": "(?:one|t(?:wo|hre*))""#),
        ("number", r#""enum": [1.0, 2, 30]"#),
        ("number", r#""minimum": 1, "maximum": 2.0"#),
        ("count", r#""unique": true, "minimum": 96"#),
        ("day", r#""enum": ["2015-07-27", "2016-02-29"], "unique": true"#),
    ];
    for (column, constraint) in cases {
        assert_eq!(read(&with_constraint(column, constraint), ROWS), "read", "{constraint}");
    }
}

#[test]
fn a_constraint_that_cannot_be_enforced_is_refused_where_it_stands() {
    let strange = "does not go with the type of the field; remove it";
    let cases = [
        ("part", r#""requird": true"#, r#""requird""#, "unknown or unsupported property `requird`"),
        ("part", r#""required": null"#, "", "found `null`; expected `true` or `false`"),
        (
            "part",
            r#""required": 1"#,
            "",
            "`/resources/1/schema/fields/0/constraints/required`: found the number `1`; expected `true` or `false`",
        ),
        ("part", r#""minLength": -1"#, "", "found the number `-1`; expected a whole number not below 0"),
        ("part", r#""minLength": 1.5"#, "", "found the number `1.5`; expected a whole number not below 0"),
        ("part", r#""maxLength": "4""#, "", "found the text \"4\"; expected a whole number not below 0"),
        ("part", r#""pattern": [",", "[:"]"#, "", "/constraints/pattern`: found a list; expected a text"),
        ("part", r#""minimum": 0"#, "0", strange),
        ("part", r#""enum": []"#, "[]", "found an empty list"),
        ("part", r#""enum": ["one", 2]"#, "2]", "found `2`; expected a text, as the column holds"),
        ("part", r#""pattern": "[a-z""#, "", "the pattern `[a-z` cannot be read"),
        ("part", r#""pattern": "(?=o)one""#, "", "the pattern `(?=o)one` uses `(?`, which is not supported"),
        ("part", r#""pattern": "[^\\d]+""#, "", r"uses `\d`, which is not supported"),
        ("part", r#""pattern": "a++b""#, "", "uses `++`, which is not supported"),
        (
            "number",
            r#""exclusiveMinimum": 0"#,
            r#""ex"#,
            "unknown or unsupported property `exclusiveMinimum`",
        ),
        (
            "number",
            r#""exclusiveMaximum": 0"#,
            r#""ex"#,
            "unknown or unsupported property `exclusiveMaximum`",
        ),
        ("number", r#""pattern": "[0-9]""#, r#""[0"#, strange),
        ("number", r#""minimum": "0""#, r#""0""#, "found `0`; expected a finite number"),
        ("number", r#""minimum": null"#, "", "expected a text or a number"),
        ("count", r#""maximum": 96.5"#, "96.5", "found `96.5`; expected a whole number"),
        (
            "day",
            r#""minimum": "2015-02-30""#,
            r#""2015"#,
            "found `2015-02-30`; expected a date such as 2015-07-27",
        ),
        ("day", r#""minLength": 3"#, "3", strange),
    ];
    for (column, constraint, place, expected) in cases {
        let descriptor = with_constraint(column, constraint);
        let start = descriptor.find(constraint).expect("the constraint");
        let exact = at(&descriptor, start + constraint.find(place).expect("a part"));
        let message = read(&descriptor, ROWS);
        // Of a value that is no value of its property, the line is exact, and the character that of its end.
        let known = if place.is_empty() { &exact[.."datapackage.json:12:".len()] } else { &exact };
        assert!(message.starts_with(known), "{constraint}: {message}");
        assert!(message.contains(expected), "{constraint}: {message}");
    }
}

#[test]
fn a_property_that_is_not_supported_is_refused_where_it_stands() {
    let in_package =
        [r#""$schema": "x""#, r#""missingValues": ["-"]"#, r#""contributors": []"#, r#""titel": "x""#];
    for property in in_package {
        refuses_property(
            &edited(r#""name": "edited""#, &format!(r#"{property}, "name": "edited""#)),
            property,
        );
    }
    let in_resource = [
        r#""dialect": {"delimiter": ";"}"#,
        r#""compression": "gz""#,
        r#""data": []"#,
        r#""hash": "00""#,
        r#""bytes": 5"#,
        r#""scheme": "https""#,
        r#""extrapaths": []"#,
        r#""layout": {}"#,
    ];
    for property in in_resource {
        refuses_property(&edited(r#""name": "parts""#, &format!(r#"{property}, "name": "parts""#)), property);
    }
    for property in [r#""missingValues": ["-"]"#, r#""fieldsMatch": "subset""#, r#""primarykey": "part""#] {
        refuses_property(
            &edited(r#"{"primaryKey": ["#, &format!(r#"{{{property}, "primaryKey": ["#)),
            property,
        );
    }
    let in_field = [
        r#""decimalChar": ",""#,
        r#""groupChar": "'""#,
        r#""bareNumber": false"#,
        r#""trueValues": ["yes"]"#,
        r#""missingValues": ["-"]"#,
        r#""required": true"#,
        r#""example": 5"#,
        r#""constraint": {}"#,
    ];
    for property in in_field {
        refuses_property(
            &edited(r#"{"name": "number""#, &format!(r#"{{{property}, "name": "number""#)),
            property,
        );
    }
}

fn refuses_property(descriptor: &str, property: &str) {
    let message = read(descriptor, ROWS);
    let place = at(descriptor, descriptor.rfind(property).expect("the property"));
    let name = property.split('"').nth(1).expect("a name");
    let expected = format!("{place}unknown or unsupported property `{name}`, expected one of ");
    assert!(message.starts_with(&expected), "{property}: {message}");
}

#[test]
fn what_a_descriptor_says_must_fit_together() {
    let cases = [
        (
            r#""name": "edited""#,
            r#""name": "An edit""#,
            "2:11: found the name `An edit`; expected small letters",
        ),
        (r#"{"name": "CC0-1.0"}"#, "{}", "4:16: a licence needs a `name` or a `path`"),
        (r#"{"name": "CC0-1.0"}"#, r#"["CC0-1.0"]"#, "expected an object with properties"),
        (
            r#""name": "parts""#,
            r#""name": "names""#,
            "10:14: resource `names` (parts/all.csv): another resource has the same",
        ),
        ("parts/all.csv", "names.csv", "10:31: resource `parts` (names.csv): another resource has the same"),
        ("parts/all.csv", "/parts/all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "parts//all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "~/all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "$HOME/all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "parts/./all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "https://example.org/all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "file:all.csv", "expected a path inside the data directory"),
        ("parts/all.csv", "parts/all.tsv", "expected the path of a table, which ends in .csv"),
        (
            r#""tabular-data-resource", "format""#,
            r#""data-resource", "format""#,
            "asks for the profile `tabular-data-resource`",
        ),
        (
            r#""tabular-data-resource", "format""#,
            r#""https://example.org", "format""#,
            "unknown or unsupported value `https://example.org`",
        ),
        (r#""format": "csv""#, r#""format": "tsv""#, "unknown or unsupported value `tsv`"),
        (r#""encoding": "utf-8""#, r#""encoding": "latin-1""#, "unknown or unsupported value `latin-1`"),
        (
            r#"["part", "number"]"#,
            r#"["part", "nomber"]"#,
            "the primary key: the key column `nomber` is not among the fields",
        ),
        (r#"["part", "number"]"#, "[]", "the primary key: found no column; name at least one"),
        (r#""primaryKey": ["part", "number"], "#, "", "missing property `primaryKey`; add it"),
        (
            r#""name": "count""#,
            r#""name": "number""#,
            "14:16: resource `parts` (parts/all.csv): schema: field `number`: another field",
        ),
        (r#""name": "count""#, r#""name": """#, "field ``: found no name"),
        (
            r#""name": "count""#,
            r#""name": "count", "name": "count""#,
            "repeated property `name`; keep one of them",
        ),
        (r#""type": "integer""#, r#""type": "boolean""#, "unknown or unsupported value `boolean`"),
        (
            r#""type": "string", "c"#,
            r#""type": "string", "format": "email", "c"#,
            "unknown or unsupported value `email`",
        ),
        (
            r#""type": "date""#,
            r#""type": "date", "format": "%d.%m.%Y""#,
            "unknown or unsupported value `%d.%m.%Y`",
        ),
        (r#""type": "date""#, r#""type": "date", "unit": "year""#, "only numbers have a unit"),
        (
            r#""type": "number""#,
            r#""type": "number", "unit": "parsec""#,
            "`parsec` is not a known unit symbol",
        ),
        (
            r#""fields": "part""#,
            r#""fields": "pert""#,
            "a foreign key: `fields`: the key column `pert` is not among the fields",
        ),
        (r#""fields": "name""#, r#""fields": "nome""#, "the key column `nome` is not among the fields"),
        (
            r#""resource": "names""#,
            r#""resource": "nomes""#,
            "16:69: resource `parts` (parts/all.csv): a foreign key: the resource `nomes` does not exist",
        ),
        (r#""fields": "part""#, r#""fields": ["part", "day"]"#, "expected as many columns as `fields` has"),
        (r#""fields": "part""#, r#""fields": "number""#, "of the same types in the same order"),
    ];
    for (from, to, expected) in cases {
        let message = read(&edited(from, to), ROWS);
        assert!(message.starts_with("datapackage.json:") && message.contains(expected), "{to}: {message}");
    }
}

#[test]
fn a_value_of_another_type_is_named_by_its_path() {
    let cases = [
        (
            r#""type": "integer""#,
            r#""type": 5"#,
            "`/resources/1/schema/fields/2/type`: expected a value that may stand here",
        ),
        (
            r#""schema": {"primaryKey": "name""#,
            r#""schema": 5, "s": {"primaryKey": "name""#,
            "`/resources/0/schema`: found the number `5`; expected an object with properties",
        ),
        (r#""parts/all.csv""#, r#"["parts/all.csv"]"#, "`/resources/1/path`: found a list; expected a text"),
    ];
    for (from, to, expected) in cases {
        let message = read(&edited(from, to), ROWS);
        assert!(message.starts_with("datapackage.json:") && message.contains(expected), "{to}: {message}");
    }
}

#[test]
fn a_key_names_each_of_its_columns_once() {
    let cases = [
        (
            r#"["part", "number"]"#,
            r#"["part", "number", "part"]"#,
            "the primary key: the key column `part` stands twice; name it once",
        ),
        (
            r#""fields": "part""#,
            r#""fields": ["part", "part"]"#,
            "a foreign key: `fields`: the key column `part` stands twice; name it once",
        ),
    ];
    for (from, to, expected) in cases {
        let message = read(&edited(from, to), ROWS);
        assert!(message.starts_with("datapackage.json:") && message.contains(expected), "{to}: {message}");
    }
}

#[test]
fn a_package_without_tables_is_refused() {
    let expected = "datapackage.json:1:15: found no resources; declare at least one table";
    assert_eq!(read(r#"{"resources": []}"#, ROWS), expected);
}

#[test]
fn numbers_are_compared_as_numbers_in_keys() {
    let cases = [
        (
            "one,1.0,,\n",
            "parts/all.csv:5: the key `one,1.0` stands already on line 2; give each row a key of its own",
        ),
        (
            "one,0.1e1,,\n",
            "parts/all.csv:5: the key `one,0.1e1` stands already on line 2; give each row a key of its own",
        ),
        ("one,1.00000000000000000001,,\n", "read"),
        ("one,-1,,\n", "read"),
    ];
    for (row, expected) in cases {
        assert_eq!(read(DESCRIPTOR, &format!("{ROWS}{row}")), expected);
    }
}

#[test]
fn a_count_is_a_whole_number_within_reach() {
    let expected = "expected a whole number up to 9007199254740992 (2^53), in digits alone, such as 96";
    for count in ["96.5", "96.0", "1e30", "1e3", "9007199254740993", "-", "+5", "inf"] {
        let found = format!("parts/all.csv:5: column `count`: found `{count}`; {expected}");
        assert_eq!(read(DESCRIPTOR, &format!("{ROWS}two,3,{count},\n")), found);
    }
    for count in ["0", "007", "-5", "9007199254740992"] {
        assert_eq!(read(DESCRIPTOR, &format!("{ROWS}two,3,{count},\n")), "read", "{count}");
    }
}

#[test]
fn numbers_are_ordered_as_they_are_written() {
    let cases = [
        ("-2", "-1", true),
        ("-1", "0", true),
        ("0", "0.001", true),
        ("0.001", "0.01", true),
        ("9", "1e1", true),
        (".5e1", "+5", false),
        ("1E2", "99.9", false),
        ("-0.0", "0", false),
        ("1.5", "1.50", false),
    ];
    for (number, minimum, is_below) in cases {
        let minimum = minimum.trim_start_matches('+');
        let message = read(
            &with_constraint("number", &format!(r#""minimum": {minimum}"#)),
            &format!("two,{number},,\n"),
        );
        assert_eq!(message != "read", is_below, "{number} and {minimum}: {message}");
    }
    for text in ["1e", "1e1.5", "e5", ".", "-", "1.2.3", "1 ", "0x10", "1_000", "0e99999", "1e-99999"] {
        assert!(read(DESCRIPTOR, &format!("two,{text},,\n")).contains("column `number`"), "{text}");
    }
}

#[test]
fn a_pattern_means_what_python_reads_in_it() {
    // Every text was compared with `re.fullmatch` of Python 3.11.
    let cases = [
        ("(?:on|tw)[a-z]", ["one", "two"], ["onE", "ten"]),
        ("[^t]+|two", ["one", "two"], ["ten", "tw"]),
        (r"\\d+", ["12", "1"], ["1a", "a"]),
        (r"[\\d.-]{2,3}", ["1.", "-12"], ["1", "1.-2"]),
        (r"\\w\\s", ["a ", "1 "], ["ab", " a"]),
        (r"[^a]\\d", ["b1", "-2"], ["a1", "bb"]),
        ("a*?b+?", ["aab", "b"], ["aa", "ba"]),
        (r"a\\.b", ["a.b", "a.b"], ["axb", "a.bc"]),
        ("\u{e9}t.", ["\u{e9}t\u{e9}", "\u{e9}tx"], ["ete", "\u{e9}t"]),
    ];
    for (pattern, matching, others) in cases {
        let descriptor =
            with_constraint("part", &format!(r#""pattern": "{pattern}""#)).replace(REFERENCE, "");
        for (texts, is_read) in [(matching, true), (others, false)] {
            for text in texts {
                let message = read(&descriptor, &format!("{text},1,,\n"));
                assert_eq!(message == "read", is_read, "{pattern} and {text}: {message}");
            }
        }
    }
}

#[test]
fn a_pattern_that_programs_read_differently_is_refused() {
    let disputed = [
        ("(?i)one", "(?"),
        ("(?P<n>one)", "(?"),
        ("[]a]", "[]"),
        ("[^]a]", "[^]"),
        ("o*+ne", "*+"),
        ("o++ne", "++"),
        ("o?+ne", "?+"),
        ("o{1}+ne", "}+"),
        ("[o&&n]", "&&"),
        ("[a--b]", "--"),
        ("[o~~n]", "~~"),
        ("[o||n]", "||"),
        ("[[o]", "["),
        (r"\\<one", r"\<"),
        (r"one\\>", r"\>"),
        (r"\\bone", r"\b"),
        (r"\\p{L}+", r"\p"),
        (r"[^\\w]", r"\w"),
        (r"[^\\s]", r"\s"),
        (r"one\\", "\\"),
    ];
    for (pattern, part) in disputed {
        let message = read(&with_constraint("part", &format!(r#""pattern": "{pattern}""#)), ROWS);
        assert!(
            message.ends_with(&format!("uses `{part}`, which is not supported; write it without")),
            "{pattern}: {message}"
        );
    }
    let large = read(&with_constraint("part", r#""pattern": "((a{99}){99}){99}""#), ROWS);
    assert!(large.contains("cannot be read"), "{large}");
}

#[test]
fn a_date_is_a_day_that_the_calendar_has() {
    // The Gregorian calendar: every fourth year is a leap year, of the centuries every fourth.
    let days = ["2016-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2015-04-30", "2015-12-31"];
    for day in days {
        assert_eq!(read(DESCRIPTOR, &format!("{ROWS}two,3,,{day}\n")), "read", "{day}");
    }
    let others =
        ["2015-02-29", "1900-02-29", "2015-04-31", "2015-06-31", "2015-09-31", "2015-11-31", "2016-02-30"];
    for day in others {
        assert!(
            read(DESCRIPTOR, &format!("{ROWS}two,3,,{day}\n")).contains("expected a day from 1 to "),
            "{day}"
        );
    }
    let unlike =
        ["0000-01-01", "2015-00-01", "10000-01-01", "2015-7-27", "27.07.2015", "2015-07-27T00:00", "2015-07"];
    for day in unlike {
        let message = read(DESCRIPTOR, &format!("{ROWS}two,3,,{day}\n"));
        assert!(message.ends_with("expected a date such as 2015-07-27"), "{day}: {message}");
    }
}

proptest! {
    #[test]
    fn a_misspelt_property_is_never_passed_over(place in 0_usize..1000, letter in "[a-z]") {
        let names: Vec<_> = DESCRIPTOR.match_indices("\":").collect();
        let (end, _) = names[place % names.len()];
        let misspelt = format!("{}{letter}{}", &DESCRIPTOR[..end], &DESCRIPTOR[end..]);
        prop_assert!(read(&misspelt, ROWS).starts_with("datapackage.json:"), "{misspelt}");
    }

    #[test]
    fn a_descriptor_cut_off_anywhere_is_refused(end in 0_usize..DESCRIPTOR.len()) {
        prop_assert!(read(&DESCRIPTOR[..end], ROWS).starts_with("datapackage.json:"));
    }
}
