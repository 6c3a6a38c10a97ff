"""Projects: three compartments each, and who holds a clearance."""
