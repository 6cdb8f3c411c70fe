//! JSON-LD: whatever the texts of a report and its authority, what stands in the script element of
//! their pages is JSON, cannot end the element, and gives the texts back.

use inspection_atlas::{
    model::Atlas,
    pages::Route,
    render::{Links, views::json_ld},
};
use serde_json::Value;

use super::project::{parts, small_text, within};

/// The parts are the title of a report, the name of its council, its inspectorate, and the site's title.
pub fn holds(data: &[u8]) {
    let parts = parts(data);
    let places = [
        ("content/reports/sandhaven-area-2005/report.yaml", "\"Whole area review of Sandhaven-on-Sea\""),
        ("content/authorities/sandhaven-on-sea.md", "\"Sandhaven-on-Sea Borough Council\""),
        ("content/reports/sandhaven-area-2005/report.yaml", "\"The Northern Inspectorate of Children's Services\""),
        ("atlas.yaml", "\"The small atlas\""),
    ];
    let mut files: Vec<(String, String)> = Vec::new();
    for (part, (path, own)) in parts.iter().zip(places) {
        if files.iter().all(|(known, _)| known != path) {
            files.push((path.to_owned(), small_text(path)));
        }
        let (_, text) = files.iter_mut().find(|(known, _)| known == path).expect("it was put there");
        // A text in JSON is a text in YAML.
        let quoted = serde_json::to_string(part).expect("a text is JSON");
        *text = text.replacen(own, &quoted, 1);
    }
    let files: Vec<_> = files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let joined = within(&files);
    if let Some(atlas) = joined.sound() {
        look(atlas);
    }
}

fn look(atlas: &Atlas) {
    let by_slug = |id: &_| atlas.reports[*id].slug.as_str() == "sandhaven-area-2005";
    let report = atlas.reports.ids().find(by_slug).expect("the report is joined");
    let authority = atlas.reports[report].authority;
    let found = graph(atlas, Route::Report(report));
    let document = of_type(&found, "Report");
    assert_eq!(document["name"], atlas.reports[report].title.as_str());
    assert_eq!(document["about"]["name"], atlas.authorities[authority].council.as_str());
    assert_eq!(document["publisher"][0]["name"], atlas.reports[report].inspectorates[0].as_str());
    let found = graph(atlas, Route::Authority(authority));
    assert_eq!(of_type(&found, "GovernmentOrganization")["name"], atlas.authorities[authority].council.as_str());
    let found = graph(atlas, Route::Home);
    assert_eq!(of_type(&found, "WebSite")["name"], atlas.settings.title.as_str());
}

/// What stands in the script element of a page.
fn graph(atlas: &Atlas, from: Route) -> Value {
    let json = json_ld::html(Links { from, ..Links::from_root(atlas) });
    assert!(!json.contains(['<', '>', '&']), "{json} could end its element");
    serde_json::from_str(&json).expect("JSON-LD is JSON")
}

fn of_type<'a>(graph: &'a Value, kind: &str) -> &'a Value {
    let all = graph["@graph"].as_array().expect("JSON-LD has a graph");
    all.iter().find(|one| one["@type"] == kind).expect("the page says what it is about")
}
