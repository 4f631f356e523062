use std::path::Path;

/// A path as it is typed into a shell: bare where no character is special, else within single quotes.
pub(crate) fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+:@%,".contains(c);
    if path.is_empty() || !path.chars().all(plain) {
        return format!("'{}'", path.replace('\'', r"'\''"));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// POSIX.1-2017, Shell Command Language, 2.2.2: within single quotes every character but the quote is itself.
    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        let cases = [
            ("my-data/2.0", "my-data/2.0"),
            ("größe", "größe"),
            ("my data", "'my data'"),
            ("$HOME", "'$HOME'"),
            ("~", "'~'"),
            ("a\nb", "'a\nb'"),
            ("it's", r"'it'\''s'"),
        ];
        for (path, expected) in cases {
            assert_eq!(quoted(Path::new(path)), expected);
        }
    }
}
