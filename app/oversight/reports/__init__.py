"""What one person read, who read one customer: a signed paper, and a package that proves itself outside the house."""
