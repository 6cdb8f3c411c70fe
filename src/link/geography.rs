//! Joining the land: lines into the rings of shapes.

use super::Linker;
use crate::{
    content::{AtLeastOne, GeographyFile, ShapeEntry},
    diagnostics::Code,
    location::{FileId, List, Origin},
    model::{Course, Geography, Shape},
};

impl Linker<'_> {
    /// Joins the land; a ring that names a line that is not there, or does not close, is reported
    /// and left out.
    pub fn geography(&mut self, file: Option<(FileId, GeographyFile)>) -> Option<Geography> {
        let (file, entry) = file?;
        let mut land = Geography {
            title: entry.title.0.into(),
            boundaries: entry.boundaries.0.into(),
            source: entry.source.0.into(),
            licence: entry.licence.0.into(),
            lines: entry.lines.into_iter().map(|line| line.0).collect(),
            shapes: Vec::new(),
        };
        for (index, shape) in entry.shapes.0.into_iter().enumerate() {
            let ShapeEntry { code, name, rings } = shape;
            let origin = Origin::entry(file, List::Shapes, index);
            let mut joined = Vec::with_capacity(rings.0.len());
            for (index, ring) in rings.0.iter().enumerate() {
                match closed(&land, ring) {
                    Ok(ring) => joined.push(ring),
                    Err(message) => {
                        self.diagnostics.error(Code::WrongValue, origin.field("rings").index(index), message);
                    }
                }
            }
            if land.shapes.iter().any(|known| known.code == *code.0) {
                let message = format!("two shapes have the code `{}`", code.0);
                self.diagnostics
                    .error(Code::DuplicateId, origin.field("code"), message)
                    .hint("give each shape a code of its own");
            }
            land.shapes.push(Shape { code: code.0.into(), name: name.0.into(), rings: joined });
        }
        Some(land)
    }
}

/// The lines of a ring, or what is wrong with it.
fn closed(land: &Geography, ring: &AtLeastOne<i32>) -> Result<Vec<Course>, String> {
    let course = |number: &i32| {
        let line = usize::try_from(number.unsigned_abs()).ok().and_then(|number| number.checked_sub(1));
        match line.filter(|line| *line < land.lines.len()) {
            Some(line) => Ok(Course { line, backwards: *number < 0 }),
            None => Err(format!("there is no line {number}; the file has {}, counted from 1", land.lines.len())),
        }
    };
    let ring: Vec<Course> = ring.0.iter().map(course).collect::<Result<_, _>>()?;
    let following = ring.iter().cycle().skip(1);
    match ring.iter().zip(following).find(|(one, next)| land.ends(**one).1 != land.ends(**next).0) {
        Some((one, next)) => Err(format!("line {} does not begin where line {} ends", next.line + 1, one.line + 1)),
        None => Ok(ring),
    }
}
