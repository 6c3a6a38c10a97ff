"""Revisions of customers and items: what changed, any two beside each other, and bringing an old one back."""
