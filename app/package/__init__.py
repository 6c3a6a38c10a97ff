"""The sealed package: tables and documents for one recipient, in one file under one password."""
