//! Where the pins of a map stand: at the middle of their place, pushed apart until none covers
//! another.
//!
//! Only sums, products and square roots are taken, which every machine rounds alike.

use super::sheet::Point;

/// Most rounds of pushing; what still overlaps then stays.
const ROUNDS: usize = 400;

/// The middle of a place: the centre of gravity of its largest ring, in the units of the ring.
pub fn middle(rings: &[Vec<Point>]) -> Option<(f64, f64)> {
    let largest = rings.iter().max_by_key(|ring| doubled_area(ring).abs())?;
    let first = *largest.first()?;
    let (mut x, mut y, mut weight) = (0.0, 0.0, 0.0);
    for (one, next) in pairs(largest) {
        // Measured from the first point, so that the products stay small.
        let (a, b) = (offset(one, first), offset(next, first));
        let part = a.0 * b.1 - b.0 * a.1;
        x += (a.0 + b.0) * part;
        y += (a.1 + b.1) * part;
        weight += 3.0 * part;
    }
    let corner = (f64::from(first.0), f64::from(first.1));
    Some(if weight == 0.0 { corner } else { (corner.0 + x / weight, corner.1 + y / weight) })
}

/// Twice the area of a ring; below nothing where it turns the other way.
fn doubled_area(ring: &[Point]) -> i64 {
    let part =
        |(one, next): (Point, Point)| i64::from(one.0) * i64::from(next.1) - i64::from(next.0) * i64::from(one.1);
    pairs(ring).map(part).sum()
}

fn pairs(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    ring.iter().copied().zip(ring.iter().copied().cycle().skip(1))
}

fn offset(point: Point, from: Point) -> (f64, f64) {
    (f64::from(point.0 - from.0), f64::from(point.1 - from.1))
}

/// Pushes pins apart until they stand `apart` from each other, inside a sheet of `size` and at
/// least `edge` from its edges. The order of the pins decides where two stand on one spot.
pub fn spread(pins: &mut [(f64, f64)], apart: f64, size: Point, edge: f64) {
    let (right, bottom) = (f64::from(size.0) - edge, f64::from(size.1) - edge);
    for _ in 0..ROUNDS {
        let mut moved = false;
        for later in 1..pins.len() {
            let (before, after) = pins.split_at_mut(later);
            for one in before {
                moved |= part(one, &mut after[0], apart);
            }
        }
        for pin in pins.iter_mut() {
            *pin = (pin.0.clamp(edge, right.max(edge)), pin.1.clamp(edge, bottom.max(edge)));
        }
        if !moved {
            break;
        }
    }
}

/// Moves two pins away from each other, half the way each; says whether it had to.
fn part(one: &mut (f64, f64), other: &mut (f64, f64), apart: f64) -> bool {
    let (x, y) = (other.0 - one.0, other.1 - one.1);
    let distance = (x * x + y * y).sqrt();
    if distance >= apart {
        return false;
    }
    // A little more than half, so that rounding cannot keep two pins at it for ever.
    let push = (apart - distance) / 2.0 + 0.01;
    let (x, y) = if distance > 0.0 { (x / distance, y / distance) } else { (1.0, 0.0) };
    *one = (one.0 - x * push, one.1 - y * push);
    *other = (other.0 + x * push, other.1 + y * push);
    true
}

#[cfg(test)]
mod tests {
    use super::{middle, spread};

    #[test]
    fn the_middle_is_that_of_the_largest_ring_either_way_round() {
        let square = vec![(10, 10), (30, 10), (30, 20), (10, 20)];
        let islet = vec![(0, 0), (1, 0), (1, 1)];
        assert_eq!(middle(&[islet.clone(), square.clone()]), Some((20.0, 15.0)));
        assert_eq!(middle(&[square.into_iter().rev().collect(), islet]), Some((20.0, 15.0)));
        assert_eq!(middle(&[vec![(4, 5)]]), Some((4.0, 5.0)));
        assert_eq!(middle(&[]), None);
    }

    #[test]
    fn pins_end_apart_and_on_the_sheet() {
        let mut pins: Vec<(f64, f64)> =
            (0..40).map(|pin| (40.0 + f64::from(pin % 3), 50.0 + f64::from(pin % 4))).collect();
        spread(&mut pins, 20.0, (320, 380), 11.0);
        for (at, one) in pins.iter().enumerate() {
            assert!(one.0 >= 11.0 && one.0 <= 309.0 && one.1 >= 11.0 && one.1 <= 369.0, "{one:?}");
            for other in &pins[..at] {
                let (x, y) = (one.0 - other.0, one.1 - other.1);
                assert!((x * x + y * y).sqrt() > 19.0, "{one:?} covers {other:?}");
            }
        }
    }
}
