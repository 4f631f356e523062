use super::TableError;
use super::place::{Place, ends_line};

/// The lines on which the rows of a table begin, its header first.
///
/// A reader of CSV makes something of any text: a quote that never closes takes every row behind it into its cell. So
/// quotes are checked before anything is read, by the rule of RFC 4180: a quoted cell is quoted as a whole.
///
/// # Errors
/// A quote that does not close, or stands where none may stand, at the place where it opens; a blank line.
pub(super) fn rows(file: &str, text: &str) -> Result<Vec<u64>, TableError> {
    let mut scanner = Scanner { file, text: text.as_bytes(), at: 0, line: 1 };
    let mut lines = vec![];
    while scanner.at < text.len() {
        lines.push(scanner.line);
        scanner.row()?;
    }
    Ok(lines)
}

struct Scanner<'t> {
    file: &'t str,
    text: &'t [u8],
    at: usize,
    line: u64,
}

impl Scanner<'_> {
    fn row(&mut self) -> Result<(), TableError> {
        if self.is_at(b"\r\n") {
            return Err(TableError::BlankLine { file: self.file.to_owned(), line: self.line });
        }
        self.cell()?;
        while self.is_at(b",") {
            self.step();
            self.cell()?;
        }
        let crlf = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(b"\r\n"));
        (0..=usize::from(crlf)).for_each(|_| self.step());
        Ok(())
    }

    fn cell(&mut self) -> Result<(), TableError> {
        if self.is_at(b"\"") {
            return self.quoted_cell();
        }
        self.pass_until(b",\r\n\"");
        if self.is_at(b"\"") { Err(self.stray_quote(self.at)) } else { Ok(()) }
    }

    fn quoted_cell(&mut self) -> Result<(), TableError> {
        let opened = self.at;
        loop {
            self.step();
            self.pass_until(b"\"");
            if self.at == self.text.len() {
                return Err(self.unclosed_quote(opened));
            }
            self.step();
            if !self.is_at(b"\"") {
                break;
            }
        }
        let ends = self.at == self.text.len() || self.is_at(b",\r\n");
        if ends { Ok(()) } else { Err(self.text_after_quote(opened)) }
    }

    fn is_at(&self, bytes: &[u8]) -> bool {
        self.text.get(self.at).is_some_and(|byte| bytes.contains(byte))
    }

    fn pass_until(&mut self, bytes: &[u8]) {
        while self.at < self.text.len() && !self.is_at(bytes) {
            self.step();
        }
    }

    fn step(&mut self) {
        self.line += u64::from(ends_line(self.text, self.at));
        self.at += 1;
    }

    fn unclosed_quote(&self, opened: usize) -> TableError {
        let Place { line, character } = Place::of(self.text, opened);
        TableError::UnclosedQuote { file: self.file.to_owned(), line, character }
    }

    fn text_after_quote(&self, opened: usize) -> TableError {
        let Place { line, character } = Place::of(self.text, opened);
        let rest = &self.text[self.at..];
        let end = rest.iter().position(|byte| b",\r\n".contains(byte)).unwrap_or(rest.len());
        let found = String::from_utf8_lossy(&rest[..end]).into_owned();
        TableError::TextAfterQuote { file: self.file.to_owned(), line, character, found }
    }

    fn stray_quote(&self, at: usize) -> TableError {
        let Place { line, character } = Place::of(self.text, at);
        TableError::StrayQuote { file: self.file.to_owned(), line, character }
    }
}
