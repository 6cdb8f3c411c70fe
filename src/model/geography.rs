//! The land that the atlas covers: shapes that share their borders.
//!
//! A border that two shapes share is one line, so the outline of the whole is what only one shape
//! uses, and simplified neighbours leave no gap.

/// A place on the map: steps east and south of its upper left corner.
pub type Spot = (i32, i32);

/// The land, and the authorities it is divided into.
#[derive(Clone, Debug)]
pub struct Geography {
    /// The land's name.
    pub title: String,
    /// Which boundaries are shown, in words.
    pub boundaries: String,
    /// Where they come from.
    pub source: String,
    /// Under which terms they may be used.
    pub licence: String,
    /// Borders and coasts.
    pub lines: Vec<Vec<Spot>>,
    /// The authorities' shapes, in the order of their file.
    pub shapes: Vec<Shape>,
}

/// The shape of an authority.
#[derive(Clone, Debug)]
pub struct Shape {
    /// Its ISO 3166-2 code.
    pub code: String,
    /// Its name on the map.
    pub name: String,
    /// Its rings, holes among them: each a closed course of lines.
    pub rings: Vec<Vec<Course>>,
}

/// A line, and which way it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Its place in [`Geography::lines`].
    pub line: usize,
    /// Whether it is taken from its end to its beginning.
    pub backwards: bool,
}

impl Geography {
    /// How far the land reaches east and south.
    pub fn size(&self) -> Spot {
        let spots = || self.lines.iter().flatten();
        (spots().map(|spot| spot.0).max().unwrap_or(0), spots().map(|spot| spot.1).max().unwrap_or(0))
    }

    /// The shape with one of these codes.
    pub fn shape<'a>(&self, mut codes: impl Iterator<Item = &'a str>) -> Option<&Shape> {
        codes.find_map(|code| self.shapes.iter().find(|shape| shape.code == code))
    }

    /// The rings of a shape, each as its points; the last point is not the first again.
    pub fn rings(&self, shape: &Shape) -> Vec<Vec<Spot>> {
        shape.rings.iter().map(|ring| self.ring(ring)).collect()
    }

    /// The outline of all shapes together, as rings: the lines that one shape alone uses, joined
    /// end to end.
    pub fn outline(&self) -> Vec<Vec<Spot>> {
        let courses = || self.shapes.iter().flat_map(|shape| &shape.rings).flatten();
        let mut uses = vec![0_u32; self.lines.len()];
        for course in courses() {
            uses[course.line] += 1;
        }
        let mut left: Vec<Course> = courses().filter(|course| uses[course.line] == 1).copied().collect();
        let mut rings = Vec::new();
        while let Some(first) = left.pop() {
            let mut ring = vec![first];
            let mut end = self.ends(first).1;
            while end != self.ends(first).0 {
                let Some(next) = left.iter().position(|course| self.ends(*course).0 == end) else { break };
                let next = left.remove(next);
                end = self.ends(next).1;
                ring.push(next);
            }
            rings.push(self.ring(&ring));
        }
        rings.reverse();
        rings
    }

    /// Where a course begins and where it ends.
    pub fn ends(&self, course: Course) -> (Spot, Spot) {
        let line = &self.lines[course.line];
        let ends = (line.first().copied().unwrap_or_default(), line.last().copied().unwrap_or_default());
        if course.backwards { (ends.1, ends.0) } else { ends }
    }

    fn ring(&self, courses: &[Course]) -> Vec<Spot> {
        let mut points: Vec<Spot> = Vec::new();
        for course in courses {
            let line = &self.lines[course.line];
            if course.backwards {
                points.extend(line.iter().rev());
            } else {
                points.extend(line);
            }
            points.dedup();
        }
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        points
    }
}

#[cfg(test)]
mod tests {
    use super::{Course, Geography, Shape};

    /// Two squares side by side, and an island that belongs to the second.
    fn land() -> Geography {
        let course = |line: i32| Course { line: usize::try_from(line.abs() - 1).unwrap(), backwards: line < 0 };
        let shape = |code: &str, rings: &[&[i32]]| Shape {
            code: code.to_owned(),
            name: code.to_owned(),
            rings: rings.iter().map(|ring| ring.iter().copied().map(course).collect()).collect(),
        };
        Geography {
            title: String::new(),
            boundaries: String::new(),
            source: String::new(),
            licence: String::new(),
            lines: vec![
                vec![(2, 0), (2, 2)],
                vec![(2, 2), (0, 2), (0, 0), (2, 0)],
                vec![(2, 0), (4, 0), (4, 2), (2, 2)],
                vec![(6, 0), (7, 0), (7, 1), (6, 0)],
            ],
            shapes: vec![shape("west", &[&[1, 2]]), shape("east", &[&[3, -1], &[4]])],
        }
    }

    #[test]
    fn a_shared_border_is_no_part_of_the_outline() {
        let outline = land().outline();
        assert_eq!(outline.len(), 2);
        assert!(outline.contains(&vec![(6, 0), (7, 0), (7, 1)]));
        let main = outline.iter().find(|ring| ring.len() == 6).unwrap();
        for corner in [(0, 0), (2, 0), (4, 0), (4, 2), (2, 2), (0, 2)] {
            assert!(main.contains(&corner), "{corner:?} is not in {main:?}");
        }
    }

    #[test]
    fn a_border_is_taken_either_way() {
        let land = land();
        assert_eq!(land.rings(&land.shapes[0]), [vec![(2, 0), (2, 2), (0, 2), (0, 0)]]);
        assert_eq!(land.rings(&land.shapes[1])[0], [(2, 0), (4, 0), (4, 2), (2, 2)]);
        assert_eq!(land.size(), (7, 2));
        assert_eq!(land.shape(["north", "east"].into_iter()).unwrap().code, "east");
        assert!(land.shape(["north"].into_iter()).is_none());
    }
}
