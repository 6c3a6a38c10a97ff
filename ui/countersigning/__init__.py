"""What waits for a second signature, each signed in its signer's own account."""
