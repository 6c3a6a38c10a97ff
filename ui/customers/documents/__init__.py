"""The documents of an open customer file: bringing them in, looking at them, renaming and removing them."""
