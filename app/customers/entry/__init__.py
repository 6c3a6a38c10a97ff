"""From entry over review to verification: what the three persons do before a record is in force."""
