//! tmp
fn main() {
    let c = inspection_atlas::pipeline::checked(std::path::Path::new(".")).unwrap();
    print!(
        "{}",
        inspection_atlas::diagnostics::human(&c.diagnostics, &c.sources, inspection_atlas::diagnostics::Colour::Never)
    );
    println!("{}", inspection_atlas::diagnostics::summary_line(&c.diagnostics, &c.sources));
}
