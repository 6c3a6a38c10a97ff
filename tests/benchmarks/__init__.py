"""How fast it is, as ratios: each figure beside its limit, in one run, in turn. ``python3 -m installer benchmark``."""
