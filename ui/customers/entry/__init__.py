"""The page of entries: what was sent, what is to be reviewed, what is to be verified."""
