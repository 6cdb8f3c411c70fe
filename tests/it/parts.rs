//! Lists that are too long for a page: the small atlas at low limits, and synthetic atlases.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    sync::Arc,
};

use inspection_atlas::{
    audit,
    diagnostics::{self, Colour, Diagnostics},
    difference,
    model::{Atlas, ThemeIndex},
    pages::{self, Limits, List, Plan, Route},
    pipeline::{self, Clock},
    render::{self, Outputs, Shelf},
};

use crate::{
    content,
    maker::{self, Size},
    site::{HERE, Site},
    weight::compressed,
};

/// An atlas, its plan and its site.
pub struct Divided {
    pub atlas: Arc<Atlas>,
    pub plan: Plan,
    pub site: Outputs,
}

/// Builds the project in `root` with other limits than those of the program; fails where the content
/// or a finished page has a fault.
pub fn divided(root: &Path, limits: Limits) -> Divided {
    let mut begins = |_| ();
    let checked = pipeline::checked(root, None, &mut Clock::new(&mut begins)).unwrap();
    let (sources, mut found) = (checked.sources, Diagnostics::default());
    let atlas = checked.atlas.unwrap();
    let plan = pages::plan_within(&atlas, limits);
    let templates = pipeline::templates(&sources).unwrap();
    let assets: Vec<render::Asset<'_>> =
        sources.under("static").filter_map(|file| Some((file.path.strip_prefix("static/")?, file.bytes()))).collect();
    let shelf = Shelf::default();
    render::render(&atlas, &plan, &templates, &assets, &shelf).unwrap();
    let site = shelf.into_outputs();
    audit::run(&site, &mut found);
    let found = diagnostics::human(&found, &sources, Colour::Never);
    assert!(found.is_empty(), "{}", found.chars().take(4000).collect::<String>());
    Divided { atlas, plan, site }
}

/// Keeps a site for the tests of `tests/browser/`, in a folder of this name in that of `ATLAS_PARTS_OUT`.
fn kept(site: &Outputs, name: &str) {
    let Some(folder) = env::var_os("ATLAS_PARTS_OUT") else { return };
    for (path, output) in site.iter() {
        let file = Path::new(&folder).join(name).join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, &output.bytes).unwrap();
    }
}

/// So few that the small atlas has parts of every list, and parts of parts.
pub const LOW: Limits = Limits { entries: 3, rows: 1, reports: 1, nested: 1, addresses: 20 };

fn synthetic(reports: usize, limits: Limits) -> Divided {
    let folder = tempfile::tempdir().unwrap();
    maker::write(HERE.as_ref(), folder.path(), Size { reports, seed: 7 }).unwrap();
    divided(folder.path(), limits)
}

fn page(divided: &Divided, route: Route) -> &str {
    std::str::from_utf8(divided.site.get(&route.path(&divided.atlas)).unwrap()).unwrap()
}

/// The pages of a list: its own and those of its parts.
fn pages_of(divided: &Divided, list: List) -> Vec<&str> {
    let parts = divided.plan.pages.iter().filter(|page| matches!(page.route, Route::Part(part) if part.list == list));
    let mut pages: Vec<&str> = parts.map(|part| page(divided, part.route)).collect();
    pages.push(page(divided, list.page()));
    pages
}

#[test]
fn nothing_is_divided_that_is_not_long() {
    let (atlas, limits) = (content::atlas(), Limits::default());
    let fits = |index: &ThemeIndex| index.findings.len() + index.recommendations.len() <= limits.entries;
    let is_short = atlas.reports.len() <= limits.reports
        && atlas.recommendations.len() <= limits.entries
        && atlas.themes.ids().all(|id| fits(atlas.index.theme(id)))
        && atlas.groups.ids().all(|id| fits(atlas.index.group(id)));
    let parts = content::site().iter().filter(|(path, _)| path.ends_with(".html"));
    let parts = parts.filter(|(_, output)| String::from_utf8_lossy(&output.bytes).contains("class=\"kind-part\""));
    assert!(!is_short || parts.count() == 0);
}

#[test]
fn every_entry_of_a_divided_list_stands_on_one_of_its_pages() {
    let divided = synthetic(30, Limits { entries: 12, rows: 2, reports: 5, nested: 10, addresses: 100 });
    let atlas = &divided.atlas;
    let count = |list: List, what: &str| pages_of(&divided, list).iter().map(|page| page.matches(what).count()).sum();
    for id in atlas.themes.ids() {
        let index = atlas.index.theme(id);
        let shown: usize = count(List::Theme(id), "<li class=\"finding ");
        assert_eq!(shown, index.findings.len(), "{}", atlas.themes[id].slug);
        let asked: usize = count(List::Theme(id), "<li class=\"recommendation ");
        assert_eq!(asked, index.recommendations.len());
    }
    for id in atlas.groups.ids() {
        let shown: usize = count(List::Group(id), "<li class=\"finding ");
        assert_eq!(shown, atlas.index.group(id).findings.len());
    }
    for id in atlas.frameworks.ids() {
        let reports = atlas.index.reports_under(id).len();
        let listed: usize = count(List::Reports(id), "<tr data-facets=");
        assert_eq!(listed, reports);
        let compared: usize = count(List::Compared(id), "<div class=\"beside__side\" data-with=");
        let areas: usize = count(List::Compared(id), "<section class=\"compare-findings\"");
        assert!(compared >= reports && areas > 0);
        let rows: usize = count(List::Matrix(id), "<tr data-facets=\"region:");
        let areas = atlas.areas.ids().filter(|area| !atlas.index.themes_in(*area).is_empty()).count();
        assert_eq!(rows, reports * areas);
    }
    let authorities: usize = count(List::Authorities, "<tr data-facets=");
    assert_eq!(authorities, atlas.authorities.len());
    let asked: usize = count(List::Recommendations, "<tr data-facets=");
    assert_eq!(asked, atlas.authorities.ids().filter(|id| !atlas.index.reports_of(*id).is_empty()).count());
}

/// The ids in a part's page that are told by this attribute.
fn told<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!("{attribute}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What `static/js/compare-parts.js` rests on.
#[test]
fn the_data_of_a_comparison_lead_to_the_part_of_each_authority_and_all_parts_have_the_same_rows() {
    let divided = synthetic(120, Limits { entries: 200, rows: 300, reports: 20, nested: 200, addresses: 50_000 });
    kept(&divided.site, "many-in-parts");
    let (atlas, base) = (&divided.atlas, &divided.atlas.settings.base_url);
    let data = |address: &str| -> serde_json::Value {
        let path = address.strip_prefix(base.as_str()).unwrap();
        serde_json::from_slice(divided.site.get(path).unwrap()).unwrap()
    };
    for id in atlas.frameworks.ids() {
        let root = format!("{base}{}index.json", Route::CompareFramework(id).folder(atlas));
        let (mut rows, mut deepest) = (BTreeSet::new(), 0);
        for authority in atlas.authorities.ids() {
            let slug = atlas.authorities[authority].slug.as_str();
            let (mut here, mut steps) = (vec![data(&root)], 0);
            let mut pages = Vec::new();
            while let Some(level) = here.pop() {
                steps += 1;
                let parts = level["parts"].as_array().unwrap();
                let holds = |part: &&serde_json::Value| {
                    part["from"].as_str().unwrap() <= slug && slug <= part["to"].as_str().unwrap()
                };
                for part in parts.iter().filter(holds) {
                    let page = format!("{}index.html", part["url"].as_str().unwrap());
                    match part["parts"].as_u64().unwrap() {
                        0 => pages.push(page),
                        _ => here.push(data(part["data"].as_str().unwrap())),
                    }
                }
            }
            deepest = steps.max(deepest);
            let [page] = pages.as_slice() else { panic!("{slug} stands in {pages:?}") };
            let html = divided.site.get(page.strip_prefix(base.as_str()).unwrap()).unwrap();
            let html = std::str::from_utf8(html).unwrap();
            let columns = html.matches(&format!("<th scope=\"col\" data-with=\"{slug}\">")).count();
            let own = atlas.index.reports_of(authority).iter().filter(|report| atlas.reports[**report].framework == id);
            assert_eq!(columns, own.count(), "{slug} in {page}");
            assert!(
                html.contains(&format!("data-with=\"{slug}\" data-name=\"{}\"", atlas.authorities[authority].name))
            );
            let grid = html.split("data-grid>").nth(1).unwrap().split("</table>").next().unwrap();
            let areas: Vec<&str> = told(html, "class=\"compare-findings\" aria-labelledby");
            rows.insert((told(grid, "<tr class").len(), areas));
        }
        assert_eq!(rows.len(), 1, "parts with different rows cannot be set side by side");
        assert_eq!(deepest, 2, "some parts are divided");
    }
}

/// The heaviest page and the heaviest page's data of each kind, compressed.
fn heaviest(divided: &Divided) -> BTreeMap<String, usize> {
    let mut heaviest = BTreeMap::new();
    for entry in &divided.plan.pages {
        let kind = match entry.route {
            Route::Part(part) => format!("part of {}", part.list.page().kind()),
            other => other.kind().to_owned(),
        };
        let path = entry.route.path(&divided.atlas);
        let data = path.replace(".html", ".json");
        for (kind, path) in [(kind.clone(), path), (format!("data of {kind}"), data)] {
            let Some(bytes) = divided.site.get(&path) else { continue };
            let heaviest = heaviest.entry(kind).or_insert(0);
            *heaviest = compressed(bytes).max(*heaviest);
        }
    }
    heaviest
}

#[test]
fn no_kind_of_page_grows_with_the_number_of_reports() {
    let limits = Limits { entries: 12, rows: 4, reports: 4, nested: 10, addresses: 100 };
    let (one, two) = (synthetic(50, limits), synthetic(100, limits));
    let (few, many) = (heaviest(&one), heaviest(&two));
    assert!(few.keys().eq(many.keys()));
    let grown: Vec<String> = many
        .iter()
        .filter(|(kind, weight)| **weight * 10 > few[*kind] * 13)
        .map(|(kind, weight)| format!("the heaviest {kind} grew from {} to {weight}", few[kind]))
        .collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
    // And the number of pages grows as the number of reports does, not faster.
    assert!(two.plan.pages.len() <= one.plan.pages.len() * 2, "{} {}", one.plan.pages.len(), two.plan.pages.len());
}

#[test]
fn the_whole_file_gives_addresses_and_the_sitemap_has_parts() {
    let project = Site::small().write();
    let divided = divided(project.root(), LOW);
    kept(&divided.site, "small-in-parts");
    let text = |path: &str| String::from_utf8(divided.site.get(path).unwrap().to_vec()).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&text("data/atlas.json")).unwrap();
    let base = &divided.atlas.settings.base_url;
    for report in whole["reports"].as_array().unwrap() {
        let address = report["data"].as_str().unwrap();
        let data: serde_json::Value = serde_json::from_str(&text(address.strip_prefix(base).unwrap())).unwrap();
        assert_eq!(data["report"]["report"], report["report"]);
    }
    let index = text("sitemap.xml");
    let files: Vec<&str> = index.split("<loc>").skip(1).map(|rest| rest.split_once('<').unwrap().0).collect();
    assert!(files.len() > 1);
    let addresses: usize =
        files.iter().map(|file| text(file.strip_prefix(base.as_str()).unwrap()).matches("<loc>").count()).sum();
    assert_eq!(addresses, divided.plan.pages.len() - 1);
}

const EDITED: &str = "content/reports/northshire-area-2004/findings.yaml";

#[test]
fn two_sites_with_reports_in_files_of_their_own_are_compared_as_any() {
    let (old, new) =
        (Site::small(), Site::small().edit(EDITED, "Homes are safe, and many are far from school.", "Homes are near."));
    let [old, new] = [old, new].map(|site| site.write());
    let whole = difference::compare(&old.outputs(), &new.outputs()).unwrap();
    let [old, new] = [old, new].map(|project| divided(project.root(), LOW).site);
    let parted = difference::compare(&old, &new).unwrap();
    let entries = |difference| {
        let json: serde_json::Value = serde_json::from_str(&difference::json(difference, "a test")).unwrap();
        json["entries"].clone()
    };
    assert_eq!(entries(&parted), entries(&whole));
    assert!(entries(&whole).to_string().contains("Homes are near."));
}
