"""Charts painted by us: bars, a line, a donut, each in a card that can show the same as a table."""
