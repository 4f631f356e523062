//! Short programs, each of them a question somebody would ask.
