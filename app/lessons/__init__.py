"""Lessons with questions, renewed every year: what keeps the views of customer files open."""
