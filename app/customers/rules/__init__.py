"""What a project asks of its files: fields of its own, and by how many hands an entry passes."""
