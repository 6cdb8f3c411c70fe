//! Reads a picture back and measures its text with our own width table.

use crate::render::charts::text_width::width;

/// How many texts a picture has.
pub fn texts(svg: &str) -> usize {
    svg.matches("<text").count()
}

/// The texts that reach outside the view box.
pub fn outside(svg: &str) -> Vec<String> {
    let view = attribute(svg, "viewBox").unwrap();
    let size: Vec<i32> = view.split(' ').map(|number| number.parse().unwrap()).collect();
    // A standalone picture moves its drawing; a group of one class does not.
    let (mut group, mut moved, mut found) = ("", (0, 0), Vec::new());
    for tag in svg.split('<').skip(1) {
        if let Some(shift) = attribute(tag, "transform") {
            // The land of a map is drawn at a scale of its own, and holds no text.
            if !shift.contains("scale") {
                let numbers = shift.trim_start_matches("translate(").trim_end_matches(')');
                let (x, y) = numbers.split_once(' ').unwrap();
                moved = (x.parse().unwrap(), y.parse().unwrap());
            }
        } else if tag.starts_with("g ") {
            group = tag;
        } else if tag.starts_with("/g") {
            group = "";
        } else if tag.starts_with("text") {
            let head = format!("{} {group}", tag.split('>').next().unwrap());
            let words = unescape(tag.split('>').nth(1).unwrap());
            let strong = head.contains("strong") || head.contains("gradetext");
            let wide = width(&words, strong);
            let x: i32 = attribute(&head, "x").unwrap().parse().unwrap();
            let y: i32 = attribute(&head, "y").unwrap().parse().unwrap();
            let left = moved.0
                + match attribute(&head, "text-anchor") {
                    Some("middle") => x - (wide + 1) / 2,
                    Some("end") => x - wide,
                    _ => x,
                };
            let base = moved.1 + y;
            if left < 0 || left + wide > size[2] || base < 10 || base + 3 > size[3] {
                found.push(words);
            }
        }
    }
    found
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag[start..].split('"').next()
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
