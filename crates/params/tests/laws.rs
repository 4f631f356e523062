//! What holds for brains of many populations and for networks of many layers.

use approx::assert_relative_eq;
use neuroscale_params::*;
use neuroscale_quantity::Count;
use proptest::prelude::*;

fn size() -> impl Strategy<Value = f64> {
    1.0..1e12
}

fn brain() -> impl Strategy<Value = Vec<Population<f64>>> {
    let population = (size(), 1.0..1e6).prop_map(|(neurons, fan_in)| Population { neurons, fan_in });
    prop::collection::vec(population, 1..8)
}

proptest! {
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
}
