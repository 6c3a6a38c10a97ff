"""Getting things back: a copy laid beside the present vault, accepted by two; one record out of a copy; the drill."""
