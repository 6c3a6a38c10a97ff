"""Builds every real thing once; the only place that chooses."""
