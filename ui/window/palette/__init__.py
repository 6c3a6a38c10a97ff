"""Going anywhere by name: Ctrl+K."""
