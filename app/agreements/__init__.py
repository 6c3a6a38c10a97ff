"""Confidentiality agreements: their text, signing and filing, terms, and who has one in force (charter row C14)."""
