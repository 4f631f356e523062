use neuroscale_report::Section;

/// A page whose marks do not fit the generated parts.
#[derive(Debug, PartialEq, thiserror::Error)]
pub(crate) enum ReadmeError {
    /// A mark that must stand once, alone on its line.
    #[error("the line `{mark}` stands {times} times; expected once")]
    Mark { mark: String, times: usize },
    /// The end of a part stands before its beginning.
    #[error("the line `{end}` stands before its beginning")]
    Reversed { end: String },
    /// A mark that no generated part has.
    #[error("line {line}: nothing is generated for `{mark}`; expected one of: {known}")]
    Unknown { line: usize, mark: String, known: String },
}

/// The page with every generated part between its two marks, and everything else as it was.
pub(crate) fn fill(page: &str, sections: &[Section]) -> Result<String, ReadmeError> {
    check_marks(page, sections)?;
    sections.iter().try_fold(page.to_owned(), |page, section| fill_one(&page, section))
}

fn fill_one(page: &str, section: &Section) -> Result<String, ReadmeError> {
    let [begin, end] = marks(section);
    let (_, start) = find(page, &begin)?;
    let (stop, _) = find(page, &end)?;
    if stop < start {
        return Err(ReadmeError::Reversed { end });
    }
    Ok(format!("{}{}\n{}", &page[..start], section.text.trim_end(), &page[stop..]))
}

fn marks(section: &Section) -> [String; 2] {
    [format!("<!-- begin {} -->", section.name), format!("<!-- end {} -->", section.name)]
}

/// Where the only line that consists of the mark begins, and where the line after it begins.
fn find(page: &str, mark: &str) -> Result<(usize, usize), ReadmeError> {
    let lines = page.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, *at, line.trim_end()))
    });
    let found: Vec<(usize, usize)> =
        lines.filter(|(.., line)| *line == mark).map(|(start, next, _)| (start, next)).collect();
    match found[..] {
        [only] => Ok(only),
        _ => Err(ReadmeError::Mark { mark: mark.to_owned(), times: found.len() }),
    }
}

fn check_marks(page: &str, sections: &[Section]) -> Result<(), ReadmeError> {
    let known: Vec<String> = sections.iter().flat_map(marks).collect();
    let is_mark = |line: &str| line.starts_with("<!-- begin ") || line.starts_with("<!-- end ");
    let unknown = page
        .lines()
        .enumerate()
        .find(|(_, line)| is_mark(line) && !known.iter().any(|mark| mark == line.trim_end()));
    match unknown {
        Some((index, line)) => Err(ReadmeError::Unknown {
            line: index + 1,
            mark: line.trim_end().to_owned(),
            known: known.join(", "),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Brains\n<!-- begin claims -->\nold\n<!-- end claims -->\nthe rest\n";

    fn claims(text: &str) -> [Section; 1] {
        [Section { name: "claims".to_owned(), text: text.to_owned() }]
    }

    #[test]
    fn only_the_text_between_the_marks_changes() {
        let filled = fill(PAGE, &claims("new\nlines")).unwrap();
        assert_eq!(filled, PAGE.replace("old", "new\nlines"));
    }

    #[test]
    fn filling_again_changes_nothing() {
        let filled = fill(PAGE, &claims("new\n\n")).unwrap();
        assert_eq!(fill(&filled, &claims("new\n\n")).unwrap(), filled);
    }

    #[test]
    fn a_page_without_the_marks_is_refused() {
        let error = fill("# Brains\n", &claims("new")).unwrap_err();
        assert_eq!(error.to_string(), "the line `<!-- begin claims -->` stands 0 times; expected once");
    }

    #[test]
    fn a_mark_that_stands_twice_is_refused() {
        let error = fill(&PAGE.repeat(2), &claims("new")).unwrap_err();
        assert_eq!(error.to_string(), "the line `<!-- begin claims -->` stands 2 times; expected once");
    }

    #[test]
    fn an_end_before_its_beginning_is_refused() {
        let page = "<!-- end claims -->\n<!-- begin claims -->\n";
        let error = fill(page, &claims("new")).unwrap_err();
        assert_eq!(error.to_string(), "the line `<!-- end claims -->` stands before its beginning");
    }

    #[test]
    fn a_mark_for_which_nothing_is_generated_is_refused() {
        let page = format!("{PAGE}<!-- begin clams -->\n");
        let error = fill(&page, &claims("new")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 6: nothing is generated for `<!-- begin clams -->`; \
             expected one of: <!-- begin claims -->, <!-- end claims -->"
        );
    }
}
