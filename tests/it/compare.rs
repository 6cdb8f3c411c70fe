//! Authorities compared within one framework: what stands on the page, and how it grows.

use inspection_atlas::render::Outputs;

use crate::site::Site;

const PAGE: &str = "compare/area-2003/index.html";
const REPORT: &str = "content/reports/sandhaven-area-2005/";

/// The small atlas with so many more authorities, each with a report under the same framework.
fn with_more(number: usize) -> Outputs {
    let small = Site::small();
    let files: Vec<String> = small.paths().filter(|path| path.starts_with(REPORT)).map(str::to_owned).collect();
    let mut site = small.clone();
    for at in 100..100 + number {
        let renamed = |path: &str| {
            let text = small.text(path).replace("sandhaven-on-sea", &format!("town-{at}"));
            text.replace("Sandhaven-on-Sea", &format!("Town {at}"))
        };
        site = site.file(
            &format!("content/authorities/town-{at}.md"),
            renamed("content/authorities/sandhaven-on-sea.md")
                .replace("\"002\"", &format!("\"{at:03}\""))
                .replace("X06000002", &format!("X07{at:06}")),
        );
        for path in files.iter().filter(|path| !path.ends_with("checked.yaml")) {
            site = site.file(&path.replace("sandhaven", &format!("town-{at}")), renamed(path));
        }
    }
    site.write().outputs()
}

fn page(outputs: &Outputs) -> String {
    String::from_utf8(outputs.get(PAGE).expect("the page is there").to_vec()).unwrap()
}

#[test]
fn a_comparison_has_every_judgement_of_its_framework_and_none_of_another() {
    let outputs = with_more(0);
    let html = page(&outputs);
    for report in ["northshire-area-2004", "sandhaven-area-2005"] {
        let own = outputs.get(&format!("reports/{report}/index.html")).unwrap();
        let own = std::str::from_utf8(own).unwrap();
        let judgements: Vec<&str> = own
            .split("id=\"judgement-")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .filter(|anchor| !anchor.starts_with("s-"))
            .collect();
        assert!(!judgements.is_empty());
        for anchor in judgements {
            let link = format!("href=\"../../reports/{report}/index.html#judgement-{anchor}\"");
            assert_eq!(html.matches(&link).count(), 1, "{link}");
        }
    }
    assert!(!html.contains("lantern"), "another framework's report is compared");
}

#[test]
fn a_comparison_of_many_is_parted_and_grows_in_step() {
    let (some, twice) = (with_more(18), with_more(38));
    let (some, twice) = (page(&some), page(&twice));
    assert_eq!(some.matches("<table class=\"compare-grid").count(), 4, "twenty reports, six to a table");
    assert!(!some.contains("beside__list"), "findings are written out for few reports only");
    assert!(page(&with_more(1)).contains("beside__list"));
    assert!(twice.len() < some.len() * 2, "{} bytes for 20 reports, {} for 40", some.len(), twice.len());
}
