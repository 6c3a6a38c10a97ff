"""Lists of customers: one change for many of them, each through the door by itself, and taking it back."""
