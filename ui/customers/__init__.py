"""Customer files: the list, the file beside it, the forms, the import, and the top-secret room."""
