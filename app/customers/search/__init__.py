"""Finding customers: what was typed, in which order, narrowed by what; and searches that somebody keeps."""
