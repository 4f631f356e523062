//! What a brain is made of: cell populations, synapses, dendrites, firing rates and energy.
