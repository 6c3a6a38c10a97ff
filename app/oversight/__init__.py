"""Watching over: officers read the journal and prove that it is whole."""
