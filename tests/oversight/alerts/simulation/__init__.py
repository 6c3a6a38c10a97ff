"""A simulated office: months of ordinary work, and misbehaviour planted in it."""
