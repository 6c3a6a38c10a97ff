"""Narrowing the list of customers, and searches that somebody keeps."""
