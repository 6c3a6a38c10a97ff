"""The way in: unlocking, opening another vault, and making a new one."""
