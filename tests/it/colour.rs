//! Colours as numbers: how far two lie apart, for whom.
//!
//! In: colours as a style sheet writes them. Out: their contrast by WCAG, and their difference by
//! CIEDE2000 as people with each kind of colour vision see them.

use palette::{
    FromColor, Lab, LinSrgb, Srgb,
    color_difference::{Ciede2000, Wcag21RelativeContrast},
};

/// A kind of colour vision: its name, and what it makes of linear red, green and blue.
pub type Vision = (&'static str, [[f32; 3]; 3]);

/// Full colour vision, and the complete lack of each of the three cones. The matrices are those of
/// Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision
/// deficiency" (2009), at severity 1.0.
pub const VISIONS: [Vision; 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deutan",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritan",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// A colour as a style sheet writes it: `#rgb` or `#rrggbb`.
pub fn parse(hex: &str) -> Srgb<u8> {
    hex.parse().unwrap_or_else(|error| panic!("{hex} is no colour: {error}"))
}

/// The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: &str, other: &str) -> f32 {
    parse(one).into_format::<f32>().relative_contrast(parse(other).into_format())
}

fn seen(hex: &str, (_, matrix): Vision) -> Lab {
    let linear: LinSrgb = parse(hex).into_linear();
    let channels = [linear.red, linear.green, linear.blue];
    let [red, green, blue] =
        matrix.map(|row| row.iter().zip(channels).map(|(weight, value)| weight * value).sum::<f32>().clamp(0.0, 1.0));
    Lab::from_color(LinSrgb::new(red, green, blue))
}

/// How far apart the nearest two of some colours lie for a kind of vision, by CIEDE2000.
pub fn least_difference(colours: &[&str], vision: Vision) -> f32 {
    let labs: Vec<Lab> = colours.iter().map(|colour| seen(colour, vision)).collect();
    let pairs = labs.iter().enumerate().flat_map(|(at, one)| labs[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.map(|(one, other)| one.difference(other)).fold(f32::INFINITY, f32::min)
}

#[test]
fn the_measures_are_the_published_ones() {
    assert!((contrast("#fff", "#000000") - 21.0).abs() < 0.01);
    // The first grey that WCAG's own examples let pass on white.
    assert!((contrast("#767676", "#fff") - 4.54).abs() < 0.01);
    // A pair of Sharma, Wu and Dalal's test data for CIEDE2000: 2.0425.
    let (one, other): (Lab, Lab) = (Lab::new(50.0, 2.6772, -79.7751), Lab::new(50.0, 0.0, -82.7485));
    assert!((one.difference(other) - 2.0425).abs() < 0.001);
    // Red and green traffic lights, which the guide to the palette warns of, fall together.
    let lights = ["#00703c", "#d4351c"];
    assert!(least_difference(&lights, VISIONS[1]) < least_difference(&lights, VISIONS[0]) / 2.0);
}
