//! A map of places: the outline of a land, and a numbered pin on each place that is named, of one
//! of two kinds. It says where places are and nothing else: no place has a value.
//!
//! A pin is a filled disc or an open square, so that its kind needs no colour. Pins that would
//! cover each other are pushed apart and keep a line to their place ([`super::pins`]). Where there
//! are too many for numbers to be read, small marks stand in their stead.

use super::figure::finish_apart;
use super::ink::{Align, Ink};
use super::pins;
use super::sheet::{Drawn, GAP, Picture, Point, Sheet, WIDTH, lines_high};
use super::text_width::{LINE, wrap};
use super::wording::{count, list};
use super::{Chart, ChartError, ChartTable, ChartText, labelled};

/// Radius of a numbered pin: room for two figures.
const PIN: i32 = 10;
/// Radius of a mark without a number.
const MARK: i32 = 3;
/// Most pins that are numbered.
const NUMBERED: usize = 60;
/// An island smaller than this would look like dirt, so that only its pin is drawn, if it has one.
const SPECK: f64 = 4.0;
/// Most authorities without a shape that are named.
const NAMED: usize = 60;
/// Room around the land.
const EDGE: i32 = 4;
/// Columns of names under a standalone map.
const COLUMNS: i32 = 2;
/// Room for a number before its name.
const INDENT: i32 = 26;

/// A land with places on it.
#[derive(Clone, Debug)]
pub struct Locator {
    /// The land's name.
    pub land: String,
    /// How far it reaches, in its own units.
    pub size: Point,
    /// Its outline.
    pub outline: Vec<Vec<Point>>,
    /// What a filled pin means.
    pub filled: String,
    /// What an open pin means.
    pub open: String,
    /// The places, in the order of their numbers.
    pub places: Vec<Place>,
    /// The header of the table's column of [`Place::region`].
    pub region: String,
    /// Places of which the map has no shape.
    pub missing: Vec<String>,
}

/// A place on the map.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// The part of the land it lies in.
    pub region: String,
    /// Whether its pin is filled.
    pub filled: bool,
    /// Its shape.
    pub rings: Vec<Vec<Point>>,
}

/// Draws the map.
pub fn locator(text: &ChartText, data: &Locator) -> Result<Chart, ChartError> {
    if data.places.is_empty() || data.outline.is_empty() || data.size.0 < 1 || data.size.1 < 1 {
        return Err(ChartError::NoData);
    }
    labelled(&data.land, "land")?;
    for (label, what) in [(&data.filled, "filled pin"), (&data.open, "open pin"), (&data.region, "part of the land")] {
        labelled(label, what)?;
    }
    for place in &data.places {
        labelled(&place.name, "place")?;
        labelled(&place.region, "part of the land of a place")?;
    }
    let map = Map::of(data);
    let (inline, file) = (map.draw(false)?, map.draw(true)?);
    finish_apart(text, describe(data), table(data), &inline, &file)
}

/// The map laid out.
struct Map<'a> {
    data: &'a Locator,
    /// User units for each unit of the land.
    scale: f64,
    /// Height of the land on the sheet, with the room around it.
    height: i32,
    /// Where each place is, and where its pin stands.
    pins: Vec<(Point, Point)>,
    numbered: bool,
}

impl<'a> Map<'a> {
    fn of(data: &'a Locator) -> Self {
        let scale = f64::from(WIDTH - 2 * EDGE) / f64::from(data.size.0);
        let height = rounded(f64::from(data.size.1) * scale) + 2 * EDGE;
        let on_sheet = |at: (f64, f64)| (at.0 * scale + f64::from(EDGE), at.1 * scale + f64::from(EDGE));
        let middles = data.places.iter().map(|place| pins::middle(&place.rings).unwrap_or_default());
        let places: Vec<(f64, f64)> = middles.map(on_sheet).collect();
        let numbered = places.len() <= NUMBERED;
        let mut pins = places.clone();
        if numbered {
            pins::spread(&mut pins, f64::from(2 * PIN + 2), (WIDTH, height), f64::from(PIN + 1));
        }
        let point = |at: (f64, f64)| (rounded(at.0), rounded(at.1));
        let pins = places.into_iter().zip(pins).map(|(place, pin)| (point(place), point(pin))).collect();
        Self { data, scale, height, pins, numbered }
    }

    /// The map; in a file of its own with its key and the names, which on a page stand beside it.
    fn draw(&self, alone: bool) -> Result<Picture, ChartError> {
        let kinds = if alone { self.kinds() } else { Vec::new() };
        let names = if alone && self.numbered { self.names() } else { Names::default() };
        let key_top = self.height + GAP;
        let names_top = key_top + self.key_height(&kinds) + GAP;
        let height = if alone { names_top + names.height } else { self.height };
        let sheet = Sheet::new(WIDTH, height);
        self.draw_leaders(&sheet)?;
        self.draw_pins(&sheet)?;
        self.draw_key(&sheet, &kinds, key_top)?;
        for (at, number, lines) in &names.entries {
            sheet.word((at.0 + INDENT - GAP, names_top + at.1), Align::End, Ink::Muted, number)?;
            sheet.text((at.0 + INDENT, names_top + at.1), Align::Start, Ink::Text, lines)?;
        }
        Ok(sheet.finish()?.over(&self.land()?, EDGE, self.scale))
    }

    /// The land and the places' shapes, in the units of the land.
    fn land(&self) -> Result<Picture, ChartError> {
        let land = Sheet::new(self.data.size.0, self.data.size.1);
        for ring in self.data.outline.iter().filter(|ring| self.is_seen(ring)) {
            land.polygon(ring, Ink::Land)?;
        }
        for ring in self.data.places.iter().flat_map(|place| &place.rings) {
            land.polygon(ring, Ink::Ground)?;
        }
        land.finish()
    }

    /// Whether a ring is large enough on the sheet to be known for land.
    fn is_seen(&self, ring: &[Point]) -> bool {
        let reach = |along: fn(&Point) -> i32| {
            let (from, to) = (ring.iter().map(along).min(), ring.iter().map(along).max());
            from.zip(to).map_or(0.0, |(from, to)| f64::from(to - from) * self.scale)
        };
        reach(|point| point.0).max(reach(|point| point.1)) >= SPECK
    }

    /// A line to each place whose pin does not stand on it.
    fn draw_leaders(&self, sheet: &Sheet) -> Drawn {
        let far = |(place, pin): &&(Point, Point)| {
            let (x, y) = (place.0 - pin.0, place.1 - pin.1);
            x * x + y * y > PIN * PIN
        };
        for (place, pin) in self.pins.iter().filter(far) {
            sheet.rule(*place, *pin, Ink::Axis)?;
            sheet.circle(*place, 2, Ink::Mark)?;
        }
        Ok(())
    }

    fn draw_pins(&self, sheet: &Sheet) -> Drawn {
        let places = || self.pins.iter().zip(&self.data.places).enumerate();
        for filled in [false, true] {
            for (_, ((_, pin), _)) in places().filter(|(_, (_, place))| place.filled == filled) {
                self.draw_pin(sheet, *pin, filled)?;
            }
            for (index, ((_, pin), _)) in places().filter(|(_, (_, place))| self.numbered && place.filled == filled) {
                let ink = if filled { Ink::PinText } else { Ink::Strong };
                sheet.word((pin.0, pin.1 - LINE / 2), Align::Middle, ink, &(index + 1).to_string())?;
            }
        }
        Ok(())
    }

    fn draw_pin(&self, sheet: &Sheet, at: Point, filled: bool) -> Drawn {
        let radius = if self.numbered { PIN } else { MARK };
        if filled {
            sheet.circle(at, radius, Ink::Pin)
        } else {
            sheet.rect((at.0 - radius + 1, at.1 - radius + 1), (2 * radius - 2, 2 * radius - 2), Ink::OpenPin)
        }
    }

    /// What each kind of pin means, in lines, for the kinds that occur.
    fn kinds(&self) -> Vec<(bool, Vec<String>)> {
        let occurs = |filled: bool| self.data.places.iter().any(|place| place.filled == filled);
        [(true, &self.data.filled), (false, &self.data.open)]
            .into_iter()
            .filter(|(filled, _)| occurs(*filled))
            .map(|(filled, words)| (filled, wrap(words, WIDTH - INDENT - GAP, false)))
            .collect()
    }

    fn key_height(&self, kinds: &[(bool, Vec<String>)]) -> i32 {
        kinds.iter().map(|(_, lines)| self.key_row(lines)).sum()
    }

    fn key_row(&self, lines: &[String]) -> i32 {
        lines_high(lines.len()).max(2 * if self.numbered { PIN } else { MARK }) + GAP / 2
    }

    fn draw_key(&self, sheet: &Sheet, kinds: &[(bool, Vec<String>)], top: i32) -> Drawn {
        let mut y = top;
        for (filled, lines) in kinds {
            self.draw_pin(sheet, (PIN + 1, y + PIN), *filled)?;
            sheet.text((INDENT, y + PIN - LINE / 2), Align::Start, Ink::Text, lines)?;
            y += self.key_row(lines);
        }
        Ok(())
    }

    /// The numbered names in columns, filled from the top.
    fn names(&self) -> Names {
        let column = WIDTH / COLUMNS;
        let long = self.data.places.len().div_ceil(COLUMNS.unsigned_abs() as usize);
        let mut names = Names::default();
        for (at, places) in (0..).zip(self.data.places.chunks(long)) {
            let mut y = 0;
            for (place, number) in places.iter().zip(1 + names.entries.len()..) {
                let lines = wrap(&place.name, column - INDENT - GAP, false);
                let height = lines_high(lines.len());
                names.entries.push(((at * column, y), number.to_string(), lines));
                y += height + GAP / 2;
            }
            names.height = names.height.max(y);
        }
        names
    }
}

/// The names under a map: where each stands, its number and its lines.
#[derive(Default)]
struct Names {
    entries: Vec<(Point, String, Vec<String>)>,
    height: i32,
}

#[allow(clippy::cast_possible_truncation, reason = "places on a sheet are far within the range")]
fn rounded(place: f64) -> i32 {
    place.round() as i32
}

fn describe(data: &Locator) -> String {
    let kind = |filled: bool, words: &str| match data.places.iter().filter(|place| place.filled == filled).count() {
        0 => None,
        many => Some(format!("{many} {}", words.to_lowercase())),
    };
    let kinds: Vec<String> = [kind(true, &data.filled), kind(false, &data.open)].into_iter().flatten().collect();
    let missing = match data.missing.as_slice() {
        [] => String::new(),
        names if names.len() > NAMED => format!(" The map has no shape for {} more.", names.len()),
        names => format!(" The map has no shape for {}.", list(names)),
    };
    format!(
        "An outline of {} with {} marked, each at its place: {}.{missing}",
        data.land,
        count(data.places.len(), "authority", "authorities"),
        list(&kinds),
    )
}

fn table(data: &Locator) -> ChartTable {
    let row = |(place, number): (&Place, usize)| {
        let kind = if place.filled { &data.filled } else { &data.open };
        vec![place.name.clone(), number.to_string(), place.region.clone(), kind.clone()]
    };
    let named = if data.missing.len() > NAMED { &[] } else { data.missing.as_slice() };
    let missing = named.iter().map(|name| {
        let none = "Not on the map".to_owned();
        vec![name.clone(), "none".to_owned(), none.clone(), none]
    });
    ChartTable {
        caption: "Each authority, its number on the map and what its mark means".to_owned(),
        columns: vec!["Authority".to_owned(), "Number".to_owned(), data.region.clone(), "Mark".to_owned()],
        rows: data.places.iter().zip(1..).map(row).chain(missing).collect(),
    }
}
