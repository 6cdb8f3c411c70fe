//! The description fits the files, and no order of grades spans two frameworks.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{super::schema::TABLES, ATLAS, BUILT, header};

fn package() -> Value {
    serde_json::from_slice(BUILT.0.get("data/datapackage.json").unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

#[test]
fn sizes_checksums_and_columns_are_those_of_the_files() {
    let (out, files) = &*BUILT;
    let package = package();
    let with_path: Vec<&Value> = list(&package["resources"]).iter().filter(|entry| !entry["path"].is_null()).collect();
    assert_eq!(with_path.len(), files.files.len() - 1);
    for resource in with_path {
        let path = resource["path"].as_str().unwrap();
        let bytes = out.get(&format!("data/{path}")).unwrap();
        assert_eq!(resource["bytes"], bytes.len());
        assert_eq!(resource["hash"], format!("sha256:{:x}", Sha256::digest(bytes)));
        let Some(name) = path.strip_suffix(".csv") else { continue };
        let fields: Vec<&str> =
            list(&resource["schema"]["fields"]).iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(fields.join(","), header(out, name));
        assert!(
            list(&resource["schema"]["fields"]).iter().all(|field| !field["description"].as_str().unwrap().is_empty())
        );
    }
}

#[test]
fn an_order_of_grades_stays_within_one_framework() {
    let package = package();
    let mut ordered = Vec::new();
    for resource in list(&package["resources"]) {
        let fields = resource["schema"]["fields"].as_array();
        for field in fields.into_iter().flatten().filter(|field| field["categoriesOrdered"] == true) {
            ordered.push((resource["name"].as_str().unwrap(), field));
        }
    }
    assert_eq!(ordered.len(), ATLAS.frameworks.len());
    for ((name, field), framework) in ordered.into_iter().zip(ATLAS.frameworks.values()) {
        assert_eq!(name, format!("scale-{}", framework.slug));
        let values: Vec<&str> =
            list(&field["categories"]).iter().map(|entry| entry["value"].as_str().unwrap()).collect();
        let grades: Vec<&str> = framework.scale.grades.iter().map(|grade| grade.key.as_str()).collect();
        assert_eq!(values, grades);
    }
}

#[test]
fn references_name_resources_and_columns_that_exist() {
    for table in TABLES {
        let named = |columns: &[&str], of: &str| {
            let other = TABLES.iter().find(|table| table.name == of).unwrap();
            columns.iter().all(|column| other.fields.iter().any(|field| field.name == *column))
        };
        assert!(named(table.primary_key, table.name));
        assert!(table.unique_keys.iter().all(|columns| named(columns, table.name)));
        for key in table.foreign_keys {
            assert!(named(key.fields, table.name) && named(key.keys, key.table), "{}", table.name);
            assert_eq!(key.fields.len(), key.keys.len());
        }
    }
}

#[test]
fn licence_sources_and_date_come_from_the_content() {
    let package = package();
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    assert_eq!(package["created"], format!("{}T00:00:00Z", ATLAS.settings.content_date));
    assert_eq!(list(&package["sources"]).len(), ATLAS.reports.len() + ATLAS.overviews.len());
    assert_eq!(package["name"], "the-inspection-atlas");
}
