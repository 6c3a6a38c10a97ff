"""The check of every file."""
