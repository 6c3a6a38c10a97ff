"""The window's side of importing a list."""
