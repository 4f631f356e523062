//! What an explanation says about doubt.

use neuroscale_quantity::Package;

use super::explain;

fn explained(id: &str) -> String {
    let package = Package::read(&neuroscale_data::files()).expect("the published tables");
    explain(&package, id).expect(id).to_string()
}

/// Log-uniform between 80 and 200 ms: 80·2.5^0.05 = 83.75 and 80·2.5^0.95 = 191.0.
#[test]
fn a_claim_with_a_closed_form_has_its_interval_without_monte_carlo_error() {
    let text = explained("dl-spread-time");
    assert!(text.contains("90 %: 0.08375 to 0.191 s, closed form"), "{text}");
    assert!(text.contains("stated      inside the 90 % interval"), "{text}");
}

#[test]
fn a_sampled_claim_names_its_errors_and_its_drivers_the_worst_first() {
    let text = explained("dl-year-slow");
    assert!(text.contains(" year, sampled") && text.contains("(± "), "{text}");
    let place = |driver: &str| text.find(&format!(")  {driver}  ←"));
    let [worst, second] =
        [place("time of reliable conscious recognition"), place("Purkinje cells of the human cerebellum")];
    assert!(worst.is_some() && worst < second, "{text}");
    assert!(text.contains("stated      inside the 90 % interval"), "{text}");
}

#[test]
fn a_figure_has_intervals_for_derivations_that_vary_alone() {
    assert!(explained("energy").contains("drivers     total share in the variance of log10 of the number"));
    assert!(!explained("hpc-growth").contains("interval    "));
}

#[test]
fn a_claim_names_its_document_by_title_author_date_and_address() {
    let cited = "“The Brain vs Deep Learning Part I: Computational Complexity — Or Why the Singularity Is Nowhere Near”, \
                 Tim Dettmers, 2015-07-27 <http://timdettmers.com/2015/07/27/brain-vs-deep-learning-singularity/>";
    assert!(explained("dl-year-slow").contains(cited));
}
