"""Journeys through the whole program: the tour of its real window, and an office's day without one."""
