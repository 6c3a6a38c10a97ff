"""Backups: whole copies of the vault, sealed once more, proved by restoring them."""
