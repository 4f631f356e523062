//! Counts that other people published or that a checkpoint contains, met exactly.

use neuroscale_params::decoder::{Decoder, Experts, Mlp, Norm, Positions};
use neuroscale_params::{Population, biases, connections, connections_from_both_ends, parameters, weights};
use neuroscale_params::{equal_width_shapes, layered_weights, weighted_connections};
use neuroscale_quantity::{Count, TableError};

fn of_table(key: &str) -> Result<Decoder<Count>, TableError> {
    Decoder::<Count>::read(&neuroscale_data::package()?, key)
}

/// Stored elements of the checkpoints published with Radford et al. 2019, tied embedding counted once.
#[test]
fn the_gpt_2_family_has_the_parameters_of_its_checkpoints() -> Result<(), TableError> {
    for (key, stored) in [
        ("gpt-2-small", 124_439_808),
        ("gpt-2-medium", 354_823_168),
        ("gpt-2-large", 774_030_080),
        ("gpt-2-xl", 1_557_611_200),
    ] {
        assert_eq!(of_table(key)?.network().parameters().get(), Some(stored), "{key}");
    }
    Ok(())
}

/// Brown et al. 2020, table 2.1 (96 layers of 12 288, context 2048), with the vocabulary of GPT-2.
#[test]
fn gpt_3_has_175_billion_parameters_and_ten_million_output_units() -> Result<(), TableError> {
    let gpt3 = of_table("gpt-3")?;
    assert_eq!(gpt3.network().parameters().get(), Some(174_604_259_328));
    assert_eq!(gpt3.output_units().get(), Some(10_616_832));
    Ok(())
}

/// Shapes of the tensors `wte`, `wpe`, `attn`, `mlp`, `ln_1`, `ln_2`, `ln_f` in GPT-2's smallest checkpoint.
#[test]
fn the_parts_of_gpt_2_are_its_tensors() -> Result<(), TableError> {
    let network = of_table("gpt-2-small")?.network();
    for (name, stored) in [
        ("token embedding", 50257 * 768),
        ("position embedding", 1024 * 768),
        ("attention", 12 * (768 * 2304 + 2304 + 768 * 768 + 768)),
        ("MLP", 12 * (768 * 3072 + 3072 + 3072 * 768 + 768)),
        ("norm", 12 * 4 * 768 + 2 * 768),
    ] {
        let parameters = network.named(name).and_then(|part| part.parameters().get());
        assert_eq!(parameters, Some(stored), "{name}");
    }
    Ok(())
}

/// `config.json` of `meta-llama/Llama-2-7b-hf`.
const LLAMA_2_7B: Decoder<u32> = Decoder {
    layers: 32,
    width: 4096,
    heads: 32,
    key_value_heads: 32,
    head_width: 128,
    feed_forward: 11008,
    experts: None,
    vocabulary: 32000,
    context: 4096,
    mlp: Mlp::Gated,
    norm: Norm::Rms,
    positions: Positions::Rotary,
    biases: false,
    tied: false,
};

/// `config.json` of `mistralai/Mistral-7B-v0.1`.
const MISTRAL_7B: Decoder<u32> =
    Decoder { key_value_heads: 8, feed_forward: 14336, context: 32768, ..LLAMA_2_7B };

/// `config.json` of `mistralai/Mixtral-8x7B-v0.1`.
const MIXTRAL_8X7B: Decoder<u32> =
    Decoder { experts: Some(Experts { stored: 8, per_token: 2 }), ..MISTRAL_7B };

/// What the reference implementation, `transformers` 5.24.0 on `torch` 2.15.0, makes on its meta device.
#[test]
fn other_families_are_configurations() {
    for (model, stored, active) in [
        (LLAMA_2_7B, 6_738_415_616, 6_738_415_616),
        (MISTRAL_7B, 7_241_732_096, 7_241_732_096),
        (MIXTRAL_8X7B, 46_702_792_704, 12_879_925_248),
    ] {
        let network = model.map(Count::from).network();
        assert_eq!(network.parameters().get(), Some(stored));
        assert_eq!(network.active_parameters().get(), Some(active));
    }
}

/// By hand: in each of 32 blocks 4096 + 1024 + 1024 + 4096 in attention, 8 in the router, and 2 × 14 336 +
/// 4096 in each of two experts.
#[test]
fn a_token_meets_the_units_of_its_own_experts_alone() {
    let units = MIXTRAL_8X7B.map(Count::from).output_units();
    assert_eq!(units.get(), Some(32 * (10_240 + 8 + 2 * 32_768)));
}

/// Weights of the fully connected end of the 1998 network LeNet-5, its C5 taken as dense: 400 to 120 to 84 to
/// 10.
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
