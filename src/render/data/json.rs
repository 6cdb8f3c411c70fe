//! Writing JSON that people read too.
//!
//! In: anything that serializes. Out: bytes: an object's keys each on a line of their own, a list of
//! plain values on one line.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Serializer, ser::Formatter};

/// So many bytes the data of most pages have at most.
const ROOM: usize = 32 << 10;

/// The JSON of a value, with a line break at its end.
///
/// # Errors
/// Where a value cannot be written as JSON.
pub fn to_vec(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(ROOM);
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Readable::default()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Breaks lines in objects, and not between the items of a list.
#[derive(Default)]
struct Readable {
    depth: usize,
    /// Whether the object just begun has a key by now.
    filled: bool,
}

impl Readable {
    fn line<W: Write + ?Sized>(&self, writer: &mut W) -> io::Result<()> {
        const SPACES: &[u8] = &[b' '; 32];
        writer.write_all(b"\n")?;
        writer.write_all(&SPACES[..(self.depth * 2).min(SPACES.len())])
    }
}

impl Formatter for Readable {
    fn begin_array_value<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(writer)?;
        }
        self.filled = true;
        writer.write_all(b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.filled = true;
        self.line(writer)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn objects_break_lines_and_lists_do_not() {
        let value = serde_json::json!({"a": ["x", "y"], "b": [{"c": 1}, {}], "d": {}});
        let text = String::from_utf8(super::to_vec(&value).unwrap()).unwrap();
        assert_eq!(text, "{\n  \"a\": [\"x\", \"y\"],\n  \"b\": [{\n    \"c\": 1\n  }, {}],\n  \"d\": {}\n}\n");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), value);
    }
}
