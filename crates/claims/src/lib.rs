//! What the documents say: every claim bound to its recomputation, its conflicts and its evidence.
