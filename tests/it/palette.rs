//! Every colour of the tokens can be told from what it stands on, in light, in dark and on paper;
//! every grade from every other; and no sheet has a colour of its own.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    colour::{VISIONS, contrast, least_difference, parse},
    site::{here, text, tree},
};

/// Words need this contrast (WCAG 1.4.3), and marks that mean something that (1.4.11).
const WORDS: f32 = 4.5;
const MARKS: f32 = 3.0;

/// How far apart any two grades of one scale lie at least, by CIEDE2000; rounded, as measured.
const GRADES_APART: f32 = 17.0;

/// What stands on what, and the contrast it needs.
const PAIRS: &[(&str, &[&str], f32)] = &[
    ("ink", &["paper", "wash", "accent-wash"], WORDS),
    ("muted", &["paper", "wash", "accent-wash"], WORDS),
    ("accent", &["paper", "wash", "accent-wash"], WORDS),
    ("accent-deep", &["paper", "wash", "accent-wash"], WORDS),
    ("paper", &["accent", "evidence"], WORDS),
    ("evidence", &["paper", "accent-wash"], MARKS),
    ("rule", &["paper", "wash", "accent-wash"], MARKS),
    ("urgency-1", &["paper"], MARKS),
    ("grade-edge", &["paper", "accent-wash"], MARKS),
];

/// Words on the steps of each scale.
const STEPS: &[&[(&str, &str)]] = &[
    &[("on-1", "g3-1"), ("on-g3-2", "g3-2"), ("on-last", "g3-3")],
    &[("on-1", "g4-1"), ("on-g4-2", "g4-2"), ("on-g4-3", "g4-3"), ("on-last", "g4-4")],
    &[("on-1", "g5-1"), ("on-g5-2", "g5-2"), ("on-g5-3", "g5-3"), ("on-g5-4", "g5-4"), ("on-last", "g5-5")],
];

/// What no contrast is asked of: lines that part what is parted already, and fills whose edge
/// carries the meaning.
const QUIET: &[&str] = &["hairline", "urgency-2", "urgency-3", "urgency-4", "wash", "accent-wash"];

type Colours = BTreeMap<String, String>;

/// The colours that a part of a sheet gives to names.
fn colours(css: &str) -> Colours {
    let parts = css.split([';', '{', '}']).filter_map(|part| part.trim().strip_prefix("--")?.split_once(':'));
    let values = parts.map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
    values.filter(|(_, value)| value.starts_with('#')).collect()
}

/// A sheet without its comments.
fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |css, part| css + part.split_once("*/").expect("a comment ends").1)
}

/// The colours in light, in dark and on paper.
fn schemes() -> [(&'static str, Colours); 3] {
    let tokens = without_comments(&text("static/css/tokens.css"));
    let (light, dark) =
        tokens.split_once("@media screen and (prefers-color-scheme: dark)").expect("there is a dark set");
    let light = colours(light);
    let over = |other: &str| light.clone().into_iter().chain(colours(other)).collect::<Colours>();
    [("dark", over(dark)), ("print", over(&without_comments(&text("static/css/print.css")))), ("light", light.clone())]
}

fn fail(faults: &[String]) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_read_and_what_means_something_can_be_told_from_its_ground() {
    let pairs = PAIRS.iter().flat_map(|(on, grounds, least)| grounds.iter().map(move |ground| (*on, *ground, *least)));
    let steps = STEPS.iter().copied().flatten().map(|(on, step)| (*on, *step, WORDS));
    let all: Vec<(&str, &str, f32)> = pairs.chain(steps).collect();
    let mut faults = Vec::new();
    for (scheme, colours) in schemes() {
        for (on, ground, least) in &all {
            let ratio = contrast(&colours[*on], &colours[*ground]);
            if ratio < *least {
                faults.push(format!("{scheme}: {on} on {ground} has {ratio:.2}:1 and needs {least}"));
            }
        }
    }
    fail(&faults);
}

#[test]
fn any_two_grades_of_a_scale_can_be_told_apart_with_any_colour_vision() {
    let mut faults = Vec::new();
    for (scheme, colours) in schemes() {
        for scale in STEPS {
            let steps: Vec<&str> = scale.iter().map(|(_, step)| colours[*step].as_str()).collect();
            for vision in VISIONS {
                let apart = least_difference(&steps, vision);
                if apart.round() < GRADES_APART {
                    faults.push(format!(
                        "{scheme}: two of {} grades lie {apart:.1} apart for {}",
                        steps.len(),
                        vision.0
                    ));
                }
            }
        }
    }
    fail(&faults);
}

#[test]
fn what_the_tokens_say_of_themselves_was_measured() {
    let tokens = text("static/css/tokens.css");
    let said: String = tokens.split("*/").next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    let [(_, dark), _, (_, light)] = schemes();
    let mut faults = Vec::new();
    for scale in STEPS {
        let of = scale.len();
        let words = [&light, &dark].map(|colours| {
            let ratios = scale.iter().map(|(on, step)| contrast(&colours[*on], &colours[*step]));
            ratios.map(|ratio| format!("{ratio:.1}")).collect::<Vec<_>>().join(" ")
        });
        let apart = [&light, &dark].map(|colours| {
            let steps: Vec<&str> = scale.iter().map(|(_, step)| colours[*step].as_str()).collect();
            VISIONS.map(|vision| format!("{:.1}", least_difference(&steps, vision))).join(" ")
        });
        let lines = [("text on grades of", words), ("grades of", apart)];
        for (line, [light, dark]) in lines {
            let end = if line == "grades of" { "apart " } else { "" };
            let line = format!("{line} {of} {end}{light} {dark}");
            if !said.contains(&line) {
                faults.push(format!("static/css/tokens.css should say: {line}"));
            }
        }
    }
    fail(&faults);
}

/// The names of colours that properties of a group take, over all sheets.
fn used_by(properties: &[&str], known: &Colours) -> BTreeSet<String> {
    let sheets = tree(&here("static/css")).into_values().map(|bytes| String::from_utf8(bytes).unwrap());
    let css: String = sheets.map(|sheet| without_comments(&sheet)).collect();
    let mut names = BTreeSet::new();
    for (property, value) in css.split([';', '{', '}']).filter_map(|part| part.split_once(':')) {
        if properties.contains(&property.trim()) {
            let tokens = value.split("var(--").skip(1).filter_map(|part| part.split(')').next());
            names.extend(tokens.filter(|name| known.contains_key(*name)).map(str::to_owned));
        }
    }
    names
}

#[test]
fn every_colour_that_the_sheets_use_stands_in_the_table() {
    let [_, _, (_, known)] = schemes();
    let on = |least: f32| PAIRS.iter().filter(move |pair| pair.2 >= least).map(|pair| pair.0.to_owned());
    let words: BTreeSet<String> = on(WORDS).collect();
    let marks: BTreeSet<String> = on(MARKS).chain(QUIET.iter().map(|name| (*name).to_owned())).collect();
    let grounds: BTreeSet<String> =
        PAIRS.iter().flat_map(|(_, grounds, _)| grounds.iter().map(|name| (*name).to_owned())).collect();
    let lines =
        ["border", "border-top", "border-bottom", "border-inline-start", "border-color", "outline", "stroke", "fill"];
    let mut faults = Vec::new();
    // The sign between breadcrumbs is a mark, and the only text in the colour of rules.
    let text = used_by(&["color"], &known).into_iter().filter(|name| name != "rule");
    faults.extend(text.filter(|name| !words.contains(name)).map(|name| format!("text in {name}")));
    faults.extend(used_by(&lines, &known).difference(&marks).map(|name| format!("a mark in {name}")));
    let under: BTreeSet<String> = grounds.into_iter().chain(marks).collect();
    faults.extend(
        used_by(&["background", "background-color"], &known)
            .difference(&under)
            .map(|name| format!("a ground in {name}")),
    );
    fail(&faults);
}

#[test]
fn only_the_tokens_and_the_paper_name_colours() {
    let mut faults = Vec::new();
    for (path, bytes) in tree(&here("static/css")) {
        let css = without_comments(&String::from_utf8(bytes).unwrap());
        let named = css.split([';', '{', '}']).filter_map(|part| part.split_once(':'));
        let values = named.filter(|(_, value)| value.contains('#') || value.contains("rgb(") || value.contains("hsl("));
        if !matches!(path.as_str(), "tokens.css" | "print.css") {
            faults.extend(values.map(|(name, value)| format!("{path}: {}:{value}", name.trim())));
        }
    }
    fail(&faults);
}

/// The token behind a name of the standalone drawings, whose sheet is short for its weight's sake.
fn token(short: &str) -> String {
    let digits = |name: &str| name.chars().map(String::from).collect::<Vec<_>>().join("-");
    match short.split_at(1) {
        ("u", step) => format!("urgency-{step}"),
        ("g", step) if step.len() == 2 => format!("g{}", digits(step)),
        ("o", "n") => "on-last".to_owned(),
        ("o", "1") => "on-1".to_owned(),
        ("o", step) if step.len() == 2 => format!("on-g{}", digits(step)),
        _ if short == "edge" => "grade-edge".to_owned(),
        _ if short == "ground" => "accent-wash".to_owned(),
        _ => short.to_owned(),
    }
}

#[test]
fn drawings_on_their_own_have_the_same_colours() {
    let sheet = text("src/render/charts/standalone.css");
    let (light, dark) = sheet.split_once("@media (prefers-color-scheme:dark)").expect("there is a dark set");
    let [(_, dark_tokens), _, (_, light_tokens)] = schemes();
    for (part, tokens) in [(light, &light_tokens), (dark, &dark_tokens)] {
        let own = colours(part);
        assert!(own.len() > 20, "{own:?}");
        for (short, value) in own {
            let name = token(&short);
            let expected = tokens.get(&name).unwrap_or_else(|| panic!("--{short} stands for no token"));
            assert_eq!(parse(&value), parse(expected), "--{short} of the drawings, {name} of the pages");
        }
    }
}

#[test]
fn the_browser_is_told_the_colours_of_the_tokens() {
    let base = text("templates/base.html");
    let [(_, dark), _, (_, light)] = schemes();
    for (scheme, colour) in [("light", &light["accent"]), ("dark", &dark["paper"])] {
        let tag =
            format!("<meta name=\"theme-color\" media=\"(prefers-color-scheme: {scheme})\" content=\"{colour}\">");
        assert!(base.contains(&tag), "templates/base.html has no {tag}");
    }
}
