//! A drawing backend for plotters that prints our own SVG: classes instead of
//! colours and fonts, `text-anchor` for alignment, whole numbers, escaped
//! text. Neighbouring marks of one class share a `<g>` or a `<path>`, which
//! keeps tall charts small.

use super::ink::{Align, FONT_SIZE, Ink};
use super::paint;
use super::text_width::{self, LINE};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::borrow::Cow;
use std::fmt;

/// Height of the letters above the base line, in user units.
const ASCENT: i32 = FONT_SIZE * 13 / 16;

/// So many bytes a mark has in print, about.
const MARK: usize = 64;

/// Collects what plotters draws.
#[derive(Debug)]
pub struct SvgCanvas {
    width: u32,
    height: u32,
    marks: Vec<Mark>,
}

/// One thing drawn, with what it means.
#[derive(Debug, PartialEq, Eq)]
struct Mark {
    ink: Ink,
    form: Form,
}

#[derive(Debug, PartialEq, Eq)]
enum Form {
    Rect { x: i32, y: i32, width: i32, height: i32 },
    Circle { x: i32, y: i32, radius: u32 },
    Path { points: Vec<BackendCoord>, closed: bool },
    Text { x: i32, y: i32, align: Align, line: String },
}

/// How marks say what they look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dress {
    /// By classes, for pages with our style sheet.
    Classes,
    /// By presentation attributes, for all others.
    Attributes,
}

/// What the inks of a drawing look like. There are few, and each is used again and again.
struct Looks {
    dress: Dress,
    known: Vec<(Ink, String)>,
}

impl Looks {
    /// The attributes of an ink, with a space before them.
    fn of(&mut self, ink: Ink) -> &str {
        let known = self.known.iter().position(|(known, _)| *known == ink);
        let at = known.unwrap_or_else(|| {
            let look = match self.dress {
                Dress::Classes => format!(" class=\"{}\"", ink.classes()),
                Dress::Attributes => format!(" {}", paint::attributes(ink)),
            };
            self.known.push((ink, look));
            self.known.len() - 1
        });
        &self.known[at].1
    }
}

/// What the backend cannot draw.
#[derive(Debug)]
pub enum CanvasError {
    /// A colour that stands for nothing in our palette.
    UnknownColour((u8, u8, u8)),
    /// Single pixels have no form in SVG.
    Pixel,
}

impl fmt::Display for CanvasError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownColour(rgb) => write!(out, "the colour {rgb:?} is not in the palette"),
            Self::Pixel => out.write_str("charts are drawn from shapes, not pixels"),
        }
    }
}

impl std::error::Error for CanvasError {}

type Drawn = Result<(), DrawingErrorKind<CanvasError>>;

impl SvgCanvas {
    /// An empty canvas of the given size in user units.
    pub fn new(width: u32, height: u32) -> Self {
        Self { width, height, marks: Vec::new() }
    }

    /// The drawing as SVG elements, without the `<svg>` around them. Marks
    /// keep the order in which they were drawn.
    pub fn body(&self, dress: Dress) -> String {
        let mut out = String::with_capacity(self.marks.len() * MARK);
        let mut looks = Looks { dress, known: Vec::new() };
        for run in self.marks.chunk_by(Mark::shares_a_group) {
            write_run(&mut out, run, &mut looks);
        }
        out
    }

    fn push(&mut self, color: BackendColor, form: Form) -> Drawn {
        let ink = Ink::from_sentinel(color.rgb)
            .ok_or(DrawingErrorKind::DrawingError(CanvasError::UnknownColour(color.rgb)))?;
        self.marks.push(Mark { ink, form });
        Ok(())
    }
}

impl Mark {
    /// Whether two neighbours print into one element.
    fn shares_a_group(&self, next: &Self) -> bool {
        self.ink == next.ink
            && match (&self.form, &next.form) {
                (Form::Text { align: one, .. }, Form::Text { align: two, .. }) => one == two,
                (Form::Path { closed: one, .. }, Form::Path { closed: two, .. }) => one == two,
                (Form::Rect { .. }, Form::Rect { .. }) | (Form::Circle { .. }, Form::Circle { .. }) => true,
                _ => false,
            }
    }
}

impl DrawingBackend for SvgCanvas {
    type ErrorType = CanvasError;

    fn get_size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _color: BackendColor) -> Drawn {
        Err(DrawingErrorKind::DrawingError(CanvasError::Pixel))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.push(style.color(), Form::Path { points: vec![from, to], closed: false })
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let (x, y) = upper_left;
        let (width, height) = (bottom_right.0 - x, bottom_right.1 - y);
        self.push(style.color(), Form::Rect { x, y, width, height })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let points = path.into_iter().collect();
        self.push(style.color(), Form::Path { points, closed: false })
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        self.push(style.color(), Form::Circle { x: center.0, y: center.1, radius })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, vert: I, style: &S) -> Drawn {
        let points = vert.into_iter().collect();
        self.push(style.color(), Form::Path { points, closed: true })
    }

    /// A line feed in the text begins a new line under the first.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Drawn {
        let align = match style.anchor().h_pos {
            HPos::Left => Align::Start,
            HPos::Center => Align::Middle,
            HPos::Right => Align::End,
        };
        let lines: Vec<&str> = text.split('\n').filter(|line| !line.is_empty()).collect();
        let height = i32::try_from(lines.len()).unwrap_or(i32::MAX).saturating_mul(LINE);
        let top = match style.anchor().v_pos {
            VPos::Top => pos.1,
            VPos::Center => pos.1 - height / 2,
            VPos::Bottom => pos.1 - height,
        };
        // The letters stand in the middle of their line.
        let mut base = top + (LINE - FONT_SIZE) / 2 + ASCENT;
        for line in lines {
            let form = Form::Text { x: pos.0, y: base, align, line: line.to_owned() };
            self.push(style.color(), form)?;
            base += LINE;
        }
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<CanvasError>> {
        let strong = Ink::from_sentinel(style.color().rgb).is_some_and(Ink::is_strong);
        let (mut widest, mut height) = (0, 0);
        for line in text.split('\n') {
            widest = widest.max(text_width::width(line, strong));
            height += LINE;
        }
        Ok((widest.unsigned_abs(), height.unsigned_abs()))
    }
}

/// Text as XML character data or attribute value.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out.into()
}

/// Prints neighbours of one class.
fn write_run(out: &mut String, run: &[Mark], looks: &mut Looks) {
    let Some(first) = run.first() else { return };
    let look = looks.of(first.ink);
    let anchor = match first.form {
        Form::Path { .. } => {
            write_all(out, &["<path", look, " d=\""]);
            for mark in run {
                write_form(out, &mark.form, [""; 2]);
            }
            out.push_str("\"/>");
            return;
        }
        Form::Text { align: Align::Middle, .. } => " text-anchor=\"middle\"",
        Form::Text { align: Align::End, .. } => " text-anchor=\"end\"",
        _ => "",
    };
    if let [only] = run {
        write_form(out, &only.form, [look, anchor]);
        return;
    }
    write_all(out, &["<g", look, anchor, ">"]);
    for mark in run {
        write_form(out, &mark.form, [""; 2]);
    }
    out.push_str("</g>");
}

fn write_form(out: &mut String, form: &Form, [look, anchor]: [&str; 2]) {
    match form {
        Form::Rect { x, y, width, height } => {
            write_all(out, &["<rect", look]);
            write_numbers(out, [("x", *x), ("y", *y), ("width", *width), ("height", *height)]);
            out.push_str("/>");
        }
        Form::Circle { x, y, radius } => {
            write_all(out, &["<circle", look]);
            write_numbers(out, [("cx", *x), ("cy", *y)]);
            write_all(out, &[" r=\"", itoa::Buffer::new().format(*radius), "\"/>"]);
        }
        Form::Text { x, y, line, .. } => {
            write_all(out, &["<text", look, anchor]);
            write_numbers(out, [("x", *x), ("y", *y)]);
            write_all(out, &[">", &escape(line), "</text>"]);
        }
        Form::Path { points, closed } => {
            write_path(out, points);
            out.push_str(if *closed { "z" } else { "" });
        }
    }
}

fn write_path(out: &mut String, points: &[BackendCoord]) {
    let (mut at, mut step) = ((0, 0), "M");
    for (x, y) in points {
        let [mut across, mut down] = [itoa::Buffer::new(), itoa::Buffer::new()];
        write_all(out, &[step, across.format(x - at.0), " ", down.format(y - at.1)]);
        // Steps are shorter than places, and a path of a map has hundreds.
        (at, step) = ((*x, *y), "l");
    }
}

/// Writes attributes whose values are numbers. A drawing is little else, and pages have many.
fn write_numbers<const N: usize>(out: &mut String, numbers: [(&str, i32); N]) {
    for (name, number) in numbers {
        write_all(out, &[" ", name, "=\"", itoa::Buffer::new().format(number), "\""]);
    }
}

fn write_all(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}
