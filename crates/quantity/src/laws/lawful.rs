/// A table of formulas and their laws: each row becomes a property test, named as the row.
///
/// A row names its inputs with their units, says what the formula makes of them and in which unit, and lists what else
/// must hold: any [law](mod@crate::laws), with the inputs that it is about by name. That the unit is right, and
/// that numbers and expressions agree to the last bit, is always tested; in a table `over Ring`, exact counts must
/// agree, too.
///
/// ```
/// use neuroscale_quantity::{Ring, Scalar, Unit, lawful};
///
/// fn synapses<R: Ring>(neurons: R, fan_in: R) -> R {
///     (neurons * fan_in).counted_as(Unit::SYNAPSE)
/// }
///
/// fn share<S: Scalar>(part: S, whole: S) -> S {
///     part / whole
/// }
///
/// lawful! {
///     over Ring;
///     synapses_grow_in_step_with_neurons(neurons: "neuron", fan_in: "synapse/neuron") =
///         synapses(neurons, fan_in) => "synapse", power_law([1, 1]), inverse(fan_in; fan_in / neurons);
/// }
///
/// lawful! {
///     over Scalar;
///     no_part_is_larger_than_its_whole(part: "neuron", rest: "neuron" in 0.0..1e9) =
///         share(part, part + rest) => "1", falls_with(rest), at_most(S::from(1_u32));
/// }
/// ```
///
/// - `in` gives an input a range other than [`TWELVE_DECADES`](crate::laws::TWELVE_DECADES).
/// - `[cell; 9 in CELL]` in the place of `(…)` names nine inputs together; `CELL` is what
///   [`within`](crate::laws::within) takes, and laws speak of its inputs by their places.
/// - `equal`, `at_least` and `at_most` take another formula of the same inputs, whose type of number is `S`;
///   `inverse(input; back)` takes one that finds `input`, in whose place it is given the value.
#[macro_export]
macro_rules! lawful {
    (over $over:ident; $(
        $(#[$meta:meta])*
        $test:ident $inputs:tt = $formula:expr => $unit:literal $(, $law:ident $arguments:tt)*;
    )+) => {
        $crate::laws::proptest::proptest! {$(
            $(#[$meta])*
            #[test]
            fn $test(inputs in $crate::lawful!(@within $inputs)) {
                $crate::lawful!(@recipe $over Lawful $inputs $formula);
                $crate::laws::has_unit(Lawful, $unit.parse::<$crate::Measure>()?.unit(), &inputs)?;
                $crate::laws::agrees_with_numbers(Lawful, &inputs)?;
                $crate::lawful!(@count $over Lawful inputs);
                $($crate::lawful!(@law Lawful inputs $inputs $law $arguments);)*
            }
        )+}
    };

    (@within ($($input:ident: $unit:literal $(in $range:expr)?),+ $(,)?)) => {
        $crate::laws::within([$(($unit, $crate::lawful!(@range $($range)?))),+])
    };
    (@within [$inputs:ident; $count:literal in $ranges:expr]) => { $crate::laws::within($ranges) };
    (@range) => { $crate::laws::TWELVE_DECADES };
    (@range $range:expr) => { $range };

    (@recipe $over:ident $name:ident ($($input:ident: $unit:literal $(in $range:expr)?),+ $(,)?) $formula:expr) => {
        $crate::recipe!(over $over: $name($($input),+) = $formula);
    };
    (@recipe $over:ident $name:ident [$inputs:ident; $count:literal in $ranges:expr] $formula:expr) => {
        $crate::recipe!(over $over: $name[$inputs; $count] = $formula);
    };

    (@count Ring $recipe:ident $drawn:ident) => { $crate::laws::counts_exactly($recipe, &$drawn)?; };
    (@count Scalar $recipe:ident $drawn:ident) => {};

    (@law $recipe:ident $drawn:ident $inputs:tt equal($other:expr)) => {
        $crate::lawful!(@beside $recipe $drawn $inputs equal $other);
    };
    (@law $recipe:ident $drawn:ident $inputs:tt at_least($other:expr)) => {
        $crate::lawful!(@beside $recipe $drawn $inputs at_least $other);
    };
    (@law $recipe:ident $drawn:ident $inputs:tt at_most($other:expr)) => {
        $crate::lawful!(@beside $recipe $drawn $inputs at_most $other);
    };
    (@beside $recipe:ident $drawn:ident $inputs:tt $law:ident $other:expr) => {{
        $crate::lawful!(@recipe Scalar Other $inputs $other);
        $crate::laws::$law($recipe, Other, &$drawn)?;
    }};
    (@law $recipe:ident $drawn:ident $inputs:tt inverse($input:expr; $back:expr)) => {{
        $crate::lawful!(@recipe Scalar Back $inputs $back);
        $crate::lawful!(@law $recipe $drawn $inputs inverse(Back, $input));
    }};
    (@law $recipe:ident $drawn:ident
        ($($input:ident: $unit:literal $(in $range:expr)?),+ $(,)?) $law:ident($($argument:expr),*)
    ) => {{
        let mut places = 0_usize..;
        $(let $input = places.next().unwrap_or_default();)+
        let _ = [$($input),+];
        $crate::laws::$law($recipe, $($argument,)* &$drawn)?;
    }};
    (@law $recipe:ident $drawn:ident [$($inputs:tt)*] $law:ident($($argument:expr),*)) => {
        $crate::laws::$law($recipe, $($argument,)* &$drawn)?;
    };
}
