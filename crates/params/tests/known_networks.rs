//! Counts that other people published or that a checkpoint contains, met exactly.

use neuroscale_params::{
    Gpt, check_architectures, equal_width_shapes, gpt_output_units, gpt_parameters, gpt_parts,
    layered_weights, weighted_connections,
};
use neuroscale_params::{Population, biases, connections, connections_from_both_ends, parameters, weights};
use neuroscale_quantity::{Count, Package};

fn gpt(layers: u32, width: u32, context: u32) -> Gpt<Count> {
    Gpt { layers, width, feed_forward: 4 * width, vocabulary: 50257, context }.map(Count::from)
}

/// Stored elements of the checkpoints published with Radford et al. 2019, tied embedding counted once.
#[test]
fn the_gpt_2_family_has_the_parameters_of_its_checkpoints() {
    let sizes = [(12, 768, 124_439_808), (24, 1024, 354_823_168), (36, 1280, 774_030_080)];
    for (layers, width, stored) in sizes.into_iter().chain([(48, 1600, 1_557_611_200)]) {
        assert_eq!(
            gpt_parameters(gpt(layers, width, 1024)).get(),
            Some(stored),
            "{layers} layers of {width}"
        );
    }
}

/// Brown et al. 2020, table 2.1 (96 layers of 12 288, context 2048), with the vocabulary of GPT-2.
#[test]
fn gpt_3_has_175_billion_parameters_and_ten_million_output_units() {
    let gpt3 = gpt(96, 12288, 2048);
    assert_eq!(gpt_parameters(gpt3).get(), Some(174_604_259_328));
    assert_eq!(gpt_output_units(gpt3).get(), Some(10_616_832));
}

/// Shapes of the tensors `wte`, `wpe`, `attn`, `mlp`, `ln_1`, `ln_2`, `ln_f` in GPT-2's smallest checkpoint.
#[test]
fn the_parts_of_gpt_2_are_its_tensors() {
    let parts = gpt_parts(gpt(12, 768, 1024));
    assert_eq!(parts.embeddings.get(), Some(50257 * 768 + 1024 * 768));
    assert_eq!(parts.attention.get(), Some(12 * (768 * 2304 + 2304 + 768 * 768 + 768)));
    assert_eq!(parts.mlp.get(), Some(12 * (768 * 3072 + 3072 + 3072 * 768 + 768)));
    assert_eq!(parts.norms.get(), Some(12 * 4 * 768 + 2 * 768));
}

/// Weights of the fully connected end of the 1998 network LeNet-5, its C5 taken as dense: 400 to 120 to 84 to 10.
#[test]
fn dense_layers_add_up_gap_by_gap() {
    let widths = [400, 120, 84, 10].map(Count::from);
    assert_eq!(layered_weights(&widths).and_then(Count::get), Some(48_000 + 10_080 + 840));
}

/// The arithmetic of the document `chat-parameters`, answers 1 and 3.
#[test]
fn a_brain_of_equal_neurons_has_the_parameters_that_the_chat_found() {
    let neurons = Count::new(86_000_000_000);
    let connections = connections(neurons, Count::from(10_000));
    let one = Count::from(1);
    let weights = weights(connections, one);
    assert_eq!(parameters(weights, biases(neurons, one)).get(), Some(860_086_000_000_000));
    assert_eq!(parameters(weights, biases(connections, one)).get(), Some(1_720_000_000_000_000));
}

/// Three neurons in a triangle: each has two partners, and there are three connections, not six.
#[test]
fn a_degree_meets_every_connection_twice() {
    assert!((connections_from_both_ends(3.0, 2.0) - 3.0_f64).abs() < f64::EPSILON);
}

#[test]
fn an_overflow_stays_visible() {
    let huge = Count::new(u128::MAX);
    assert_eq!(connections(huge, Count::from(2)).get(), None);
    let sum = weighted_connections(&[Population { neurons: huge, fan_in: Count::from(1) }; 2]);
    assert_eq!(sum.and_then(Count::get), None);
}

/// (x − 30)(x − 70) = x² − 100 x + 2100: widths 30 and 70 hold 100 neurons and 2100 connections.
#[test]
fn both_shapes_are_the_roots_of_the_quadratic() {
    let shapes = equal_width_shapes(100.0, 2100.0).expect("2100 is below 2500");
    assert!((shapes.deep.width - 30.0).abs() < 1e-12);
    assert!((shapes.wide.width - 70.0).abs() < 1e-12);
}

#[test]
fn no_shape_is_found_for_nonsense() {
    let nonsense =
        [(0.0, 1.0), (-5.0, 1.0), (10.0, 0.0), (f64::NAN, 1.0), (10.0, f64::NAN), (f64::INFINITY, 1.0)];
    for (neurons, connections) in nonsense {
        assert_eq!(equal_width_shapes(neurons, connections), None, "{neurons} and {connections}");
    }
}

/// 96 heads of 128 share the width of GPT-3, 12 288; 95 would leave 33 of it.
#[test]
fn heads_that_do_not_divide_the_width_are_refused_with_their_row() {
    let mut files = neuroscale_data::files();
    let table = "models/architectures.csv";
    let text = String::from_utf8(files[table].clone()).expect("a text");
    files.insert(table.to_owned(), text.replace("12288,96,", "12288,95,").into());
    let package = Package::read(&files).expect("tables");
    assert_eq!(
        check_architectures(&package).map_err(|error| error.to_string()).err().as_deref(),
        Some(
            "models/architectures.csv:6: column `heads`: found `95`; expected a divisor of the width, 12288, which the \
             heads share equally"
        )
    );
}
