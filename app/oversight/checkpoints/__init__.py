"""Checkpoints of the journal: officers sign once a month where all chains end, and keep it on paper."""
