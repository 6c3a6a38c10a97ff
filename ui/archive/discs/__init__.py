"""Discs: made, burned, read back, labelled, kept, counted, shredded, and read again."""
