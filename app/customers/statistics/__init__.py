"""Statistics over customer files: figures of what the viewer may see, and reports kept of them."""
