//! A line of YAML taken apart: its indentation, the hyphens that begin entries, its key, its value.

/// A line, as far as it can be told without its surroundings.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Its number, from 1.
    pub number: usize,
    /// Its text, without the line break.
    pub text: &'a str,
    /// The columns of the hyphens that begin entries, in bytes from the start of the line.
    pub hyphens: Vec<usize>,
    /// The column of the key, or of the value where there is no key.
    pub column: usize,
    /// The key, where the line has one.
    pub key: Option<&'a str>,
    /// The value: what stands behind the key, without the white space around it.
    pub value: &'a str,
}

impl<'a> Line<'a> {
    fn of(start: usize, number: usize, text: &'a str) -> Self {
        let mut column = text.len() - text.trim_start_matches(' ').len();
        let mut hyphens = Vec::new();
        while let Some(rest) = text[column..].strip_prefix('-').filter(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            hyphens.push(column);
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
        }
        let rest = &text[column..];
        let word =
            &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len())];
        let behind = rest[word.len()..].strip_prefix(':').filter(|_| word.starts_with(|c: char| c != '-'));
        let behind = behind.filter(|behind| behind.is_empty() || behind.starts_with([' ', '\t']));
        let (key, value) = behind.map_or((None, rest), |behind| (Some(word), behind));
        Self { start, number, text, hyphens, column, key, value: value.trim() }
    }

    /// Whether it holds nothing, or only a comment.
    pub fn is_blank(&self) -> bool {
        let text = self.text.trim();
        text.is_empty() || text.starts_with('#')
    }

    /// How far the line is indented.
    pub fn indent(&self) -> usize {
        self.hyphens.first().copied().unwrap_or(self.column)
    }

    /// Where the value begins, in bytes of the whole text.
    pub fn value_start(&self) -> usize {
        let behind = self.text.trim_end().len() - self.value.len();
        self.start + behind
    }

    /// The line with another value, without its indentation.
    pub fn with_value(&self, value: &str) -> String {
        match self.key {
            Some(key) => format!("{key}: {value}"),
            None if self.hyphens.is_empty() => value.to_owned(),
            None => format!("- {value}"),
        }
    }
}

/// All lines of a text.
pub fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        lines.push(Line::of(start, index + 1, line.strip_suffix('\r').unwrap_or(line)));
        start += line.len() + 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_line_is_taken_apart() {
        let text = "groups:\r\n  - - id: a b \n    \"x\"\n  -y: z";
        let lines = lines(text);
        assert_eq!((lines[0].key, lines[0].value, lines[0].column), (Some("groups"), "", 0));
        assert_eq!((lines[1].key, lines[1].value, lines[1].column), (Some("id"), "a b", 6));
        assert_eq!((lines[1].hyphens.as_slice(), lines[1].indent()), ([2, 4].as_slice(), 2));
        assert_eq!(&text[lines[1].value_start()..][..3], "a b");
        assert_eq!((lines[2].key, lines[2].value, lines[2].indent()), (None, "\"x\"", 4));
        assert_eq!((lines[3].key, lines[3].value), (None, "-y: z"));
    }
}
