//! What holds for every network, whatever its size.

use approx::assert_relative_eq;
use neuroscale_params::*;
use neuroscale_quantity::Count;
use proptest::prelude::*;

fn size() -> impl Strategy<Value = f64> {
    1.0..1e12
}

fn architecture() -> impl Strategy<Value = Gpt<f64>> {
    let sizes = (1.0..200.0, 1.0..2e4, 1.0..1e5, 1.0..1e6, 1.0..1e6);
    sizes.prop_map(|(layers, width, feed_forward, vocabulary, context)| Gpt {
        layers,
        width,
        feed_forward,
        vocabulary,
        context,
    })
}

fn brain() -> impl Strategy<Value = Vec<Population<f64>>> {
    let population = (size(), 1.0..1e6).prop_map(|(neurons, fan_in)| Population { neurons, fan_in });
    prop::collection::vec(population, 1..8)
}

proptest! {
    #[test]
    fn doubling_the_neurons_or_the_fan_in_doubles_the_connections(neurons in size(), fan_in in size()) {
        let once = connections(neurons, fan_in);
        assert_relative_eq!(connections(2.0 * neurons, fan_in), 2.0 * once);
        assert_relative_eq!(connections(neurons, 2.0 * fan_in), 2.0 * once);
    }

    #[test]
    fn counting_both_ends_halves_the_connections(neurons in size(), partners in size()) {
        let (once, both) = (connections(neurons, partners), connections_from_both_ends(neurons, partners));
        assert_relative_eq!(2.0 * both, once);
    }

    #[test]
    fn the_fan_in_comes_back_from_the_connections(neurons in size(), fan_in in size()) {
        assert_relative_eq!(connections_per_neuron(connections(neurons, fan_in), neurons), fan_in, max_relative = 1e-12);
    }

    #[test]
    fn parameters_spread_over_the_units_add_up_again(parameters in size(), units in size()) {
        assert_relative_eq!(parameters_per_unit(parameters, units) * units, parameters, max_relative = 1e-12);
    }

    #[test]
    fn turning_a_ratio_of_sizes_around_inverts_it(one in size(), other in size()) {
        assert_relative_eq!(size_ratio(one, other) * size_ratio(other, one), 1.0, max_relative = 1e-12);
    }

    #[test]
    fn parameters_are_at_least_the_weights_and_at_least_the_biases(carriers in size(), connections in size()) {
        let biases = biases(carriers, 1.0);
        let weights = weights(connections, 1.0);
        let all = parameters(weights, biases);
        prop_assert!(all >= weights && all >= biases);
    }

    #[test]
    fn a_bias_per_connection_doubles_the_weights(connections in size()) {
        assert_relative_eq!(parameters(weights(connections, 1.0), biases(connections, 1.0)), 2.0 * connections);
    }

    #[test]
    fn the_sum_over_populations_is_at_least_any_one_of_them(brain in brain()) {
        let whole = weighted_connections(&brain).expect("not empty");
        for part in &brain {
            prop_assert!(whole >= connections(part.neurons, part.fan_in));
        }
    }

    #[test]
    fn the_mean_fan_in_lies_between_the_least_and_the_greatest(brain in brain()) {
        let mean = mean_fan_in(&brain).expect("not empty");
        let fan_ins = || brain.iter().map(|p| p.fan_in);
        let tolerance = 1e-12 * mean;
        prop_assert!(mean >= fan_ins().fold(f64::INFINITY, f64::min) - tolerance);
        prop_assert!(mean <= fan_ins().fold(0.0, f64::max) + tolerance);
    }

    #[test]
    fn equal_populations_need_no_weighting(neurons in size(), fan_in in size(), populations in 1_usize..9) {
        let brain = vec![Population { neurons, fan_in }; populations];
        let uniform = connections(neurons * populations as f64, fan_in);
        assert_relative_eq!(weighted_connections(&brain).expect("not empty"), uniform, max_relative = 1e-12);
        assert_relative_eq!(mean_fan_in(&brain).expect("not empty"), fan_in, max_relative = 1e-12);
    }

    #[test]
    fn the_closed_form_of_equal_widths_is_the_sum_over_gaps(layers in 2_u32..300, width in 1_u32..5000) {
        let widths = vec![Count::from(width); layers as usize];
        prop_assert_eq!(layered_weights(&widths), Some(equal_width_weights(Count::from(layers), Count::from(width))));
    }

    #[test]
    fn a_gap_for_every_layer_counts_one_gap_too_many(layers in 1_u32..5000, width in 1_u32..5000) {
        let (layers, width) = (Count::from(layers), Count::from(width));
        let excess = weights_with_a_gap_per_layer(layers, width) - equal_width_weights(layers, width);
        prop_assert_eq!(excess, dense_weights(width, width));
    }

    #[test]
    fn widening_a_layer_never_loses_weights(widths in prop::collection::vec(1_u32..5000, 2..20), at in 0_usize..20) {
        let weights = |widths: &[u32]| layered_weights(&widths.iter().map(|w| f64::from(*w)).collect::<Vec<_>>());
        let mut wider = widths.clone();
        let position = at % wider.len();
        wider[position] += 1;
        prop_assert!(weights(&wider) > weights(&widths));
    }

    #[test]
    fn twice_the_width_is_four_times_the_weights(widths in prop::collection::vec(1.0..5e3, 2..20)) {
        let doubled: Vec<f64> = widths.iter().map(|w| 2.0 * w).collect();
        let weights = |widths: &[f64]| layered_weights(widths).expect("two layers at least");
        assert_relative_eq!(weights(&doubled), 4.0 * weights(&widths), max_relative = 1e-12);
    }

    #[test]
    fn both_shapes_hold_the_neurons_and_the_connections(neurons in 2.0..1e12, share in 1e-6..1.0) {
        let connections = share * neurons * neurons / 4.0;
        let Shapes { deep, wide } = equal_width_shapes(neurons, connections).expect("below neurons²/4");
        for shape in [deep, wide] {
            assert_relative_eq!(layered_units(shape.layers, shape.width), neurons, max_relative = 1e-12);
        }
        prop_assert!(deep.layers >= 2.0 * (1.0 - 1e-7) && wide.layers <= 2.0 * (1.0 + 1e-7));
        assert_relative_eq!(equal_width_weights(deep.layers, deep.width), connections, max_relative = 1e-6);
    }

    #[test]
    fn above_a_quarter_of_the_neurons_squared_there_is_no_shape(neurons in 2.0..1e12, excess in 1e-6..1e6) {
        prop_assert_eq!(equal_width_shapes(neurons, (1.0 + excess) * neurons * neurons / 4.0), None);
    }

    #[test]
    fn the_parts_of_a_transformer_add_up_to_its_closed_form(gpt in architecture()) {
        let gpt = Gpt { feed_forward: 4.0 * gpt.width, ..gpt };
        let Gpt { layers, width: d, vocabulary, context, .. } = gpt;
        let closed = 12.0 * layers * d * d + 13.0 * layers * d + vocabulary * d + context * d + 2.0 * d;
        assert_relative_eq!(gpt_parameters(gpt), closed, max_relative = 1e-12);
    }

    #[test]
    fn a_transformer_has_at_least_the_parameters_of_any_part(gpt in architecture()) {
        let parts = gpt_parts(gpt);
        for part in [parts.embeddings, parts.attention, parts.mlp, parts.norms] {
            prop_assert!(part > 0.0 && part < gpt_parameters(gpt));
        }
    }

    #[test]
    fn enlarging_a_transformer_in_any_direction_adds_parameters(gpt in architecture(), factor in 1.001..3.0) {
        let larger = [
            Gpt { layers: factor * gpt.layers, ..gpt },
            Gpt { width: factor * gpt.width, ..gpt },
            Gpt { feed_forward: factor * gpt.feed_forward, ..gpt },
            Gpt { vocabulary: factor * gpt.vocabulary, ..gpt },
            Gpt { context: factor * gpt.context, ..gpt },
        ];
        for larger in larger {
            prop_assert!(gpt_parameters(larger) > gpt_parameters(gpt));
        }
    }

    #[test]
    fn output_units_grow_in_step_with_depth_and_width(gpt in architecture()) {
        let twice = Gpt { layers: 2.0 * gpt.layers, ..gpt };
        assert_relative_eq!(gpt_output_units(twice), 2.0 * gpt_output_units(gpt));
        let wide = Gpt { width: 2.0 * gpt.width, feed_forward: 2.0 * gpt.feed_forward, ..gpt };
        assert_relative_eq!(gpt_output_units(wide), 2.0 * gpt_output_units(gpt));
    }
}
