//! Our own answers: the population-weighted brain, the cascade on measured anatomy, energy.
