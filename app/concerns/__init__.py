"""Concerns that anybody in service hands in and only the officers can read."""
