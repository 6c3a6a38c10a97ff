"""What was unusual in the journal, and what came of it."""
