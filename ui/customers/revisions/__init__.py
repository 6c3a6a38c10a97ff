"""Revisions of customers and items: any two beside each other, and an old one brought back."""
