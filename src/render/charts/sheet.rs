//! The sheet a chart is drawn on: one plotters drawing area over our SVG
//! backend, with the few marks that every chart shares.

use super::ChartError;
use super::ink::{Align, Ink};
use super::svg_backend::{CanvasError, Dress, SvgCanvas};
use super::text_width;
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordu32;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use std::cell::RefCell;
use std::rc::Rc;

/// Width most charts are drawn at: what a phone of 360 pixels has between its
/// gutters, so that it shows them whole, at their own size and with letters of
/// at least 12 pixels.
pub const WIDTH: i32 = 320;

/// Room between rows and their hairlines, in user units.
pub const GAP: i32 = 8;

/// Distance between two lines of hatching, in user units.
const HATCH: i32 = 7;

/// A plotters chart on the sheet.
pub type Plot<X, Y> = ChartContext<'static, SvgCanvas, Cartesian2d<X, Y>>;

/// A place or a size on the sheet, in user units: across, down.
pub type Point = (i32, i32);

/// Result of drawing.
pub type Drawn = Result<(), ChartError>;

/// A drawing under way.
pub struct Sheet {
    canvas: Rc<RefCell<SvgCanvas>>,
    area: DrawingArea<SvgCanvas, Shift>,
    size: Point,
}

/// A finished drawing: SVG elements without the `<svg>` around them.
#[derive(Debug)]
pub struct Picture {
    /// Width in user units.
    pub width: i32,
    /// Height in user units.
    pub height: i32,
    /// The elements.
    pub body: String,
    /// The same with attributes in place of classes.
    pub painted: String,
}

impl Sheet {
    /// An empty sheet of the given size.
    pub fn new(width: i32, height: i32) -> Self {
        let canvas = SvgCanvas::new(width.unsigned_abs(), height.unsigned_abs());
        let canvas = Rc::new(RefCell::new(canvas));
        let area = DrawingArea::from(&canvas);
        Self { canvas, area, size: (width, height) }
    }

    /// A plotters chart over a part of the sheet, given by its upper left
    /// corner and its size.
    pub fn plot<X: Ranged, Y: Ranged>(&self, corner: Point, size: Point, x: X, y: Y) -> Result<Plot<X, Y>, ChartError> {
        // A plotters range ends one unit before its area does.
        let area = self.area.clone().shrink(corner, (size.0 + 1, size.1 + 1));
        Ok(ChartBuilder::on(&area).build_cartesian_2d(x, y)?)
    }

    /// Lines of text under each other; `at` is the top of the first line.
    pub fn text(&self, at: Point, align: Align, ink: Ink, lines: &[String]) -> Drawn {
        Ok(self.area.draw(&Text::new(lines.join("\n"), at, ink.text(align)))?)
    }

    /// One line of text.
    pub fn word(&self, at: Point, align: Align, ink: Ink, word: &str) -> Drawn {
        Ok(self.area.draw(&Text::new(word, at, ink.text(align)))?)
    }

    /// A straight line.
    pub fn rule(&self, from: Point, to: Point, ink: Ink) -> Drawn {
        Ok(self.area.draw(&PathElement::new(vec![from, to], ink))?)
    }

    /// A rectangle.
    pub fn rect(&self, corner: Point, size: Point, ink: Ink) -> Drawn {
        let far = (corner.0 + size.0, corner.1 + size.1);
        Ok(self.area.draw(&Rectangle::new([corner, far], ink))?)
    }

    /// A disc.
    pub fn circle(&self, centre: Point, radius: i32, ink: Ink) -> Drawn {
        Ok(self.area.draw(&Circle::new(centre, radius, ink))?)
    }

    /// A filled ring of points.
    pub fn polygon(&self, ring: &[Point], ink: Ink) -> Drawn {
        Ok(self.area.draw(&Polygon::new(ring, ink))?)
    }

    /// Hatching that leaves its rectangle nowhere.
    pub fn hatch(&self, corner: Point, size: Point) -> Drawn {
        let (left, top) = corner;
        let (right, bottom) = (left + size.0, top + size.1);
        let mut foot = left - size.1 + HATCH;
        while foot < right {
            let from = (foot.max(left), bottom - (foot.max(left) - foot));
            let head = (foot + size.1).min(right);
            self.rule(from, (head, bottom - (head - foot)), Ink::Hatch)?;
            foot += HATCH;
        }
        Ok(())
    }

    /// Ends the drawing.
    pub fn finish(self) -> Result<Picture, ChartError> {
        let painted = self.canvas.borrow().body(Dress::Attributes);
        let (width, height) = self.size;
        Ok(Picture { width, height, body: self.body()?, painted })
    }

    /// Ends a drawing of which only the elements with classes are wanted.
    pub fn body(self) -> Result<String, ChartError> {
        self.area.present()?;
        Ok(self.canvas.borrow().body(Dress::Classes))
    }
}

impl Picture {
    /// This drawing over another one, which is moved by `shift` both ways and drawn at `scale`.
    pub fn over(self, under: &Self, shift: i32, scale: f64) -> Self {
        let join = |under: &str, over: &str| {
            format!("<g transform=\"translate({shift} {shift}) scale({scale:.4})\">{under}</g>{over}")
        };
        Self { body: join(&under.body, &self.body), painted: join(&under.painted, &self.painted), ..self }
    }
}

/// A scale of counts that begins at nothing.
pub fn counts_to(most: u32) -> RangedCoordu32 {
    RangedCoordu32::from(0..most)
}

/// Height of this many lines of text.
pub fn lines_high(lines: usize) -> i32 {
    i32::try_from(lines).unwrap_or(i32::MAX).saturating_mul(text_width::LINE)
}

/// Width of the widest of some lines.
pub fn widest<S: AsRef<str>>(lines: &[S], strong: bool) -> i32 {
    let widths = lines.iter().map(|line| text_width::width(line.as_ref(), strong));
    widths.max().unwrap_or(0)
}

impl From<DrawingAreaErrorKind<CanvasError>> for ChartError {
    fn from(error: DrawingAreaErrorKind<CanvasError>) -> Self {
        Self::Drawing(error.to_string())
    }
}
