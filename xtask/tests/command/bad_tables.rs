use std::fs::{self, File};

use crate::workbench::Workbench;

const POPULATIONS: &str = "data/anatomy/populations.csv";
const SETS: &str = "data/anatomy/sets.csv";
const HEADER: &str =
    "key,label,value,low,high,shape,unit,source,checked,species,region,age,statistic,subjects,sd";
const ORIGIN: &str = "azevedo-2009,read,human,whole brain,adult,point,,";

/// A way to spoil tables, and what must be said about it; `{end}` is the last line of the spoiled table.
struct Case {
    what: &'static str,
    spoil: fn(&Workbench),
    message: &'static str,
}

const CASES: &[Case] = &[
    Case {
        what: "missing column",
        spoil: |bench| bench.replace(POPULATIONS, HEADER, &HEADER.replace(",low", ",lower")),
        message: "anatomy/populations.csv:1: column `low` is missing; expected the columns \
                  key,label,value,low,high,shape,unit,source,checked,species,region,age,statistic,subjects,sd",
    },
    Case {
        what: "extra column",
        spoil: |bench| bench.replace(POPULATIONS, HEADER, &format!("{HEADER},mood")),
        message: "anatomy/populations.csv:1: column `mood` is not declared; \
                  remove it or declare it in datapackage.json",
    },
    Case {
        what: "repeated column",
        spoil: |bench| bench.replace(POPULATIONS, HEADER, &HEADER.replace(",high", ",low")),
        message: "anatomy/populations.csv:1: column `low` stands twice; keep one of them",
    },
    Case {
        what: "columns in another order",
        spoil: |bench| bench.replace(POPULATIONS, HEADER, &HEADER.replace("low,high", "high,low")),
        message: "anatomy/populations.csv:1: found column `high` where `low` was expected; \
                  put the columns in the declared order",
    },
    Case {
        what: "duplicate key",
        spoil: |bench| {
            let table = bench.read(POPULATIONS);
            let first = table.lines().nth(1).unwrap_or_default();
            bench.append(POPULATIONS, first);
        },
        message: "anatomy/populations.csv:{end}: the key `human-brain-neurons` stands already on line 2; \
                  give each row a key of its own",
    },
    Case {
        what: "unknown unit",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,1,,,exact,furlong,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `unit`: found `furlong`; expected a unit of \
                  known symbols (data/README.md lists them): `furlong` is not a known unit symbol; declare it by a row \
                  of units.csv (symbol,is,meaning)",
    },
    Case {
        what: "unknown shape",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,1,,,round,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `shape`: found `round`; expected one of \
                  exact, normal, lognormal, student, uniform, loguniform, range, lower bound, \
                  upper bound",
    },
    Case {
        what: "unknown source",
        spoil: |bench| {
            let origin = ORIGIN.replace("azevedo-2009", "somebody-1999");
            bench.append(POPULATIONS, &format!("new,New,1,,,exact,neuron,{origin}"));
        },
        message: "anatomy/populations.csv:{end}: column `source`: found `somebody-1999`, which no row of \
                  sources.csv has as its `key`; correct it or add the row there",
    },
    Case {
        what: "broken reference",
        spoil: |bench| bench.append(SETS, "new,all,everywhere,nobody,granule-fan-in,"),
        message: "anatomy/sets.csv:{end}: column `neurons`: found `nobody`, which no row of \
                  anatomy/questions.csv has as its `key`; correct it or add the row there",
    },
    Case {
        what: "not a number",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,many,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found `many`; expected a finite number \
                  such as 86, 8.6e10 or 0.75 (a decimal point, no thousands separators)",
    },
    Case {
        what: "NaN",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,NaN,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found `NaN`; expected a finite number \
                  such as 86, 8.6e10 or 0.75 (a decimal point, no thousands separators)",
    },
    Case {
        what: "infinity",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,inf,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found `inf`; expected a finite number \
                  such as 86, 8.6e10 or 0.75 (a decimal point, no thousands separators)",
    },
    Case {
        what: "empty required cell",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,,1,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `label`: found nothing; expected a text",
    },
    Case {
        what: "neither a value nor an interval",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found nothing; \
                  expected a number, since the shape gives no interval",
    },
    Case {
        what: "semicolons for commas",
        spoil: |bench| bench.write(POPULATIONS, bench.read(POPULATIONS).replace(',', ";")),
        message: "anatomy/populations.csv:1: found semicolons between the columns; expected commas; \
                  save the file with commas",
    },
    Case {
        what: "not UTF-8",
        spoil: |bench| bench.write(POPULATIONS, b"key,label\nnew,Gr\xf6\xdfe\n"),
        message: "anatomy/populations.csv:2:7: found the byte 0xF6, which is not UTF-8 (perhaps Windows-1252 or Latin-1); \
                  save the file in UTF-8",
    },
    Case {
        what: "empty file",
        spoil: |bench| bench.write(POPULATIONS, ""),
        message: "anatomy/populations.csv:1: found an empty file; expected the columns \
                  key,label,value,low,high,shape,unit,source,checked,species,region,age,statistic,subjects,sd",
    },
    Case {
        what: "ragged row",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,1,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: found 14 cells; expected 15; \
                  add or remove commas (a cell that contains a comma needs double quotes)",
    },
    Case {
        what: "low above high",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,2,3,1,uniform,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `low`: found `3`; \
                  expected a number not above high, which is 1",
    },
    Case {
        what: "value outside its own interval",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,9,1,3,uniform,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found `9`; \
                  expected a number within its own interval, 1 to 3",
    },
    Case {
        what: "negative count",
        spoil: |bench| bench.append(POPULATIONS, &format!("new,New,-1,,,exact,neuron,{ORIGIN}")),
        message: "anatomy/populations.csv:{end}: column `value`: found `-1`; expected a number not below 0",
    },
    Case {
        what: "file over 16 MiB",
        spoil: |bench| File::create(bench.path(POPULATIONS)).unwrap().set_len((16 << 20) + 1).unwrap(),
        message: "anatomy/populations.csv: found 16777217 bytes; expected at most 16777216 (16 MiB); \
                  split the table",
    },
    Case {
        what: "missing file",
        spoil: |bench| fs::remove_file(bench.path(POPULATIONS)).unwrap(),
        message: "anatomy/populations.csv: the file is missing, though datapackage.json declares it; \
                  restore it or remove its resource",
    },
    Case {
        what: "undeclared file",
        spoil: |bench| bench.write("data/anatomy/moods.csv", "key\n"),
        message: "anatomy/moods.csv: the file is not declared; \
                  add a resource for it to datapackage.json or remove the file",
    },
    Case {
        what: "datapackage.json that is not JSON",
        spoil: |bench| bench.write("data/datapackage.json", "{\n\"resources\": [\n}\n"),
        message: "datapackage.json:3:1: `/resources/0`: expected a value that may stand here",
    },
    Case {
        what: "datapackage.json with a byte-order mark, which no reader of JSON expects",
        spoil: |bench| {
            let descriptor = bench.read("data/datapackage.json");
            bench.write("data/datapackage.json", format!("\u{feff}{descriptor}"));
        },
        message: "datapackage.json:1:1: found a byte-order mark (U+FEFF, which cannot be seen); remove it, or save the \
                  file in UTF-8 without it",
    },
    Case {
        what: "datapackage.json whose table lies elsewhere",
        spoil: |bench| bench.replace("data/datapackage.json", "\"sources.csv\"", "\"../sources.csv\""),
        message: "datapackage.json:13:15: resource `sources` (../sources.csv): \
                  expected a path inside the data directory, such as machines/top500.csv",
    },
    Case {
        what: "datapackage.json with a type that is not known",
        spoil: |bench| {
            let fields = r#""fields": [{"name": "key", "type": "mood"}], "primaryKey": "key""#;
            let resource = format!(r#"{{"name": "moods", "path": "moods.csv", "schema": {{{fields}}}}}"#);
            bench.write("data/datapackage.json", format!("{{\"resources\":\n[{resource}]}}"));
        },
        message: "datapackage.json:2:87: unknown or unsupported value `mood`, expected one of `string`, `number`, \
                  `integer`, `date`",
    },
];

#[test]
fn a_bad_table_is_named_with_its_line_and_what_was_expected_and_nothing_is_written() {
    let failures: Vec<String> = CASES.iter().filter_map(|case| failure(case).err()).collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn failure(case: &Case) -> Result<(), String> {
    let bench = Workbench::new();
    (case.spoil)(&bench);
    let run = bench.draw(&[]);
    let end = fs::read_to_string(bench.path(&table(case))).map_or(0, |text| text.lines().count());
    let message = case.message.replace("{end}", &end.to_string());
    let expected = format!("error: {}/{message}\n", bench.data().display());
    let written = bench.out().exists();
    if run.code == Some(2) && run.stderr == expected && run.stdout.is_empty() && !written {
        return Ok(());
    }
    let what = case.what;
    Err(format!(
        "{what}: expected\n{expected}but found (code {:?}, written: {written})\n{}",
        run.code, run.stderr
    ))
}

/// The table that a message names.
fn table(case: &Case) -> String {
    format!("data/{}", case.message.split(':').next().unwrap_or_default())
}
