"""What may leave the house: asked with the customer's written consent, decided by another person, sealed, on record."""
