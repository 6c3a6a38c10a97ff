"""The page of lessons, their questions, and who has learned what."""
