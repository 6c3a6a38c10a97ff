"""Recovery: the ceremony, the kit, the practice run, and opening a compartment whose last holder is gone."""
