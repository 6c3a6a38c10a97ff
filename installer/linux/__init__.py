"""What is particular to Linux: shared libraries, Debian packages, a session bus with a keyring."""
