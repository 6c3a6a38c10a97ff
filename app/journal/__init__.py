"""The journal: an append-only, chained and signed record of every act, storing and retrieval (charter row C12)."""
