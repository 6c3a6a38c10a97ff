"""The weekly check: what is looked at, by whom, when; what was found, and what of a damaged file still reads."""
