"""Opening a sealed package that somebody received: before, and without, any vault."""
