//! What a report may judge, and how, by the inspection framework that it names.

use serde_json::{Value, json};

use super::ids::words;
use crate::{
    content::ID_MARK,
    model::{Atlas, Framework, Slug},
};

/// Makes the schema of a report ask for the areas, columns and grades of the framework it names.
pub fn by_framework(atlas: &Atlas, schema: &mut Value) {
    // Without this, an editor would offer the grades of every framework beside the right ones.
    if let Some(entry) = schema.pointer_mut("/properties/judgements/items/properties").and_then(Value::as_object_mut) {
        for part in entry.values_mut().filter_map(Value::as_object_mut) {
            part.shift_remove(ID_MARK);
        }
    }
    let rules: Vec<Value> = atlas.frameworks.values().map(rule).collect();
    if let (false, Some(root)) = (rules.is_empty(), schema.as_object_mut()) {
        root.insert("allOf".to_owned(), Value::Array(rules));
    }
}

fn rule(framework: &Framework) -> Value {
    let areas: Vec<&Slug> = framework.areas.iter().map(|area| &area.key).collect();
    let scopes: Vec<&Slug> = framework.scopes.iter().map(|scope| &scope.key).collect();
    let grades: Vec<&Slug> = framework.scale.grades.iter().map(|grade| &grade.key).collect();
    let judgement = json!({ "properties": {
        "area": { "enum": words(&areas, false) },
        "scope": { "enum": words(&scopes, true) },
        "grade": { "enum": words(&grades, false) },
    } });
    json!({
        "if": { "properties": { "framework": { "const": framework.slug.as_str() } }, "required": ["framework"] },
        "then": { "properties": { "judgements": { "items": judgement } } },
    })
}
