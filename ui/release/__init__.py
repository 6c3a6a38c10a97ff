"""Asking for, deciding and handing over what may leave."""
