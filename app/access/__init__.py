"""Levels, duties, acts and the policy between them: pure rules, no storage."""
