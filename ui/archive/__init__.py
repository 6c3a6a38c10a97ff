"""Whether the vault is whole."""
