"""Getting things back: copies laid beside, accepted or looked into, and the restore drill."""
