"""Keeping the vault whole: the full check of every file."""
