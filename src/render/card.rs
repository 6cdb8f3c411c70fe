//! The picture that other sites show beside a link to the atlas: its sign, and the land with places
//! marked. It holds no words, since those who show it print the page's title beside it.
//!
//! In: a land as rings, and the rings of the places to mark. Out: a PNG of [`SIZE`].
//!
//! 1. Paint the paper and the sign.
//! 2. Paint the land, fitted into the right half; each marked place with a disc on it, so that a
//!    small one is seen too.
//! 3. Write the PNG.

use anyhow::{Context as _, Result};
use tiny_skia::{Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

/// Width and height in pixels, as the sites that show such pictures ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// A ring of points, in steps east and south.
pub type Ring = Vec<(i32, i32)>;

/// What the picture shows beside the sign.
pub struct Land {
    /// How far it reaches.
    pub size: (i32, i32),
    /// Its outline.
    pub outline: Vec<Ring>,
    /// The shapes of the places that are marked.
    pub marked: Vec<Vec<Ring>>,
}

/// The colours of the style sheet, in its light form.
const PAPER: (u8, u8, u8) = (0xff, 0xfe, 0xfb);
const ACCENT: (u8, u8, u8) = (0x6d, 0x1f, 0x52);
const GROUND: (u8, u8, u8) = (0xec, 0xe7, 0xde);
const RULE: (u8, u8, u8) = (0x82, 0x7d, 0x76);

/// Where the land may lie: left, top, width and height.
const ROOM: (f32, f32, f32, f32) = (560.0, 36.0, 600.0, 558.0);
/// Where the sign begins, and its size to that in the masthead.
const SIGN: (f32, f32, f32) = (112.0, 132.0, 14.0);
/// Radius of a disc on a marked place.
const DISC: f32 = 11.0;

/// Draws the picture.
///
/// # Errors
/// Where the PNG cannot be written.
pub fn draw(land: Option<&Land>) -> Result<Vec<u8>> {
    let mut picture = Pixmap::new(SIZE.0, SIZE.1).context("a picture has a size")?;
    picture.fill(colour(PAPER));
    band(&mut picture);
    sign(&mut picture);
    if let Some(land) = land {
        place(&mut picture, land);
    }
    picture.encode_png().context("the picture for links could not be written")
}

fn band(picture: &mut Pixmap) {
    if let Some(band) = Rect::from_xywh(0.0, 0.0, 1200.0, 16.0) {
        picture.fill_rect(band, &paint(ACCENT), Transform::identity(), None);
    }
}

/// The sign of the masthead: a paragraph sign whose bowl is a marked place.
fn sign(picture: &mut Pixmap) {
    let (left, top, scale) = SIGN;
    let at = Transform::from_row(scale, 0.0, 0.0, scale, left - 4.0 * scale, top - 3.0 * scale);
    let mut lines = PathBuilder::new();
    lines.push_circle(12.6, 12.2, 6.6);
    for (from, to) in [((12.6, 5.6), (27.0, 5.6)), ((19.2, 5.6), (19.2, 28.0)), ((24.2, 5.6), (24.2, 28.0))] {
        lines.move_to(from.0, from.1);
        lines.line_to(to.0, to.1);
    }
    stroke(picture, lines.finish(), ACCENT, 2.4, at);
    fill(picture, PathBuilder::from_circle(12.6, 12.2, 2.2), ACCENT, at);
}

fn place(picture: &mut Pixmap, land: &Land) {
    let (left, top, width, height) = ROOM;
    let size = (pixels(land.size.0.max(1)), pixels(land.size.1.max(1)));
    let scale = (width / size.0).min(height / size.1);
    let corner = (left + (width - size.0 * scale) / 2.0, top + (height - size.1 * scale) / 2.0);
    let at = Transform::from_row(scale, 0.0, 0.0, scale, corner.0, corner.1);
    fill(picture, rings(&land.outline), GROUND, at);
    stroke(picture, rings(&land.outline), RULE, 1.5 / scale, at);
    for shape in &land.marked {
        fill(picture, rings(shape), ACCENT, at);
    }
    for shape in &land.marked {
        let Some(bounds) = rings(shape).map(|path| path.bounds()) else { continue };
        let middle = (bounds.left().midpoint(bounds.right()), bounds.top().midpoint(bounds.bottom()));
        let disc = PathBuilder::from_circle(middle.0, middle.1, DISC / scale);
        fill(picture, disc.clone(), ACCENT, at);
        stroke(picture, disc, PAPER, 3.0 / scale, at);
    }
}

fn rings(rings: &[Ring]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for ring in rings {
        for (index, (x, y)) in ring.iter().enumerate() {
            if index == 0 { path.move_to(pixels(*x), pixels(*y)) } else { path.line_to(pixels(*x), pixels(*y)) }
        }
        path.close();
    }
    path.finish()
}

fn fill(picture: &mut Pixmap, path: Option<Path>, rgb: (u8, u8, u8), at: Transform) {
    if let Some(path) = path {
        picture.fill_path(&path, &paint(rgb), FillRule::Winding, at, None);
    }
}

fn stroke(picture: &mut Pixmap, path: Option<Path>, rgb: (u8, u8, u8), width: f32, at: Transform) {
    if let Some(path) = path {
        let stroke = Stroke { width, line_cap: LineCap::Butt, ..Stroke::default() };
        picture.stroke_path(&path, &paint(rgb), &stroke, at, None);
    }
}

fn paint(rgb: (u8, u8, u8)) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color(colour(rgb));
    paint
}

fn colour((red, green, blue): (u8, u8, u8)) -> Color {
    Color::from_rgba8(red, green, blue, u8::MAX)
}

#[allow(clippy::cast_precision_loss, reason = "a land is some thousand steps wide")]
fn pixels(steps: i32) -> f32 {
    steps as f32
}

#[cfg(test)]
mod tests {
    use super::{Land, SIZE, draw};

    fn land() -> Land {
        let square = |x: i32, side: i32| vec![(x, x), (x + side, x), (x + side, x + side), (x, x + side)];
        Land { size: (1000, 1200), outline: vec![square(0, 1000)], marked: vec![vec![square(300, 90)]] }
    }

    #[test]
    fn a_picture_has_its_size_and_is_the_same_each_time() {
        let drawn = draw(Some(&land())).unwrap();
        assert_eq!(drawn, draw(Some(&land())).unwrap());
        let read = tiny_skia::Pixmap::decode_png(&drawn).unwrap();
        assert_eq!((read.width(), read.height()), SIZE);
        assert!(drawn.len() < 60_000, "{} bytes", drawn.len());
    }

    #[test]
    fn without_a_land_the_sign_stands_alone() {
        assert_ne!(draw(None).unwrap(), draw(Some(&land())).unwrap());
    }
}
