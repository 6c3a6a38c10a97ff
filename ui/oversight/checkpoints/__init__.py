"""Checkpoints of the journal: the list with their papers, signing the next one, comparing a paper."""
