"""Levels in the window: the assistant that asks the criteria, changing a level, deciding on that, what is due."""
