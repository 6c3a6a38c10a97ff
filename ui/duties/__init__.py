"""What a person, or a duty, may do and why not: the table of duties made readable and searchable."""
