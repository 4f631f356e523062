//! What holds for every network that is made of parts, and for every decoder-only transformer.

use std::ops::Range;

use neuroscale_params::decoder::{Decoder, Experts, Mlp, Norm, Positions};
use neuroscale_params::{Layer, Part, dense_weights};
use neuroscale_quantity::{Ring, lawful};

/// As GPT is configured, by its sizes in the order of [`GPT`].
fn gpt<R: Ring>(
    [layers, width, heads, key_value_heads, head_width, feed_forward, vocabulary, context]: [R; 8],
) -> Decoder<R> {
    Decoder {
        layers,
        width,
        heads,
        key_value_heads,
        head_width,
        feed_forward,
        experts: None,
        vocabulary,
        context,
        mlp: Mlp::Plain,
        norm: Norm::Layer,
        positions: Positions::Learned,
        biases: true,
        tied: true,
    }
}

/// As Llama and Mistral are configured, by the same sizes.
fn llama<R: Ring>(sizes: [R; 8]) -> Decoder<R> {
    Decoder {
        mlp: Mlp::Gated,
        norm: Norm::Rms,
        positions: Positions::Rotary,
        biases: false,
        tied: false,
        ..gpt(sizes)
    }
}

/// As Mixtral is configured: experts for a token, and those that it leaves out, after the same sizes.
fn mixtral<R: Ring>([a, b, c, d, e, f, g, h, per_token, idle]: [R; 10]) -> Decoder<R> {
    let experts = Some(Experts { stored: per_token + idle, per_token });
    Decoder { experts, ..llama([a, b, c, d, e, f, g, h]) }
}

const GPT: [(&str, Range<f64>); 8] = [
    ("layer", 1.0..200.0),
    ("unit/layer", 1.0..2e4),
    ("1", 1.0..200.0),
    ("1", 1.0..200.0),
    ("unit/layer", 1.0..300.0),
    ("unit/layer", 1.0..1e5),
    ("token", 1.0..1e6),
    ("token", 1.0..1e6),
];

const MIXTRAL: [(&str, Range<f64>); 10] = {
    let [a, b, c, d, e, f, g, h] = GPT;
    [a, b, c, d, e, f, g, h, ("1", 1.0..300.0), ("1", 1.0..300.0)]
};

const LAYERS: usize = 0;

/// Parameters of what has a name in the network.
fn named<R: Ring>(decoder: &Decoder<R>, name: &str) -> R {
    decoder.network().named(name).expect("a part of that name").parameters()
}

/// The sizes of a decoder whose every head has keys and values of its own.
fn multi_head<R: Ring>([layers, width, heads, _, head_width, rest @ ..]: [R; 8]) -> [R; 8] {
    let [feed_forward, vocabulary, context] = rest;
    [layers, width, heads, heads, head_width, feed_forward, vocabulary, context]
}

fn dense<R: Ring>(inputs: R, outputs: R) -> Part<R> {
    Part::layer("dense", Layer::Dense { inputs, outputs, biases: true })
}

lawful! {
    over Ring;

    the_whole_is_the_sum_of_its_parts(inputs: "unit", hidden: "unit", outputs: "unit") =
        Part::joined("network", dense(inputs, hidden), [dense(hidden, outputs)]).parameters() => "parameter",
        equal(dense(inputs, hidden).parameters() + dense(hidden, outputs).parameters());
    a_part_repeated_n_times_has_n_times_its_parameters(times: "1", inputs: "unit", outputs: "unit") =
        dense(inputs, outputs).repeated(times).parameters() => "parameter",
        equal(times * dense(inputs, outputs).parameters());
    a_part_repeated_n_times_has_n_times_its_units(times: "1", inputs: "unit", outputs: "unit") =
        dense(inputs, outputs).repeated(times).output_units() => "unit",
        equal(times * outputs);
    all_parts_of_a_name_are_the_whole_where_no_other_is(times: "1", inputs: "unit", outputs: "unit") = {
        let block = Part::joined("block", dense(inputs, outputs), [dense(outputs, inputs)]).repeated(times);
        block.named("dense").expect("two in every block").parameters()
    } => "parameter", equal({
        let block = Part::joined("block", dense(inputs, outputs), [dense(outputs, inputs)]).repeated(times);
        block.parameters()
    });
    an_embedding_has_a_vector_for_each_entry(entries: "token", width: "unit/layer") =
        Layer::Embedding { entries, width }.parameters() => "parameter", power_law([1, 1]);
    an_embedding_yields_its_width(entries: "token", width: "unit/layer") =
        Layer::Embedding { entries, width }.output_units() => "unit", power_law([0, 1]);
    biases_double_a_norm(width: "unit/layer") =
        Layer::Norm { width, biases: true }.parameters() => "parameter",
        equal(S::from(2_u32) * Layer::Norm { width, biases: false }.parameters());
    a_norm_yields_what_it_reads(width: "unit/layer") =
        Layer::Norm { width, biases: true }.output_units() => "unit", power_law([1]);

    a_transformer_is_the_sum_of_its_parts[sizes; 8 in GPT] = gpt(sizes).network().parameters() => "parameter",
        equal({
            let gpt = gpt(sizes);
            named(&gpt, "embeddings") + named(&gpt, "attention") + named(&gpt, "MLP") + named(&gpt, "norm")
        });
    an_untied_mixture_of_experts_is_the_sum_of_its_parts[sizes; 10 in MIXTRAL] =
        mixtral(sizes).network().parameters() => "parameter",
        equal({
            let mixtral = mixtral(sizes);
            let maps = named(&mixtral, "attention") + named(&mixtral, "MLP") + named(&mixtral, "norm");
            named(&mixtral, "embeddings") + maps + named(&mixtral, "output")
        });
    enlarging_a_transformer_in_any_direction_adds_parameters[sizes; 8 in GPT] =
        gpt(sizes).network().parameters() => "parameter", rises_with(&[0, 1, 2, 3, 4, 5, 6, 7]);
    enlarging_a_mixture_of_experts_in_any_direction_but_its_context_adds_parameters[sizes; 10 in MIXTRAL] =
        mixtral(sizes).network().parameters() => "parameter", rises_with(&[0, 1, 2, 3, 4, 5, 6, 8, 9]);
    every_layer_attends[sizes; 8 in GPT] = named(&gpt(sizes), "attention") => "parameter",
        homogeneous(&[LAYERS], 1.0), rises_with(&[1, 2, 3, 4]);
    every_layer_has_an_mlp[sizes; 8 in GPT] = named(&gpt(sizes), "MLP") => "parameter",
        homogeneous(&[LAYERS], 1.0), rises_with(&[1, 5]);
    norms_grow_in_step_with_the_width[sizes; 8 in GPT] = named(&gpt(sizes), "norm") => "parameter",
        homogeneous(&[1], 1.0), rises_with(&[LAYERS]);
    output_units_grow_in_step_with_depth_and_widths[sizes; 8 in GPT] = gpt(sizes).output_units() => "unit",
        homogeneous(&[LAYERS], 1.0), homogeneous(&[1, 4, 5], 1.0), rises_with(&[1, 2, 3, 4, 5]);

    grouped_queries_with_as_many_keys_as_queries_are_plain_heads[sizes; 8 in GPT] =
        named(&llama(multi_head(sizes)), "attention") => "parameter",
        equal({
            let [layers, width, heads, _, head_width, ..] = sizes;
            S::from(4_u32) * layers * width * heads * head_width
        });
    tying_the_output_drops_vocabulary_times_width[sizes; 8 in GPT] =
        llama(sizes).network().parameters() => "parameter",
        equal({
            let tied = Decoder { tied: true, ..llama(sizes) };
            tied.network().parameters() + dense_weights(sizes[6], sizes[1])
        });
    a_gate_is_another_map_up[sizes; 8 in GPT] = named(&llama(sizes), "MLP") => "parameter",
        equal({
            let plain = Decoder { mlp: Mlp::Plain, ..llama(sizes) };
            named(&plain, "MLP") + named(&plain, "hidden units")
        });
    without_experts_a_token_meets_every_parameter[sizes; 8 in GPT] =
        gpt(sizes).network().active_parameters() => "parameter", equal(gpt(sizes).network().parameters());
    idle_experts_are_stored_but_not_active[sizes; 10 in MIXTRAL] =
        mixtral(sizes).network().parameters() => "parameter",
        equal({
            let of_one = [sizes[0], sizes[1], sizes[5]].into_iter().reduce(|a, b| a * b).expect("three");
            mixtral(sizes).network().active_parameters() + S::from(3_u32) * sizes[9] * of_one
        });
}

lawful! {
    over Scalar;

    the_parts_of_a_transformer_add_up_to_its_closed_form(
        layers: "layer" in 1.0..200.0, d: "unit/layer" in 1.0..2e4, tokens: "token", positions: "token",
    ) = {
        let (one, hidden) = (S::from(1_u32), S::from(4_u32) * d);
        gpt([layers, d, one, one, d, hidden, tokens, positions]).network().parameters()
    } => "parameter",
        equal({
            let [two, twelve, thirteen] = [2_u32, 12, 13].map(S::from);
            twelve * layers * d * d + thirteen * layers * d + tokens * d + positions * d + two * d
        });
}
