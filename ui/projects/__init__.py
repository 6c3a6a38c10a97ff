"""Projects: each a store of its own with its own keys."""
