use crate::{Count, Scalar};

/// A formula under a name, so that a law can run it on any kind of number; made by [`recipe!`](crate::recipe).
pub trait Recipe<const N: usize>: Copy {
    /// The name of the formula, for people.
    const NAME: &'static str;

    /// The name of an input, by its place.
    fn input(place: usize) -> String;

    /// The formula.
    fn run<S: Scalar>(self, inputs: [S; N]) -> S;

    /// The formula on exact counts; `None` unless it is a recipe over [`Ring`](crate::Ring).
    fn count(self, _: [Count; N]) -> Option<Count> {
        None
    }
}

/// Names a generic formula, so that [its laws](mod@crate::laws) can run it.
///
/// ```
/// use neuroscale_quantity::{Ring, recipe};
///
/// fn weights<R: Ring>(layers: [R; 3]) -> R {
///     layers[0] * layers[1] + layers[1] * layers[2]
/// }
///
/// recipe!(Ratio(one, other) = one / other);
/// recipe!(over Ring: Synapses(neurons, fan_in) = neurons * fan_in);
/// recipe!(over Ring: Weights[layers; 3] = weights(layers));
/// recipe!(over Ring: Copies { copies: u32 }[layers; 3] = S::from(copies) * weights(layers));
/// # let _ = (Ratio, Synapses, Weights, Copies { copies: 2 });
/// ```
///
/// A recipe is an estimate, over [`Scalar`]. One `over Ring` counts, and laws can run it on [`Count`], too. Inputs
/// stand one by one or, in brackets, all together; choices that are no numbers become fields. `S` is the type of
/// number.
#[macro_export]
macro_rules! recipe {
    (over $over:ident: $name:ident($($input:ident),+ $(,)?) = $formula:expr) => {
        $crate::recipe!(@recipe $over $name {} { [$(stringify!($input)),+].len() } [$($input),+] $formula);
    };
    (over $over:ident: $name:ident $({ $($choice:ident: $kind:ty),+ })? [$inputs:ident; $count:expr] = $formula:expr) => {
        $crate::recipe!(@recipe $over $name { $($($choice: $kind),+)? } { $count } $inputs $formula);
    };
    ($name:ident $($rest:tt)+) => {
        $crate::recipe!(over Scalar: $name $($rest)+);
    };

    (@recipe $over:ident $name:ident { $($choice:ident: $kind:ty),* } $count:block $inputs:tt $formula:expr) => {
        $crate::recipe!(@struct $name { $($choice: $kind),* } $formula);

        impl $name {
            fn of<S: $crate::$over>(self, $inputs: [S; $count]) -> S {
                let Self { $($choice),* } = self;
                $formula
            }
        }

        impl $crate::laws::Recipe<$count> for $name {
            const NAME: &'static str = stringify!($formula);

            fn input(place: usize) -> String {
                $crate::recipe!(@input place $inputs)
            }

            fn run<S: $crate::Scalar>(self, inputs: [S; $count]) -> S {
                self.of(inputs)
            }

            $crate::recipe!(@count $over $count);
        }
    };

    (@struct $name:ident {} $formula:expr) => {
        #[doc = concat!("The formula `", stringify!($formula), "`, to be put under laws.")]
        #[derive(Clone, Copy, Debug)]
        struct $name;
    };
    (@struct $name:ident { $($choice:ident: $kind:ty),+ } $formula:expr) => {
        #[doc = concat!("The formula `", stringify!($formula), "`, to be put under laws.")]
        #[derive(Clone, Copy, Debug)]
        struct $name { $($choice: $kind),+ }
    };

    (@input $place:ident [$($input:ident),+]) => {
        [$(stringify!($input)),+].get($place).map_or_else(
            || format!("input {}", $place),
            |name| name.trim_start_matches('_').to_owned(),
        )
    };
    (@input $place:ident $inputs:ident) => { format!(concat!(stringify!($inputs), "[{}]"), $place) };

    (@count Ring $count:block) => {
        fn count(self, inputs: [$crate::Count; $count]) -> Option<$crate::Count> {
            Some(self.of(inputs))
        }
    };
    (@count Scalar $count:block) => {};
}
