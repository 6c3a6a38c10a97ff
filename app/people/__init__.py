"""Persons: founding a vault, signing in, duties, joining. Later: agreements, lessons, moving and leaving."""
