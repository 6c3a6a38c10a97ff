"""Numbered copies, and how they end."""
