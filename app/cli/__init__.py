"""The command line: verifying a vault, reading the journal, verifying a certificate, over the window's own actions."""
