"""Backups: how old the last proved one is, where they go, the register."""
