"""Who is in the office: the list, and adding a person."""
