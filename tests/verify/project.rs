//! A small project of our own: one report, one overview, and texts they could have come from.

use std::fs;

use inspection_atlas::{
    content,
    diagnostics::{Colour, Diagnostics, human},
    link,
    model::Atlas,
    source::{self, Sources},
    verify::{ReportCheck, SourceTexts, run},
};

/// The text the report summarises.
pub const REPORT: &str = "Review of Northtown\n\nPublished: 3 May 2006\n\nReference no: 123\n\nContents\n\nIntroduction\t2\nSafety\t3\nGrades\t4\n\n\
Introduction\n\n1. This review was made by a team of five inspectors.\n\n2. Northtown has 806,744 people, nearly one quarter of them under 18.\n\n\
Safety\n\n3. The overall contribution of services to safety is adequate. In March 2006, 40 cases¹ waited, against 12% in\n\n\
¹ Counted over 295 days.\n\n---\n\nsimilar places. The majority are seen within two working days of the day on which they come in; of the rest * is not given.\n\n\
For action over the next six months\n\n- 4. Improve the plans for children who wait.\n- 5. The thirteenth meeting was of no importance.\n\n\
Grades\n\nSafety\t2\n\nAnnex: Method\n\n1. The work took three weeks.\n";

/// The text the overview summarises.
pub const OVERVIEW: &str = "# All of it: an overview\n\n**Published:** April 2007\n\nNo. 070\n\n## Contents\n\nSummary\t4\nBeing safe\t6\n\n\
## Summary\n\nThere are 102 councils.\n\n## Being safe\n\n### Key strengths\n\n- good plans in 37 places\n\n### Barriers\n\n- few staff\n\n\
**Easton: a plan**\n\nEaston cut its list by half.\n";

const FILES: &[(&str, &str)] = &[
    (
        "atlas.yaml",
        "title: T\ntagline: T\ndescription: D\nbase_url: https://a.example/\nrepository: https://a.example/r\nbranch: main\ncontent_date: 2026-11-21\nlicence: {text: L, content_name: C, content_url: https://a.example/c, code_name: M}\nnotices: {independence: I, not_today: N}\nnavigation: [reports]\n",
    ),
    (
        "content/frameworks/f.yaml",
        "title: F\nshort_title: F\nsummary: S\ninspectorates: [O]\nin_force: {from: 2005}\nscale:\n  title: G\n  grades:\n    - {key: adequate, label: Adequate, number: 2, meaning: M}\nareas:\n  - {key: safety, label: Safety}\nurgencies:\n  - {key: soon, label: Soon}\n  - {key: later, label: Later}\n",
    ),
    (
        "content/authorities/northtown.md",
        "---\nname: Northtown\ncouncil: Northtown Council\nkind: unitary\nregion: North\ncodes:\n  - {scheme: dfe, value: \"999\"}\n---\n\nIn the 2006 review it has 806,744 people [north-2006 ¶2].\n",
    ),
    (
        "content/themes/plans.md",
        "---\ntitle: Plans\noutcome_area: being-safe\nsummary: On plans.\n---\n\nThe overview counts good plans in 37 places [all-2007 § being-safe/strengths].\n",
    ),
    ("content/groups.yaml", "groups:\n  - {id: all, label: All, description: D}\n"),
    ("content/glossary.yaml", "terms:\n  - {id: t, term: T, meaning: M}\n"),
    ("content/pages/about.md", "---\ntitle: About\ndescription: D\n---\n\nText.\n"),
    (
        "content/practice/easton.md",
        "---\ntitle: Easton\nauthority: northtown\noverview: all-2007\noutcome_area: being-safe\nthemes: [plans]\nsummary: Easton halved its list.\nparagraphs: [section:being-safe/easton]\n---\n\nThe list was cut by 50% [§ being-safe/easton].\n",
    ),
    (
        "content/reports/north-2006/report.yaml",
        "authority: northtown\nframework: f\ntitle: Review of Northtown\nshort_title: Northtown 2006\npublished: 2006-05-03\nreference: \"123\"\ninspectorates: [O]\nlicence: L\njudgements:\n  - {area: safety, grade: adequate, paragraphs: [section:grades, 3-5]}\nearlier_inspections:\n  - {id: e, title: E, date: 2006-03, outcome: adequate, statement: It waited in March 2006., paragraphs: [3]}\ndefects:\n  - {id: d, kind: contradiction, statement: It is said two times that 40 wait., paragraphs: [3]}\n  - {id: p, kind: placeholder, statement: The cover has 00000., paragraphs: [1]}\nout_of_scope:\n  - {paragraphs: [1, \"annex:1\"], why: Method.}\n",
    ),
    (
        "content/reports/north-2006/findings.yaml",
        "findings:\n  - id: waits\n    statement: \"Forty cases stood in line in March 2006, counted over 295 days.\"\n    polarity: weakness\n    area: safety\n    themes: [plans]\n    paragraphs: [3]\n",
    ),
    (
        "content/reports/north-2006/recommendations.yaml",
        "recommendations:\n  - {id: plans, statement: \"Better plans are wanted within six months.\", urgency: soon, themes: [plans], paragraphs: [4]}\nnone_under:\n  - {urgency: later, statement: Nothing is asked for later., paragraphs: [4]}\n",
    ),
    (
        "content/reports/north-2006/figures.yaml",
        "figures:\n  - {id: people, measure: People, value: \"806,744\", unit: people, topic: people, paragraphs: [2], compared_with: [{label: similar places, value: \"not printed; it is lower\"}]}\n  - {id: seen, measure: Seen in time, value: majority, unit: share, topic: care, paragraphs: [3]}\n",
    ),
    (
        "content/reports/north-2006/summary.md",
        "## What it is\n\nThe review came out in May 2006. Five people made it [¶1].\n\nA *quarter* of its people are under 18 [¶2]; in [the safety chapter](theme:plans) 12% is the mark elsewhere [¶3].\n",
    ),
    (
        "content/overviews/all-2007/overview.yaml",
        "title: All of it\nshort_title: All (2007)\npublished: 2007-04\nreference: \"070\"\ninspectorates: [O]\nlicence: L\ncoverage: C\nareas:\n  - {key: being-safe, label: Being safe, summary: There are good plans in 37 places., sections: [section:being-safe]}\ndominant_themes: []\nrecommendations: []\nfacts:\n  - {id: councils, statement: There are 102 councils., paragraphs: [section:summary]}\nfigures: []\nfigures_note: N\n",
    ),
    (
        "content/overviews/all-2007/statements.yaml",
        "statements:\n  - {id: s, outcome_area: being-safe, polarity: strength, statement: Plans are good., themes: [plans], paragraphs: [section:being-safe/strengths]}\n",
    ),
    ("content/overviews/all-2007/summary.md", "It was published in April 2007 and is on 102 councils [§ summary].\n"),
];

/// A project as it was read.
pub struct Project {
    pub sources: Sources,
    pub atlas: Atlas,
    pub texts: SourceTexts,
}

/// The project, with `changes` made: a file, what stands in it, and what is to stand there instead.
pub fn project(changes: &[(&str, &str, &str)]) -> Project {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let mut text = (*text).to_owned();
        for (_, from, to) in changes.iter().filter(|(file, ..)| path.ends_with(file)) {
            assert!(text.contains(from), "{path} does not hold {from}");
            text = text.replacen(from, to, 1);
        }
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    for empty in ["static", "templates"] {
        fs::create_dir_all(folder.path().join(empty)).unwrap();
    }
    let sources = source::discover(folder.path()).unwrap();
    let mut diagnostics = Diagnostics::default();
    let content = content::parse(&sources, &mut diagnostics);
    let atlas = link::link(content, None, &mut diagnostics);
    assert_eq!(human(&diagnostics, &sources, Colour::Never), "");
    let mut texts = SourceTexts::default();
    texts.insert("north-2006", REPORT);
    texts.insert("all-2007", OVERVIEW);
    Project { sources, atlas: atlas.unwrap(), texts }
}

impl Project {
    /// Runs the checks: what they came to, and the faults as text.
    pub fn run(&self) -> (Vec<ReportCheck>, String) {
        let mut diagnostics = Diagnostics::default();
        let checks = run(&self.atlas, &self.texts, &self.sources, &mut diagnostics);
        // Labels hold spaces that keep a line together; the tests write plain ones.
        (checks, human(&diagnostics, &self.sources, Colour::Never).replace('\u{a0}', " "))
    }
}
