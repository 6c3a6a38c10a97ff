"""The page of statistics: figures, charts and kept reports."""
