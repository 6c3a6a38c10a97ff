"""The documents that go with a customer file: taken in sealed, looked at in memory, never written out here."""
