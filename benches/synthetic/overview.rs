//! The national overview and the themes that rest on it.

use super::{
    Files, Size,
    authorities::practice_id,
    places::Place,
    random::Random,
    sentence::fill,
    shared::list,
    topics::{AREAS, GROUPS, THEMES, area_of},
    words::{MEASURES, OPENINGS, REQUESTS, STRENGTHS, WEAKNESSES},
};

/// The overview's id.
pub const OVERVIEW: &str = "joining-up-2006";

/// The files of the overview and of all themes.
pub fn files(size: Size) -> Files {
    let mut random = Random::of(size.seed, OVERVIEW);
    let mut files = vec![
        (format!("content/overviews/{OVERVIEW}/overview.yaml"), overview(size, &mut random)),
        (format!("content/overviews/{OVERVIEW}/statements.yaml"), statements(&mut random)),
        (format!("content/overviews/{OVERVIEW}/summary.md"), summary(&mut random)),
    ];
    files.extend((0..THEMES.len()).map(|number| theme(size, number)));
    files
}

fn overview(size: Size, random: &mut Random) -> String {
    let mut text = "title: \"Joining up: what forty invented reviews say\"\nshort_title: \"Joining up (2006)\"\n\
        published: 2006-11\nreference: \"LO-2006-17\"\ninspectorates: [\"The Lantern Office\"]\n\
        licence: \"Invented; free to copy.\"\ncoverage: \"It draws on forty invented reviews.\"\n"
        .to_owned();
    text += &list("areas", AREAS.iter().enumerate().map(|(at, (key, label))| {
        let practice: Vec<String> = (at..size.practices()).step_by(AREAS.len()).take(12).map(practice_id).collect();
        format!(
            "key: {key}\n    label: \"{label}\"\n    summary: \"{}\"\n    sections: [section:{key}/strengths, section:{key}/barriers]{}",
            fill(&OPENINGS[2..], label, random),
            if practice.is_empty() { String::new() } else { format!("\n    practice: [{}]", practice.join(", ")) }
        )
    }));
    text += &list("dominant_themes", (0..5).map(|at| {
        let (theme, _, topic) = THEMES[at * 8];
        let statement = fill(WEAKNESSES, topic, random);
        format!("id: {theme}\n    weight: dominant\n    statement: \"{statement}\"\n    themes: [{theme}]\n    paragraphs: [section:about]")
    }));
    text += &list("recommendations", (0..8).map(|at| {
        let (theme, _, topic) = THEMES[at * 5];
        let statement = fill(REQUESTS, topic, random);
        format!("id: {theme}\n    statement: \"{statement}\"\n    themes: [{theme}]\n    groups: [{}]\n    paragraphs: [section:recommendations]", GROUPS[at].0)
    }));
    text += &list("facts", (0..6).map(|at| {
        let (area, _) = AREAS[at % AREAS.len()];
        let measure = fill(&[MEASURES[1].0], THEMES[at * 6].2, random);
        format!("id: fact-{at}\n    outcome_area: {area}\n    statement: \"The overview counts {} {measure}.\"\n    paragraphs: [section:{area}/barriers]", random.between(200, 9000))
    }));
    text += &list("figures", (1..4).map(|at| {
        format!("id: figure-{at}\n    label: \"Figure {at}\"\n    shows: \"An invented count of the forty reviews.\"\n    paragraphs: [section:about]")
    }));
    text + "figures_note: \"The figures are pictures without values.\"\n"
}

/// Two statements on each theme, one either way.
fn statements(random: &mut Random) -> String {
    let statement = |(number, polarity): (usize, &str)| {
        let (theme, _, topic) = THEMES[number];
        let (area, _) = AREAS[area_of(number)];
        let patterns = if polarity == "strength" { STRENGTHS } else { WEAKNESSES };
        format!(
            "id: {theme}-{polarity}\n    outcome_area: {area}\n    polarity: {polarity}\n    statement: \"{}\"\n    themes: [{theme}]\n    groups: [{}]\n    paragraphs: [section:{area}/strengths]",
            fill(patterns, topic, random),
            random.one(&GROUPS).0
        )
    };
    let both = (0..THEMES.len()).flat_map(|number| [(number, "strength"), (number, "barrier")]);
    list("statements", both.map(statement))
}

fn summary(random: &mut Random) -> String {
    let mut text = String::new();
    for (number, (area, label)) in AREAS.iter().enumerate() {
        text += &format!("## {label}\n\n");
        for (theme, title, topic) in &THEMES[number * 8..number * 8 + 6] {
            let patterns = if random.once_in(2) { STRENGTHS } else { WEAKNESSES };
            text += &format!("{} See [{title}](theme:{theme}) [§ {area}/strengths]. ", fill(patterns, topic, random));
        }
        text += "\n\n";
    }
    text
}

/// A theme, with an essay that cites the overview and a few reports.
fn theme(size: Size, number: usize) -> (String, String) {
    let (id, title, topic) = THEMES[number];
    let random = &mut Random::of(size.seed, id);
    let (area, _) = AREAS[area_of(number)];
    let related = THEMES[(number + 1) % THEMES.len()].0;
    let mut text = format!(
        "---\ntitle: \"{title}\"\noutcome_area: {area}\nsummary: \"What the invented reports say on {topic}.\"\nrelated: [{related}]\n---\n\
         {} [{OVERVIEW} § {area}/strengths].\n\n",
        fill(&OPENINGS[2..], topic, random)
    );
    for _ in 0..size.reports.min(8) {
        let report = Place::of(random.below(size.reports));
        let patterns = if random.once_in(2) { STRENGTHS } else { WEAKNESSES };
        let statement = fill(patterns, topic, random);
        let statement = statement.trim_end_matches('.');
        text += &format!("{statement} [{} ¶{}].\n\n", report.id(), random.between(10, 80));
    }
    (format!("content/themes/{id}.md"), text)
}
