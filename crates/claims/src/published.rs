use neuroscale_quantity::{Address, Package, Row, TableError};

pub(crate) const DOCUMENTS: &str = "claims/documents.csv";

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

    /// Title, author, date and address in a line of plain text.
    #[must_use]
    pub fn citation(&self) -> String {
        let address = if self.address.is_empty() { String::new() } else { format!(" <{}>", self.address) };
        format!("{}{address}", self.cited(&format!("“{}”", self.title)))
    }

    /// Title, author and date in Markdown, the title leading to the document.
    #[must_use]
    pub fn markdown(&self) -> String {
        let is_linked = !self.address.is_empty();
        self.cited(&if is_linked {
            format!("[{}]({})", self.title, self.address)
        } else {
            format!("*{}*", self.title)
        })
    }

    fn cited(&self, title: &str) -> String {
        let date = if self.date.is_empty() { "undated" } else { &self.date };
        let parts = [title, &self.author, date];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
