"""Alerts: what in the journal is unlike a person's own past, told to the officers in one sentence."""
