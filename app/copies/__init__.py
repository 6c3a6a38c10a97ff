"""Every numbered copy outside the store (prints and outputs), who holds it, and how each ends in a shredding record."""
