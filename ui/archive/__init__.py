"""Keeping the vault whole: checks, backups, bringing back, discs."""
