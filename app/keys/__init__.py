"""Secrets: encodings, hashes, signatures, wraps, keyslots, passphrases, the OS keyring, the company's own X.509 root.

The only importer of ``cryptography`` and ``keyring``. Everything here is put together from published parts; which
part does what, and every byte layout, is said in the docstring of the module that owns it.
"""
