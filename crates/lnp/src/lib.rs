//! What a neuron computes: the linear-nonlinear-Poisson cascade and its cost under named conventions.
