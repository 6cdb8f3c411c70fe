//! What every chart must hold, tried on every sample.

mod bounds;
mod errors;
mod samples;

use super::evidence::evidence;
use super::history::history;
use super::judgements::judgements;
use super::locator::locator;
use super::matrix::matrix;
use super::spread::spread;
use super::urgency::urgency;
use super::{Chart, ChartError};
use std::path::PathBuf;

/// Every sample, by the name of its expected picture.
fn all() -> Vec<(&'static str, Chart)> {
    let text = samples::text;
    let made: Vec<(&str, Result<Chart, ChartError>)> = vec![
        (
            "judgements-three-scopes",
            judgements(&text("grades", "Staying safe was inadequate"), &samples::three_scopes()),
        ),
        ("judgements-one-scope", judgements(&text("grades", "Care leavers fared worst"), &samples::one_scope())),
        (
            "history-two-frameworks",
            history(&text("history", "Two inspections, two scales"), &samples::two_frameworks()),
        ),
        ("history-four-reports", history(&text("history", "Four inspections, one scale"), &samples::four_reports())),
        ("spread", spread(&text("spread", "Most were good or better"), &samples::spread())),
        ("matrix-seven-themes", matrix(&text("matrix", "Evidence both ways"), &samples::matrix(7))),
        ("urgency", urgency(&text("urgency", "Eight of nine were urgent"), &samples::urgency())),
        ("locator", locator(&text("map", "Nine places on the map"), &samples::locator(9))),
        ("evidence", evidence(&text("evidence", "Staying safe drew most weaknesses"), &samples::evidence())),
    ];
    made.into_iter().map(|(name, chart)| (name, chart.unwrap())).collect()
}

#[test]
fn pictures_are_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let bless = std::env::var_os("ATLAS_BLESS").is_some();
    for (name, chart) in all() {
        let path = folder.join(format!("{name}.svg"));
        if bless {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &chart.file_svg).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            expected == chart.file_svg,
            "{} differs; look at the change, then run with ATLAS_BLESS=1",
            path.display()
        );
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    assert_eq!(all(), all());
}

#[test]
fn no_colour_font_or_id_is_printed_inline() {
    for (name, chart) in all() {
        for banned in ["#", "fill=", "stroke=", "style=", "font", " id=", "<?xml", "xmlns"] {
            assert!(!chart.inline_svg.contains(banned), "{name} holds {banned}");
        }
        assert!(chart.inline_svg.starts_with("<svg class=\"chart-svg\" viewBox=\"0 0 "));
        assert!(chart.inline_svg.contains("aria-hidden=\"true\" focusable=\"false\""));
    }
}

#[test]
fn files_stand_alone() {
    for (name, chart) in all() {
        for wanted in [
            "xmlns=\"http://www.w3.org/2000/svg\"",
            "role=\"img\"",
            &format!("aria-labelledby=\"{0}-title {0}-desc\"", chart.id),
            &format!("<title id=\"{}-title\">{}</title>", chart.id, chart.title),
            &format!("<desc id=\"{}-desc\">{}</desc>", chart.id, chart.description),
            "prefers-color-scheme:dark",
            "Source: joint area review",
        ] {
            assert!(chart.file_svg.contains(wanted), "{name} lacks {wanted}");
        }
    }
}

#[test]
fn all_text_lies_inside_the_picture() {
    for (name, chart) in all() {
        assert!(bounds::texts(&chart.inline_svg) > 4, "{name} has hardly any text");
        for picture in [&chart.inline_svg, &chart.file_svg] {
            assert_eq!(bounds::outside(picture), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn tables_have_no_empty_and_no_missing_cells() {
    for (name, chart) in all() {
        assert!(!chart.table.caption.is_empty() && !chart.table.rows.is_empty(), "{name}");
        for row in chart.table.rows.iter().chain([&chart.table.columns]) {
            assert_eq!(row.len(), chart.table.columns.len(), "{name}: {row:?}");
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{name}: {row:?}");
        }
    }
}

#[test]
fn a_tall_matrix_stays_small() {
    let text = samples::text("matrix", "Evidence both ways");
    let chart = matrix(&text, &samples::matrix(45)).unwrap();
    assert!(chart.inline_svg.len() < 40_000, "{} bytes", chart.inline_svg.len());
    assert_eq!(bounds::outside(&chart.inline_svg), Vec::<String>::new());
}

#[test]
fn a_map_of_many_places_has_marks_without_numbers() {
    let chart = locator(&samples::text("map", "Many places"), &samples::locator(150)).unwrap();
    assert_eq!(bounds::texts(&chart.inline_svg), 0);
    assert_eq!(chart.table.rows.len(), 151);
    assert_eq!(chart.inline_svg.matches("<circle").count(), 50);
}

#[test]
fn labels_are_escaped() {
    let mut data = samples::urgency();
    data.levels[0].label = "Health & <b>\"care\"</b>".to_owned();
    let mut text = samples::text("urgency", "A < B & \"C\"");
    text.source = "Source: <&\">".to_owned();
    let chart = urgency(&text, &data).unwrap();
    assert!(chart.inline_svg.contains("Health &amp; &lt;b&gt;&quot;care&quot;&lt;/b&gt;"));
    assert!(chart.file_svg.contains("-title\">A &lt; B &amp; &quot;C&quot;</title>"));
    assert!(chart.file_svg.contains("Source: &lt;&amp;&quot;&gt;"));
    assert_eq!(chart.table.rows[0][0], "Health & <b>\"care\"</b>");
}

#[test]
fn long_words_are_broken_and_never_cut() {
    let long = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2);
    let mut data = samples::three_scopes();
    data.areas[0].label.clone_from(&long);
    data.scopes[0].clone_from(&long);
    let chart = judgements(&samples::text("grades", "A long name"), &data).unwrap();
    assert_eq!(bounds::outside(&chart.inline_svg), Vec::<String>::new());
    let mut data = samples::matrix(5);
    data.reports[0].clone_from(&long);
    data.groups[0].themes[0].label.clone_from(&long);
    let chart = matrix(&samples::text("matrix", "A long name"), &data).unwrap();
    assert_eq!(bounds::outside(&chart.inline_svg), Vec::<String>::new());
    let mut data = samples::spread();
    data.reports[0].push(long);
    let chart = spread(&samples::text("spread", "A long name"), &data).unwrap();
    assert_eq!(bounds::outside(&chart.inline_svg), Vec::<String>::new());
}
