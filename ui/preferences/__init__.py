"""How the window looks and when it locks, for this OS account."""
