//! What a network is made of: parameters and operations of layers and whole models, exact and checked.
