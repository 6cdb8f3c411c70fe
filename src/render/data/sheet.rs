//! Writing rows as CSV.
//!
//! In: rows that serialize as plain structs. Out: the bytes of a CSV file as RFC 4180 has it: UTF-8,
//! CRLF, a header row. They are written as they come, so that a long table need not be held.
//!
//! 1. A struct is a row, and its keys must be the table's columns in their order.
//! 2. A list becomes one cell, its items joined by `;`.
//! 3. A text that a spreadsheet would run as a formula gets an apostrophe before it.

use std::{
    fmt::{self, Write as _},
    io,
};

use csv::{Error, Result, Terminator, Writer, WriterBuilder};
use serde::{
    Serialize, Serializer,
    ser::{Error as _, Impossible, SerializeSeq, SerializeStruct},
};

use super::schema::Field;

/// What parts the items of a list within a cell.
const BETWEEN_ITEMS: char = ';';
/// What stands for it inside an item.
const INSIDE_ITEMS: &str = ",";

/// A CSV file being written.
pub struct Sheet<'t> {
    writer: Writer<&'t mut dyn io::Write>,
    columns: &'static [Field],
    /// The cell being written.
    cell: String,
    /// Whether that cell is a number.
    number: bool,
    /// How many cells of the row are written; `None` between rows.
    at: Option<usize>,
    rows: usize,
}

/// So many bytes are written at once.
const PIECE: usize = 64 << 10;

impl<'t> Sheet<'t> {
    /// A file with these columns and no row yet, which is written to `to`.
    ///
    /// # Errors
    /// Where `to` fails.
    pub fn new(columns: &'static [Field], to: &'t mut dyn io::Write) -> Result<Self> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).buffer_capacity(PIECE).from_writer(to);
        writer.write_record(columns.iter().map(|column| column.name))?;
        Ok(Self { writer, columns, cell: String::new(), number: false, at: None, rows: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// Where its keys are not the columns, a value does not fit into a cell, or the file cannot be written.
    pub fn push(&mut self, row: &impl Serialize) -> Result<()> {
        row.serialize(&mut *self)?;
        self.rows += 1;
        Ok(())
    }

    /// Ends the file; returns how many rows it has below its header.
    ///
    /// # Errors
    /// Where the rest of it cannot be written.
    pub fn finish(mut self) -> Result<usize> {
        self.writer.flush()?;
        Ok(self.rows)
    }

    fn text(&mut self, text: &impl fmt::Display) -> Result<()> {
        write!(self.cell, "{text}").map_err(Error::custom)
    }
}

/// Whether a spreadsheet would read a cell with this text as a formula (after OWASP's "CSV
/// Injection"). A cell that is nothing but a number is none. A text that already has apostrophes
/// before a formula counts as one, so that taking one apostrophe away always gives the text back.
pub fn needs_apostrophe(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    bare.starts_with(starts) && !(bare.len() == text.len() && is_number(text))
}

/// Whether a text is a number and nothing else: `-5`, `+1.5`, `-2,300%`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

macro_rules! numbers {
    ($($method:ident($type:ty)),*) => { $(
        fn $method(self, value: $type) -> Result<()> {
            self.number = true;
            self.text(&value)
        }
    )* };
}

/// What has no place in a CSV file.
macro_rules! refused {
    ($($method:ident($($argument:ty),*) -> $returned:ty),* $(,)?) => { $(
        fn $method(self, $(_: $argument),*) -> Result<$returned> {
            Err(Error::custom("a cell holds one value or a list of values"))
        }
    )* };
}

impl<'a, 't> Serializer for &'a mut Sheet<'t> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'a, 't>;
    type SerializeStruct = Self;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_f32(f32),
        serialize_f64(f64)
    );
    refused!(
        serialize_bytes(&[u8]) -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_unit_variant(&'static str, u32, &'static str) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_map(Option<usize>) -> Self::SerializeMap,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    );

    fn serialize_bool(self, value: bool) -> Result<()> {
        self.text(&value)
    }

    fn serialize_char(self, value: char) -> Result<()> {
        self.text(&value)
    }

    fn serialize_str(self, value: &str) -> Result<()> {
        self.cell.push_str(value);
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<()> {
        self.text(&value)
    }

    fn serialize_none(self) -> Result<()> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<()> {
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<()> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a, 't>> {
        Ok(Items { sheet: self, first: true })
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self> {
        if self.at.is_some() {
            return Err(Error::custom(format_args!("the struct {name} does not fit into a cell")));
        }
        self.at = Some(0);
        Ok(self)
    }
}

impl SerializeStruct for &mut Sheet<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<()> {
        let at = self.at.unwrap_or_default();
        if self.columns.get(at).is_none_or(|column| column.name != key) {
            return Err(Error::custom(format_args!("the key {key} is not column {} of the table", at + 1)));
        }
        self.cell.clear();
        self.number = false;
        value.serialize(&mut **self)?;
        if !self.number && needs_apostrophe(&self.cell) {
            self.cell.insert(0, '\'');
        }
        self.writer.write_field(&self.cell)?;
        self.at = Some(at + 1);
        Ok(())
    }

    fn end(self) -> Result<()> {
        if self.at.take() != Some(self.columns.len()) {
            return Err(Error::custom("the row has fewer keys than the table has columns"));
        }
        self.writer.write_record(None::<&[u8]>)
    }
}

/// A list being written into a cell.
pub struct Items<'a, 't> {
    sheet: &'a mut Sheet<'t>,
    first: bool,
}

impl SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        if !std::mem::take(&mut self.first) {
            self.sheet.cell.push(BETWEEN_ITEMS);
        }
        let start = self.sheet.cell.len();
        value.serialize(&mut *self.sheet)?;
        if self.sheet.cell[start..].contains(BETWEEN_ITEMS) {
            let item = self.sheet.cell.split_off(start);
            self.sheet.cell.push_str(&item.replace(BETWEEN_ITEMS, INSIDE_ITEMS));
        }
        Ok(())
    }

    fn end(self) -> Result<()> {
        self.sheet.number = false;
        Ok(())
    }
}
