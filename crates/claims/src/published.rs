use neuroscale_quantity::{Address, Package, Row, TableError};

pub(crate) const DOCUMENTS: &str = "claims/documents.csv";
const NO_ADDRESS: &str = ", no address";

/// A document whose claims are judged, as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its name in the tables.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who wrote it; empty where nobody is named.
    pub author: String,
    /// The day of its publication, or of its last change; empty where there is none.
    pub date: String,
    /// Where it stands on the web; empty where no address is known.
    pub address: String,
    /// What it is.
    pub note: String,
    /// Its row in the tables.
    pub row: Address,
}

impl Published {
    pub(crate) fn read(row: &Row) -> Result<Self, TableError> {
        let text = |column| row.text(column).map(str::to_owned);
        Ok(Self {
            id: row.key().to_owned(),
            title: text("title")?,
            author: text("author")?,
            date: text("published")?,
            address: text("address")?,
            note: text("note")?,
            row: row.address(),
        })
    }

    pub(crate) fn read_all(package: &Package) -> Result<Vec<Self>, TableError> {
        package.table(DOCUMENTS)?.rows().iter().map(Self::read).collect()
    }

    /// Title, author, date and address in a line of plain text; what is not known is said to be missing.
    #[must_use]
    pub fn citation(&self) -> String {
        let address =
            if self.address.is_empty() { NO_ADDRESS.to_owned() } else { format!(" <{}>", self.address) };
        format!("{}{address}", self.cited(&format!("“{}”", self.title)))
    }

    /// Title, author and date in Markdown, the title leading to the document; what is not known is said to be missing.
    #[must_use]
    pub fn markdown(&self) -> String {
        if self.address.is_empty() {
            return format!("{}{NO_ADDRESS}", self.cited(&format!("*{}*", self.title)));
        }
        self.cited(&format!("[{}]({})", self.title, self.address))
    }

    fn cited(&self, title: &str) -> String {
        let author = if self.author.is_empty() { "author not given" } else { &self.author };
        let date = if self.date.is_empty() { "undated" } else { &self.date };
        format!("{title}, {author}, {date}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(author: &str, date: &str, address: &str) -> Published {
        let text = str::to_owned;
        Published {
            id: text("page"),
            title: text("A Page"),
            author: text(author),
            date: text(date),
            address: text(address),
            note: text("a test"),
            row: Address::new(DOCUMENTS, "page"),
        }
    }

    #[test]
    fn what_is_not_known_of_a_document_is_said_to_be_missing() {
        let unknown = document("", "", "");
        assert_eq!(unknown.markdown(), "*A Page*, author not given, undated, no address");
        assert_eq!(unknown.citation(), "“A Page”, author not given, undated, no address");
    }

    #[test]
    fn what_is_known_of_a_document_is_cited() {
        let known = document("A. Author", "2015-07-27", "https://example.org");
        assert_eq!(known.markdown(), "[A Page](https://example.org), A. Author, 2015-07-27");
        assert_eq!(known.citation(), "“A Page”, A. Author, 2015-07-27 <https://example.org>");
    }
}
