"""How long a project keeps customers after the last dealing, and how long an approved destruction waits."""
