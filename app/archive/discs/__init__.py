"""Sealed files on discs: an image that anything mounts, parity against scratches, and a number in the register."""
