"""Prospects, dealings and special policies: their forms, cards and lists."""
