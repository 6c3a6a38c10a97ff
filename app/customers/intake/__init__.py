"""Import of an office's lists: reading them in a limited process, checking them, taking them in whole."""
