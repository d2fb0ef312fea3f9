"""Whether a step is effective: executed, unmasked, able to fail its job and its run."""
