"""The sealed house of a vault that was lost: its journal, statements and registers, read and never carried on."""
