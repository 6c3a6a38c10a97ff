"""Legal holds: what must be kept, whoever wants it gone, until two people lift the hold."""
