"""Recovery: where it stands, the ceremony, the practice run, and the guide to opening a lost compartment."""
